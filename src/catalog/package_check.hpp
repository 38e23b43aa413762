// All that can be told of a package in its folder before it is published: what keeps it from
// loading, what its notes say, what is wrong with its scenarios, where the cases beside its tables
// differ from what the tables answer.
#pragma once

#include <filesystem>
#include <vector>

#include "base/result.hpp"

namespace luoshi::catalog {

// Findings at "file:line", the file by its path below `folder`. Scenarios and cases are looked at
// once the package itself is without fault: "scenario.missing", those of read_scenarios,
// "service.case-differs" with the number of the case as line. Errors: as read_service_files.
[[nodiscard]] Result<std::vector<Finding>> check_package(
    const std::filesystem::path& folder, const std::filesystem::path& overrides = {});

}  // namespace luoshi::catalog
