// The words of a package for the applicant: text/zh-CN.yaml and text/en.yaml, the same keys in
// both. A key within a mapping is told by its path: "stages.registration".
#pragma once

#include <map>
#include <string>

#include "catalog/district.hpp"
#include "catalog/findings.hpp"

namespace luoshi::catalog {

struct ServiceTexts {
  std::map<std::string, Words, std::less<>> words{};

  // nullptr where there is none.
  [[nodiscard]] const Words* find(std::string_view key) const;
};

// A key that only one of the two files has is a finding "service.text-other-language".
[[nodiscard]] ServiceTexts read_service_texts(const std::string& zh, const std::string& en,
                                              Findings& findings);

}  // namespace luoshi::catalog
