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
  [[nodiscard]] bool empty() const { return all_.empty(); }
  [[nodiscard]] std::vector<Finding> take() { return std::move(all_); }

 private:
  std::vector<Finding> all_;
};

}  // namespace luoshi::catalog
