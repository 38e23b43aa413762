// Units and classifiers that may follow a number: 亿元, 个, 万平方米, 微克/立方米, 个百分点.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace luoshi::reading {

// What kind of thing a unit measures; rules about thresholds, roles and names turn on it.
enum class Dimension {
  count,
  people,
  money,
  length,
  area,
  volume,
  mass,
  energy,
  time,
  age,
  ratio,
  points,
  times,
  other
};

struct Unit {
  std::size_t length = 0;  // characters taken, 余 and 多 included
  std::u32string name;     // with its magnitude, without 余 and 多; empty where only a magnitude
  Dimension dimension = Dimension::other;
  bool magnitude = false;  // 万, 亿 … stand before the unit
  bool more = false;       // 余 or 多 stands in it: 5500余户, 1.6万余处
};

// The unit that starts at `at` of a flattened passage. A classifier that begins another word
// (项 in 项目, 部 in 部门) is no unit. nullopt where neither a unit nor a magnitude stands.
[[nodiscard]] std::optional<Unit> unit_at(std::u32string_view flat, std::size_t at);

}  // namespace luoshi::reading
