#include <memory>

#include "app/accounts.hpp"
#include "app/commands.hpp"

namespace luoshi::app {
namespace {

struct Options {
  std::string data = "data";
  std::string district = "catalog/districts/qiming";
};

Result<> init(const Options& options) {
  TRY(make_data_directory(options.data, options.district));
  const auto data = TRY(open_data_directory(options.data));
  print_accounts(TRY(create_accounts(*data, true)));
  return {};
}

}  // namespace

void add_init(CLI::App& program, int& exit_code) {
  auto* command = program.add_subcommand(
      "init", "Make a data directory for a district and print its accounts, once");
  const auto options = std::make_shared<Options>();
  command->add_option("--data", options->data, "The data directory")->capture_default_str();
  command->add_option("--district", options->district, "The district's folder in the catalogue")
      ->capture_default_str();
  command->callback([options, &exit_code] {
    const auto done = init(*options);
    exit_code = done ? 0 : complain(done.error());
  });
}

}  // namespace luoshi::app
