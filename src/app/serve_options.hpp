// What `serve` and `demo` share on the command line.
#pragma once

#include <CLI/CLI.hpp>

#include "app/serving.hpp"

namespace luoshi::app {

void add_serve_options(CLI::App& command, ServeOptions& options);
void print_listening(const ServeOptions& options, const Listening& listening);

}  // namespace luoshi::app
