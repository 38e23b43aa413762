// Numbers that measure or count: a numeral with its unit, told from dates, ordinals, names,
// thresholds and slogans. What is measured, when and how exactly is read elsewhere.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "reading/unit.hpp"

namespace luoshi::reading {

struct Measure {
  std::size_t begin = 0;  // of the numeral (of 第 for a rank)
  std::size_t end = 0;    // behind the unit
  std::string value;      // as written; empty for a range
  std::string low;        // a range's ends, else empty
  std::string high;
  std::u32string unit;  // empty where it has none
  Dimension dimension = Dimension::other;
  bool more = false;  // 余 or 多 stood in it
  bool han = false;   // written in Chinese numerals
  bool rank = false;  // 第2位
};

// All measures of a flattened passage (note marks removed), in order, none overlapping.
[[nodiscard]] std::vector<Measure> find_measures(std::u32string_view flat);

}  // namespace luoshi::reading
