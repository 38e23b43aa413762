#include <fmt/format.h>

#include <memory>

#include "app/commands.hpp"
#include "app/data_directory.hpp"
#include "format/document.hpp"
#include "reading/read.hpp"
#include "reconcile/print.hpp"

namespace luoshi::app {
namespace {

struct Options {
  std::string earlier;
  std::string later;
  std::string format = "jsonl";
};

Result<std::u32string> text_of(const std::string& file) {
  const auto bytes = TRY(read_file(file));
  auto document = TRY(
      format::DocumentReader{}.read_text(bytes, std::filesystem::path(file).filename().string()));
  return std::move(document.text);
}

Result<> reconcile_reports(const Options& options) {
  const auto earlier_text = TRY(text_of(options.earlier));
  const auto later_text = TRY(text_of(options.later));
  const auto earlier_report = reading::read_report(earlier_text);
  const auto later_report = reading::read_report(later_text);
  const reconcile::Source earlier{earlier_text, earlier_report};
  const reconcile::Source later{later_text, later_report};
  const auto outcomes = reconcile::reconcile(earlier, later);
  fmt::print("{}", options.format == "jsonl" ? print_jsonl(outcomes)
                                             : print_markdown(earlier, later, outcomes));
  return {};
}

}  // namespace

void add_reconcile(CLI::App& program, int& exit_code) {
  auto* command = program.add_subcommand(
      "reconcile", "Print what a later report says of an earlier one's promises");
  const auto options = std::make_shared<Options>();
  command->add_option("earlier", options->earlier, "The report that promised")->required();
  command->add_option("later", options->later, "The report of the year after")->required();
  command->add_option("--format", options->format, "How to print it")
      ->check(CLI::IsMember({"jsonl", "md"}))
      ->capture_default_str();
  command->callback([options, &exit_code] {
    const auto done = reconcile_reports(*options);
    exit_code = done ? 0 : complain(done.error());
  });
}

}  // namespace luoshi::app
