// Importing files from the command line, as the supervision office would in the browser.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "app/data_directory.hpp"
#include "supervision/intake.hpp"

namespace luoshi::app {

// The ledger names the operator's command line as the one who imported. Errors: those of
// supervision::import_upload.
[[nodiscard]] Result<supervision::TakenIn> import_file(DataDirectory& data,
                                                       const std::filesystem::path& file,
                                                       const std::string& kind,
                                                       const std::string& title);

// Takes the district's register of enterprises in, CSV, and returns how many there were. Errors:
// those of registers::read_enterprise_table and import_enterprises.
[[nodiscard]] Result<std::int64_t> import_enterprises(DataDirectory& data,
                                                      const std::filesystem::path& file);

void print_taken_in(const std::filesystem::path& file, const supervision::TakenIn& taken);

}  // namespace luoshi::app
