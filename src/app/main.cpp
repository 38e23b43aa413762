// The one program of Luoshi. Every command has a file of its own; see commands.hpp.
#include <CLI/CLI.hpp>

#include "app/commands.hpp"

int main(int argc, char** argv) {
  CLI::App program{"Luoshi 落实: the operating platform of an urban district government", "luoshi"};
  program.require_subcommand(1);
  int exit_code = 0;
  luoshi::app::add_commands(program, exit_code);
  CLI11_PARSE(program, argc, argv);
  return exit_code;
}
