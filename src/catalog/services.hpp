// The service packages of a folder: <domain>/<name>/ each, files of the same name in a folder of
// overrides in their place.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "catalog/service.hpp"

namespace luoshi::catalog {

// The files of a package, those of `overrides` in place of those of the same name. Sub-folders are
// looked into but one level: text/en.yaml. unavailable "catalog.file-missing" for what cannot be
// read, limit "service.too-large".
[[nodiscard]] Result<ServiceBytes> read_service_files(const std::filesystem::path& folder,
                                                      const std::filesystem::path& overrides = {});

// One package; its id is the last two parts of its path. Errors: not_found "service.not-found"
// where there is no such folder, those of read_service_files and read_service. Tables are analysed.
[[nodiscard]] Result<Service> load_service(const std::filesystem::path& folder,
                                           const std::filesystem::path& overrides = {});

// All packages below a folder by their ids, with `overrides` laid out alike. Invalid
// "service.faulty" with the findings of all, each place behind the id of its package; two services
// with the same letters before their numbers or the same code for Open311 are findings too.
[[nodiscard]] Result<std::map<std::string, Service>> load_services(
    const std::filesystem::path& root, const std::filesystem::path& overrides = {});

// The folders below `root` that hold a service.yaml, in order.
[[nodiscard]] std::vector<std::filesystem::path> service_folders(const std::filesystem::path& root);

}  // namespace luoshi::catalog
