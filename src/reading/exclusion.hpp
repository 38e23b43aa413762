// Numbers that are not amounts. Each rule is a habit of written Chinese, not a phrase of a report.
#pragma once

#include <string_view>

#include "reading/measure.hpp"
#include "reading/numeral.hpp"

namespace luoshi::reading {

// Dates, ordinals, versions, codes, formulas (1+5), rates (每10万人): told by what stands right
// before and after the digits.
[[nodiscard]] bool names_not_counts(std::u32string_view flat, const Numeral& number);

// 24小时自助, 15分钟生活圈, 110千伏变电站, 3岁以上, 亿元以上项目: told by the unit and what
// follows.
[[nodiscard]] bool describes_not_measures(std::u32string_view flat, const Measure& measure);

// True where a Chinese numeral counts something one can touch or visit: 三所学校, 两条高速公路,
// not 三大攻坚战, 两个维护, 一条主线.
[[nodiscard]] bool counts_something_concrete(std::u32string_view flat, const Measure& measure);

}  // namespace luoshi::reading
