#include <fmt/format.h>

#include <memory>

#include "app/commands.hpp"
#include "app/data_directory.hpp"
#include "app/diagnostics.hpp"
#include "feel/expression.hpp"
#include "feel/json.hpp"

namespace luoshi::app {
namespace {

struct Options {
  std::string expression;
  std::string context;
};

Result<int> evaluate_feel(const Options& options) {
  feel::Context context;
  if (!options.context.empty()) {
    const auto bytes = TRY(read_file(options.context));
    const auto value = TRY(feel::from_json(bytes));
    if (value.kind() != feel::Kind::context) {
      return fail(ErrorKind::invalid, "feel.no-context", {}, options.context);
    }
    context = value.context();
  }
  const feel::Environment environment{feel::icu_zones(), SystemClock().now()};
  feel::Run run(environment);
  const auto value = TRY(feel::evaluate(options.expression, context, run));
  fmt::print("{}\n", feel::to_json(value));
  return print_diagnostics(run);
}

}  // namespace

void add_feel(CLI::App& program, int& exit_code) {
  auto* command = program.add_subcommand("feel", "Evaluate a FEEL expression and print it as JSON");
  const auto options = std::make_shared<Options>();
  command->add_option("expression", options->expression, "The expression")->required();
  command->add_option("--context", options->context, "A JSON file whose members are variables");
  command->callback([options, &exit_code] {
    const auto done = evaluate_feel(*options);
    exit_code = done ? *done : complain(done.error());
  });
}

}  // namespace luoshi::app
