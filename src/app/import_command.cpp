#include <memory>

#include "app/commands.hpp"
#include "app/importing.hpp"
#include "supervision/vocabulary.hpp"

namespace luoshi::app {
namespace {

struct Options {
  std::string data = "data";
  std::string file;
  std::string kind;
  std::string title;
};

void add_kind(CLI::App& parent, const std::string& name, const std::string& help,
              const std::string& kind, int& exit_code) {
  auto* command = parent.add_subcommand(name, help);
  const auto options = std::make_shared<Options>();
  options->kind = kind;
  command->add_option("file", options->file, "The file")->required();
  command->add_option("--data", options->data, "The data directory")->capture_default_str();
  command->add_option("--title", options->title, "Its title, where the file has none");
  const auto kinds = supervision::source_kinds();
  command->add_option("--kind", options->kind, "What it is")
      ->check(CLI::IsMember(std::vector<std::string>(kinds.begin(), kinds.end())))
      ->capture_default_str();
  command->callback([options, &exit_code] {
    const auto run = [&]() -> Result<> {
      const auto data = TRY(open_data_directory(options->data));
      print_taken_in(options->file,
                     TRY(import_file(*data, options->file, options->kind, options->title)));
      return {};
    };
    const auto done = run();
    exit_code = done ? 0 : complain(done.error());
  });
}

}  // namespace

void add_import(CLI::App& program, int& exit_code) {
  auto* command = program.add_subcommand("import", "Read a source and open its review");
  command->require_subcommand(1);
  add_kind(*command, "report", "A work report: TXT, HTML, DOCX, PDF", "work_report", exit_code);
  add_kind(*command, "table", "A table: XLSX", "residents_promises", exit_code);
}

}  // namespace luoshi::app
