// Taking a row's columns one after the other.
#pragma once

#include <optional>
#include <string>

#include "store/database.hpp"

namespace luoshi::casework {

class Columns {
 public:
  Columns(const store::Row& row, int first) : row_(row), next_(first) {}

  std::string text() { return row_.string(next_++); }
  std::int64_t integer() { return row_.integer(next_++); }
  bool flag() { return row_.integer(next_++) != 0; }
  std::optional<std::int64_t> optional() {
    const auto at = next_++;
    if (row_.is_null(at)) return std::nullopt;
    return row_.integer(at);
  }

 private:
  const store::Row& row_;
  int next_;
};

}  // namespace luoshi::casework
