#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/version.hpp"

namespace luoshi::app {

void add_version(CLI::App& program, int&) {
  program.add_subcommand("version", "Print the version")->callback([] {
    fmt::print("luoshi {}\n", version);
  });
}

}  // namespace luoshi::app
