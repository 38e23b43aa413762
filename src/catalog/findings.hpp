// Collects what is wrong in the files of a folder, so that one run names every fault.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace luoshi::catalog {

class Findings {
 public:
  // `line` counts from 1; 0 when the fault has no line.
  void add(std::string_view file, int line, std::string problem, std::string detail = {}) {
    auto place = line > 0 ? fmt::format("{}:{}", file, line) : std::string(file);
    all_.push_back({std::move(place), std::move(problem), std::move(detail)});
  }
  void add(Finding finding) { all_.push_back(std::move(finding)); }
  // The findings of an error in a file, or the error itself; places without the file get its name.
  void add(const Error& error, std::string_view file) {
    const auto placed = [&](const std::string& place) {
      if (place.starts_with(file)) return place;
      return place.empty() ? std::string(file) : fmt::format("{}:{}", file, place);
    };
    for (const auto& one : error.findings) add({placed(one.place), one.problem, one.detail});
    if (error.findings.empty()) add({placed(error.place), error.problem, error.detail});
  }
  [[nodiscard]] bool empty() const { return all_.empty(); }
  [[nodiscard]] std::vector<Finding> take() { return std::move(all_); }

 private:
  std::vector<Finding> all_;
};

}  // namespace luoshi::catalog
