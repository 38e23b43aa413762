// How a bulletin says dates, shares, lights and sources in Chinese.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "bulletins/facts.hpp"

namespace luoshi::bulletins {

// 2019年4月6日; what is no date comes back as it is.
[[nodiscard]] std::string chinese_date(std::string_view date);
// 2019年3月份
[[nodiscard]] std::string chinese_month(std::string_view month);

// 1005 is "100.5", 500 is "50".
[[nodiscard]] std::string tenths(std::int64_t value);
// "12.5%" of a count in a whole, rounded half up; "0%" of nothing.
[[nodiscard]] std::string share(std::int64_t part, std::int64_t whole);

[[nodiscard]] std::string_view chinese_of_light(std::string_view light);
[[nodiscard]] std::string_view chinese_of_source(std::string_view kind);

// 已办结, 红灯, 黄灯, 绿灯, 未亮灯
[[nodiscard]] std::string standing_words(const ItemFacts& item);

// 甲、乙、丙; after ten: 甲、…等12个单位. Each name once.
[[nodiscard]] std::string listed(const std::vector<std::string>& names);

// Up to its first comma or semicolon: what is said of a rule in a sentence of its own.
[[nodiscard]] std::string_view first_clause(std::string_view words);

// Without the full stop at its end.
[[nodiscard]] std::string without_stop(std::string_view words);

}  // namespace luoshi::bulletins
