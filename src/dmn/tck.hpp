// Test files of the DMN Technology Compatibility Kit: cases with inputs and expected results, run
// against the models beside them.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "base/result.hpp"

namespace luoshi::dmn {

struct TckCounts {
  int passed = 0;
  int failed = 0;
  int not_applicable = 0;  // cases of functions in another language
};

// Runs every test file below the folder; `say` gets a line for each failure and each folder. Reads
// files: the kernel itself does not. not_found "dmn.no-folder".
[[nodiscard]] Result<TckCounts> run_tck(const std::filesystem::path& folder,
                                        const std::function<void(const std::string&)>& say);

}  // namespace luoshi::dmn
