// For tests: the package that ./dev new-service begins with, to be spoiled in one place.
#pragma once

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/services.hpp"

namespace luoshi::catalog::service_testing {

inline const std::filesystem::path template_folder =
    std::filesystem::path(LUOSHI_SOURCE_DIR) / "tools/service_template";

inline void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

inline ServiceBytes sample_files() {
  auto files = read_service_files(template_folder);
  if (!files) return {};
  for (auto& [name, bytes] : *files) {
    replace_all(bytes, "@ID@", "test/sample");
    replace_all(bytes, "@NAME@", "sample");
    replace_all(bytes, "@NUMBER@", "SP");
  }
  return *files;
}

// REQUIRES: the text stands in the file.
inline ServiceBytes with(ServiceBytes files, const std::string& file, std::string_view from,
                         std::string_view to) {
  EXPECT_NE(files[file].find(from), std::string::npos) << file << " has no " << from;
  replace_all(files[file], from, to);
  return files;
}

inline std::vector<std::string> said(const Error& error) {
  std::vector<std::string> out;
  out.reserve(error.findings.size());
  for (const auto& one : error.findings) {
    out.push_back(one.place + " [" + one.problem + "] " + one.detail);
  }
  return out;
}

inline std::vector<std::string> said(const ServiceBytes& files) {
  const auto service = read_service(files, "test/sample", Analysis::tables);
  return service ? std::vector<std::string>{} : said(service.error());
}

}  // namespace luoshi::catalog::service_testing
