// The folders DIR/services and DIR/calendars of a data directory: the services a district runs, and
// the holidays its limits are counted by.
//
// They are made with the directory from what is built into the program (catalog/services,
// catalog/calendars), a package's files replaced by the district's own of the same name where its
// folder has them (services/<domain>/<name>/). From then on they are the district's: a later
// release adds packages and calendars that are missing, each whole, and changes none.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "base/result.hpp"
#include "catalog/district.hpp"
#include "catalog/posts.hpp"
#include "catalog/service.hpp"

namespace luoshi::app {

// Writes what `data` has not yet. unavailable "data.not-writable".
Result<> make_service_files(const std::filesystem::path& data);

struct ServiceSet {
  std::map<std::string, catalog::Service> services;  // by id
  catalog::Posts posts;
};

// Reads and checks the services of a data directory and who has their posts. invalid
// "service.faulty" or "posts.faulty" with every finding at file:line.
[[nodiscard]] Result<ServiceSet> load_service_set(const std::filesystem::path& data,
                                                  const catalog::District& district);

}  // namespace luoshi::app
