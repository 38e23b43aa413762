#include <fmt/format.h>

#include <memory>

#include "app/commands.hpp"
#include "app/data_directory.hpp"
#include "format/document.hpp"
#include "reading/print.hpp"
#include "reading/read.hpp"

namespace luoshi::app {
namespace {

struct Options {
  std::string file;
  std::string format = "jsonl";
};

Result<> extract(const Options& options) {
  const auto bytes = TRY(read_file(options.file));
  const auto document = TRY(format::DocumentReader{}.read_text(
      bytes, std::filesystem::path(options.file).filename().string()));
  const auto report = reading::read_report(document.text);
  const auto printed = options.format == "jsonl" ? reading::print_jsonl(document.text, report)
                       : options.format == "tsv" ? reading::print_tsv(report)
                                                 : reading::print_markdown(report);
  fmt::print("{}", printed);
  return {};
}

}  // namespace

void add_extract(CLI::App& program, int& exit_code) {
  auto* command = program.add_subcommand("extract", "Read a work report and print what it says");
  const auto options = std::make_shared<Options>();
  command->add_option("file", options->file, "TXT, HTML, DOCX or PDF")->required();
  command->add_option("--format", options->format, "How to print it")
      ->check(CLI::IsMember({"jsonl", "tsv", "md"}))
      ->capture_default_str();
  command->callback([options, &exit_code] {
    const auto done = extract(*options);
    exit_code = done ? 0 : complain(done.error());
  });
}

}  // namespace luoshi::app
