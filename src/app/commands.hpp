// The command line. A command reads its options, does its work when it was asked for, and leaves
// the exit code: 0 done, 1 failed with words on standard error, 2 done with findings.
#pragma once

#include <CLI/CLI.hpp>

#include "base/result.hpp"

namespace luoshi::app {

void add_serve(CLI::App& program, int& exit_code);
void add_demo(CLI::App& program, int& exit_code);
void add_init(CLI::App& program, int& exit_code);
void add_import(CLI::App& program, int& exit_code);
void add_extract(CLI::App& program, int& exit_code);
void add_reconcile(CLI::App& program, int& exit_code);
void add_feel(CLI::App& program, int& exit_code);
void add_dmn(CLI::App& program, int& exit_code);
void add_bpmn(CLI::App& program, int& exit_code);
void add_check_service(CLI::App& program, int& exit_code);
void add_open311_key(CLI::App& program, int& exit_code);
void add_verify(CLI::App& program, int& exit_code);
void add_rebuild(CLI::App& program, int& exit_code);
void add_backup(CLI::App& program, int& exit_code);
void add_reading_children(CLI::App& program, int& exit_code);
void add_version(CLI::App& program, int& exit_code);

inline void add_commands(CLI::App& program, int& exit_code) {
  add_serve(program, exit_code);
  add_demo(program, exit_code);
  add_init(program, exit_code);
  add_import(program, exit_code);
  add_extract(program, exit_code);
  add_reconcile(program, exit_code);
  add_feel(program, exit_code);
  add_dmn(program, exit_code);
  add_bpmn(program, exit_code);
  add_check_service(program, exit_code);
  add_open311_key(program, exit_code);
  add_verify(program, exit_code);
  add_rebuild(program, exit_code);
  add_backup(program, exit_code);
  add_reading_children(program, exit_code);
  add_version(program, exit_code);
}

// Prints an error with its words in both languages and its findings; the exit code of a failure.
int complain(const Error& error);

}  // namespace luoshi::app
