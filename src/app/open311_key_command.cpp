#include <fmt/format.h>

#include <memory>

#include "app/commands.hpp"
#include "app/data_directory.hpp"
#include "casework/api_keys.hpp"

namespace luoshi::app {
namespace {

struct Options {
  std::string data = "data";
  std::string name;
  std::string id;
};

// Carries out one act of the operator at the machine.
Result<> act_on(DataDirectory& data, const char* kind,
                const std::function<Result<>(ledger::Act&)>& body) {
  const auto now = data.clock.now();
  return data.database->write_and_wait(
      [&data, kind, now, &body](store::Writer& writer) -> Result<> {
        ledger::Act act(writer, data.random, now, {"system", ""}, kind, "system/open311");
        TRY(body(act));
        TRY(act.commit());
        return {};
      });
}

Result<> add(const Options& options) {
  const auto data = TRY(open_data_directory(options.data));
  casework::NewApiKey made;
  TRY(act_on(*data, "api-key.add", [&](ledger::Act& act) -> Result<> {
    made = TRY(casework::create_api_key(act, options.name));
    return {};
  }));
  fmt::print(
      "密钥只显示这一次，请交给使用方保管 / shown this once; hand it to whom it is for:\n"
      "{}\t{}\n",
      made.id, made.key);
  return {};
}

Result<> list(const Options& options) {
  const auto data = TRY(open_data_directory(options.data));
  return data->database->read([](store::Reader& reader) -> Result<> {
    for (const auto& one : TRY(casework::list_api_keys(reader))) {
      fmt::print("{}\t{}\t{}\t{}\n", one.id, one.name, to_rfc3339({one.created_ms}),
                 one.withdrawn_ms ? "已撤销 / withdrawn " + to_rfc3339({*one.withdrawn_ms}) : "");
    }
    return {};
  });
}

Result<> withdraw(const Options& options) {
  const auto data = TRY(open_data_directory(options.data));
  TRY(act_on(*data, "api-key.withdraw",
             [&](ledger::Act& act) { return casework::withdraw_api_key(act, options.id); }));
  fmt::print("已撤销 / withdrawn\n");
  return {};
}

}  // namespace

void add_open311_key(CLI::App& program, int& exit_code) {
  auto* command = program.add_subcommand(
      "open311-key", "Keys by which programs of others file requests over Open311");
  command->require_subcommand(1);
  const auto options = std::make_shared<Options>();
  const auto on = [&](const char* name, const char* what, Result<> (*run)(const Options&)) {
    auto* one = command->add_subcommand(name, what);
    one->add_option("--data", options->data, "The data directory")->capture_default_str();
    one->callback([options, run, &exit_code] {
      const auto done = run(*options);
      exit_code = done ? 0 : complain(done.error());
    });
    return one;
  };
  on("add", "Make a key and show it, once", add)
      ->add_option("name", options->name, "Whose program it is")
      ->required();
  on("list", "Who has keys", list);
  on("withdraw", "End a key; requests filed with it stay", withdraw)
      ->add_option("id", options->id, "Its id, as `list` shows it")
      ->required();
}

}  // namespace luoshi::app
