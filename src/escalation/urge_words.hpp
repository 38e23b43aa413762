// Words of an urge from a template of catalog/rules/urging.yaml and the facts of an item.
#pragma once

#include <string>
#include <string_view>

namespace luoshi::escalation {

struct UrgeFacts {
  std::string number;
  std::string headline;
  std::string unit;      // its name
  std::string due_date;  // 2019-04-05
  std::string period;    // 2019-03
  std::string today;     // 2019-04-08
};

// 2019年4月5日. REQUIRES: a date.
[[nodiscard]] std::string long_date(std::string_view date);

// {due_date} is written 2019年4月5日, {period} 2019年3月份 (or as it stands), {days} the days
// between the due date and today. REQUIRES: catalog::unknown_place(words) is empty; dates are
// dates.
[[nodiscard]] std::string fill(std::string_view words, const UrgeFacts& facts);

}  // namespace luoshi::escalation
