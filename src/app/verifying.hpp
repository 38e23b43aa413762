// Holding a data directory against its ledger, as `verify` does and `backup` does with its copy.
#pragma once

#include <string>

#include "base/result.hpp"

namespace luoshi::app {

// Prints what was held against what and the root of the ledger; on standard error what is damaged.
// The exit code of the command: 0 clean, 2 damaged. Errors: those of open_data_directory.
[[nodiscard]] Result<int> verify_data(const std::string& path);

}  // namespace luoshi::app
