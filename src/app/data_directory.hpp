// A data directory, opened: what every command but `extract` works on.
//
//   DIR/luoshi.db    the database        DIR/files/   attachments
//   DIR/district/    the district's facts, copied from the catalogue when DIR was made
//   DIR/rules/       the rules it works by; see rule_files.hpp
//   DIR/portal-keys  what applications in progress are sealed with; see pages/seal_keys.hpp
//   DIR/services/    the services it runs, DIR/calendars/ its holidays; see service_files.hpp
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "app/service_files.hpp"
#include "base/clock.hpp"
#include "base/random.hpp"
#include "base/result.hpp"
#include "catalog/district.hpp"
#include "catalog/rules.hpp"
#include "files/archive.hpp"
#include "format/document.hpp"
#include "identity/sessions.hpp"
#include "store/database.hpp"

namespace luoshi::app {

// What is open while the program works on a data directory. Members are destroyed in reverse.
struct DataDirectory {
  std::filesystem::path path;
  catalog::District district;
  catalog::Rules rules;
  ServiceSet services;
  SystemClock clock;
  SystemRandom random;
  std::unique_ptr<store::Database> database;
  std::unique_ptr<files::Archive> archive;
  format::DocumentReader reader;
};

// Every ledgered table of the program.
[[nodiscard]] std::vector<const ledger::Table*> ledgered_tables();

// Makes DIR with the district of a catalogue folder. conflict "data.exists" when there is one,
// invalid "district.faulty", "rules.faulty", "service.faulty" and "posts.faulty" with every finding
// of the folder.
[[nodiscard]] Result<> make_data_directory(const std::filesystem::path& path,
                                           const std::filesystem::path& district);

// Opens DIR and brings its tables to this release. not_found "data.missing".
// invalid "rules.faulty" with every finding of its rules, "service.faulty" and "posts.faulty" with
// those of its services.
[[nodiscard]] Result<std::unique_ptr<DataDirectory>> open_data_directory(
    const std::filesystem::path& path);

// A file named on the command line. not_found "document.not-found", limit "document.too-large".
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path);

}  // namespace luoshi::app
