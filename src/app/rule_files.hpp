// The folder DIR/rules of a data directory: the tables of rules the district works by.
//
// It is made with the directory from the tables built into the program (catalog/rules), each
// replaced by the district's own of the same name where its folder has one (rules/). From then on
// it is the district's: a later release adds tables that are missing and changes none.
#pragma once

#include <filesystem>

#include "base/result.hpp"
#include "catalog/rules.hpp"

namespace luoshi::app {

// Writes the tables that `data` has not yet. unavailable "data.not-writable".
Result<> make_rule_files(const std::filesystem::path& data);

// Reads and checks all tables of a folder. invalid "rules.faulty" with every finding at file:line.
[[nodiscard]] Result<catalog::Rules> load_rules(const std::filesystem::path& folder);

}  // namespace luoshi::app
