// The front matter of a report: title, place, date of delivery, the years it is about.
#pragma once

#include <string_view>
#include <vector>

#include "reading/pieces.hpp"

namespace luoshi::reading {

// Fills title, place, delivered, year_reviewed and year_planned; what the text does not say stays
// empty. A report held in November or December plans the year after.
void read_front(std::u32string_view text, const std::vector<Draft>& drafts, Document& document);

// A year written 2019年 or 二〇一九年 at `flat[at]`; 0 where there is none (1949 to 2099 only).
[[nodiscard]] int year_at(std::u32string_view flat, std::size_t at);

}  // namespace luoshi::reading
