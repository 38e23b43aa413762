// A WHERE clause put together from conditions that apply.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/database.hpp"

namespace luoshi::casework {

class Conditions {
 public:
  void add(std::string_view condition, const store::Params& params = {}) {
    sql_ += sql_.empty() ? "" : " AND ";
    sql_ += condition;
    params_.insert(params_.end(), params.begin(), params.end());
  }
  // Where the text is not empty.
  void equal(std::string_view column, const std::string& text) {
    if (!text.empty()) add(std::string(column) + " = ?", {text});
  }
  // False for an empty list.
  void in(std::string_view column, const std::vector<std::string>& values) {
    std::string marks;
    store::Params params;
    for (const auto& value : values) {
      marks += marks.empty() ? "?" : ", ?";
      params.emplace_back(value);
    }
    add(values.empty() ? std::string("1 = 0") : std::string(column) + " IN (" + marks + ")",
        params);
  }
  [[nodiscard]] std::string where() const { return sql_.empty() ? "1 = 1" : sql_; }
  [[nodiscard]] store::Params params() const { return params_; }

 private:
  std::string sql_;
  store::Params params_;
};

}  // namespace luoshi::casework
