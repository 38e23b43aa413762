// Finds the rules of a large table that can match at all, by the one column that leaves the fewest:
// constants by a hash, intervals by the segments their ends cut the line into. A table of ten
// thousand rules is then answered in about the time of a small one.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "dmn/cell.hpp"

namespace luoshi::dmn {

class ColumnIndex {
 public:
  // `cells` are those of one column, by rule.
  ColumnIndex(const std::vector<const Cell*>& cells, const feel::Zones& zones);

  struct Found {
    const std::vector<std::uint32_t>* hits = nullptr;  // may be null
    const std::vector<std::uint32_t>* rest = nullptr;  // rules that only a test can rule out
    [[nodiscard]] std::size_t size() const {
      return (hits == nullptr ? 0 : hits->size()) + rest->size();
    }
  };
  // Both lists ascend and share no rule.
  [[nodiscard]] Found find(const feel::Value& value, const feel::Zones& zones) const;
  // How many rules are left for a value, at worst.
  [[nodiscard]] std::size_t worst() const { return worst_; }

 private:
  // The line cut at the ends: before cut 0, at cut 0, between 0 and 1, at cut 1, …
  void build_segments(const std::vector<std::pair<std::uint32_t, Interval>>& all,
                      const feel::Zones& zones);

  std::unordered_map<std::string, std::vector<std::uint32_t>> points_;
  std::vector<feel::Value> cuts_;
  std::vector<std::vector<std::uint32_t>> segments_;
  std::vector<std::uint32_t> rest_;
  std::size_t worst_ = 0;
};

}  // namespace luoshi::dmn
