#include <iostream>
#include <memory>
#include <string>

#include "app/commands.hpp"
#include "files/photo.hpp"
#include "format/document.hpp"

namespace luoshi::app {

// Started by format::DocumentReader and files::PhotoMaker, never by a person: they read one hostile
// file from standard input under the limits their parent set.
void add_reading_children(CLI::App& program, int& exit_code) {
  for (const std::string name : {"read-document", "read-table"}) {
    auto* command = program.add_subcommand(name)->group("");
    const auto file_name = std::make_shared<std::string>();
    command->add_option("name", *file_name);
    command->callback([name, file_name, &exit_code] {
      exit_code = format::child_main(name, *file_name, std::cin, std::cout);
    });
  }
  auto* photo = program.add_subcommand("make-photo")->group("");
  const auto size = std::make_shared<std::string>();
  const auto upright = std::make_shared<bool>(false);
  photo->add_option("size", *size);
  photo->add_flag("--upright", *upright);
  photo->callback([size, upright, &exit_code] {
    exit_code = files::photo_child_main(*size, *upright, std::cin, std::cout);
  });
}

}  // namespace luoshi::app
