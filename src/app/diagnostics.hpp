// What went wrong in an evaluation, on standard error with words in both languages.
#pragma once

#include "feel/run.hpp"

namespace luoshi::app {

// The exit code: 0 when there is nothing to say, else 2.
int print_diagnostics(const feel::Run& run);

}  // namespace luoshi::app
