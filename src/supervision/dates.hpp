// Dates as tables write them: 2019年12月底, 2019-12-31, 2019.6, 12月底前, 上半年, 全年, 长期坚持.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace luoshi::supervision {

struct DueDate {
  std::string date;       // 2019-12-31; empty for a standing duty
  bool standing = false;  // 长期坚持, 持续推进, 常态化: no day ends it

  bool operator==(const DueDate&) const = default;
};

// The last day of the time named; `year` is meant where none is written. White space and 前, 之前,
// 完成 at the end do not matter. nullopt for what is no such time.
[[nodiscard]] std::optional<DueDate> read_due_date(std::string_view words, std::int64_t year);

// `date` moved by `days`. REQUIRES: is_date(date).
[[nodiscard]] std::string move_date(std::string_view date, int days);

[[nodiscard]] std::string last_day_of_month(std::int64_t year, unsigned month);

}  // namespace luoshi::supervision
