#include <iostream>
#include <memory>
#include <string>

#include "app/commands.hpp"
#include "format/document.hpp"

namespace luoshi::app {

// Started by format::DocumentReader, never by a person: they read one hostile file from standard
// input under the limits their parent set.
void add_reading_children(CLI::App& program, int& exit_code) {
  for (const std::string name : {"read-document", "read-table"}) {
    auto* command = program.add_subcommand(name)->group("");
    const auto file_name = std::make_shared<std::string>();
    command->add_option("name", *file_name);
    command->callback([name, file_name, &exit_code] {
      exit_code = format::child_main(name, *file_name, std::cin, std::cout);
    });
  }
}

}  // namespace luoshi::app
