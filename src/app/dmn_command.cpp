// luoshi dmn run, check, test and tck.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "api/problem.hpp"
#include "app/commands.hpp"
#include "app/data_directory.hpp"
#include "app/diagnostics.hpp"
#include "dmn/cases.hpp"
#include "dmn/explain.hpp"
#include "dmn/model.hpp"
#include "dmn/tck.hpp"
#include "feel/json.hpp"

namespace luoshi::app {
namespace {

struct Options {
  std::string model;
  std::string input;
  std::string decision;
  std::string explain;
};

// The models beside a file, which its imports may mean.
Result<dmn::Model> load_model(const std::string& file, bool analyse) {
  const std::filesystem::path path(file);
  const auto bytes = TRY(read_file(path));
  auto main = TRY(dmn::read_definitions(bytes, path.filename().string()));
  std::vector<dmn::Definitions> others;
  if (!main.imports.empty()) {
    const auto folder = path.has_parent_path() ? path.parent_path() : ".";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      if (entry.path().extension() != ".dmn" || entry.path().filename() == path.filename()) {
        continue;
      }
      const auto beside = TRY(read_file(entry.path()));
      auto other = dmn::read_definitions(beside, entry.path().filename().string());
      if (other) others.push_back(std::move(*other));
    }
  }
  return dmn::Model::load(std::move(main), std::move(others), analyse);
}

int print_findings(const std::vector<Finding>& findings) {
  const auto problems = api::Problems::built_in();
  for (const auto& one : findings) {
    const Error error{ErrorKind::invalid, one.problem, one.detail, {}, {}};
    const auto& zh = problems.words(error, api::Language::zh);
    const auto& en = problems.words(error, api::Language::en);
    fmt::print("{}: {} {} / {} {} [{}]{}{}\n", one.place, zh.title, zh.mend, en.title, en.mend,
               one.problem, one.detail.empty() ? "" : " ", one.detail);
  }
  return findings.empty() ? 0 : 2;
}

Result<feel::Context> inputs_of(const dmn::Model& model, const std::string& file) {
  if (file.empty()) return feel::Context{};
  const auto bytes = TRY(read_file(file));
  const auto value = TRY(feel::from_json(bytes));
  if (value.kind() != feel::Kind::context) {
    return fail(ErrorKind::invalid, "feel.no-context", {}, file);
  }
  return dmn::typed_inputs(model, value.context());
}

Result<int> run_model(const Options& options) {
  const auto model = TRY(load_model(options.model, false));
  const auto inputs = TRY(inputs_of(model, options.input));
  const feel::Environment environment{feel::icu_zones(), SystemClock().now()};
  feel::Run run(environment);
  dmn::Trace trace;
  feel::Context results;
  const auto names =
      options.decision.empty() ? model.decisions() : std::vector<std::string>{options.decision};
  for (const auto& name : names) {
    dmn::Trace own;
    results.put(name, TRY(model.evaluate(name, inputs, run, &own)));
    // A table that several decisions ask is told once.
    for (auto& table : own.tables) {
      const bool told = std::ranges::any_of(
          trace.tables, [&](const dmn::TableTrace& one) { return one.decision == table.decision; });
      if (!told) trace.tables.push_back(std::move(table));
    }
  }
  fmt::print("{}\n", feel::to_json(feel::Value(std::move(results))));
  if (options.explain == "json") fmt::print("{}\n", feel::to_json(dmn::as_value(trace)));
  if (options.explain == "zh" || options.explain == "en") {
    const auto language = options.explain == "zh" ? dmn::Language::zh : dmn::Language::en;
    fmt::print("{}\n", dmn::explain(trace, language));
  }
  return print_diagnostics(run);
}

void add_run(CLI::App& dmn, int& exit_code) {
  auto* command = dmn.add_subcommand("run", "Evaluate the decisions of a model, print JSON");
  const auto options = std::make_shared<Options>();
  command->add_option("model", options->model, "A .dmn file")->required();
  command->add_option("--input", options->input, "A JSON file with the inputs by name");
  command->add_option("--decision", options->decision, "Only this decision or service");
  command->add_option("--explain", options->explain, "Tell why as well")
      ->check(CLI::IsMember({"zh", "en", "json"}));
  command->callback([options, &exit_code] {
    const auto done = run_model(*options);
    exit_code = done ? *done : complain(done.error());
  });
}

void add_check(CLI::App& dmn, int& exit_code) {
  auto* command =
      dmn.add_subcommand("check", "Print all that is wrong with a model, and how to mend it");
  const auto file = std::make_shared<std::string>();
  command->add_option("model", *file, "A .dmn file")->required();
  command->callback([file, &exit_code] {
    const auto model = load_model(*file, true);
    exit_code = model ? print_findings(model->findings()) : complain(model.error());
  });
}

// The cases beside a model: MODEL.cases.json.
Result<int> test_model(const std::string& file) {
  const auto model = TRY(load_model(file, false));
  auto cases = std::filesystem::path(file);
  cases.replace_extension(".cases.json");
  const auto bytes = TRY(read_file(cases));
  int passed = 0;
  int failed = 0;
  for (const auto& one : TRY(dmn::run_cases(model, bytes))) {
    ++(one.passed ? passed : failed);
    if (one.passed) continue;
    fmt::print("{} {}: {} ≠ {}\n", one.number, one.decision, one.got, one.expected);
  }
  fmt::print("{} passed, {} failed\n", passed, failed);
  return failed == 0 ? 0 : 2;
}

void add_test(CLI::App& dmn, int& exit_code) {
  auto* command = dmn.add_subcommand("test", "Run the cases that stand beside a model");
  const auto file = std::make_shared<std::string>();
  command->add_option("model", *file, "A .dmn file, with its .cases.json")->required();
  command->callback([file, &exit_code] {
    const auto done = test_model(*file);
    exit_code = done ? *done : complain(done.error());
  });
}

void add_tck(CLI::App& dmn, int& exit_code) {
  auto* command = dmn.add_subcommand("tck", "Run the cases of the DMN TCK below a folder");
  const auto folder = std::make_shared<std::string>();
  command->add_option("folder", *folder, "The folder")->required();
  command->callback([folder, &exit_code] {
    const auto counts =
        dmn::run_tck(*folder, [](const std::string& line) { fmt::print("{}\n", line); });
    if (!counts) {
      exit_code = complain(counts.error());
      return;
    }
    fmt::print("{} passed, {} failed, {} not applicable\n", counts->passed, counts->failed,
               counts->not_applicable);
    exit_code = counts->failed == 0 ? 0 : 1;
  });
}

}  // namespace

void add_dmn(CLI::App& program, int& exit_code) {
  auto* command = program.add_subcommand("dmn", "Decision models: run, check, test, tck");
  command->require_subcommand(1);
  add_run(*command, exit_code);
  add_check(*command, exit_code);
  add_test(*command, exit_code);
  add_tck(*command, exit_code);
}

}  // namespace luoshi::app
