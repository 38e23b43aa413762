// The indicators every government reports year after year, known by the core of their names:
// 全区地区生产总值, 地方生产总值 and 生产总值 are one.
#pragma once

#include <string>
#include <string_view>

namespace luoshi::reconcile {

// The core name of the first such indicator stated in `words`; empty where there is none.
[[nodiscard]] std::u32string_view main_indicator(std::u32string_view words);

// True where `words` state the indicator of this core name.
[[nodiscard]] bool states_indicator(std::u32string_view words, std::u32string_view core);

// A name as read from a report without the words of scope and of counting (全区, 预计, 总额).
[[nodiscard]] std::u32string core_name(std::string_view name);

// True where two names as read from reports are of one measure: one holds the other once the words
// of scope and of counting (全区, 预计, 总额) are taken off.
[[nodiscard]] bool same_indicator(std::string_view one, std::string_view other);

}  // namespace luoshi::reconcile
