// Lists of values against lists of things: 城镇、农村居民收入分别增长7.5%和9%.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "reading/measure.hpp"
#include "reading/surroundings.hpp"

namespace luoshi::reading {

// How many measures from `first` on stand in one list, nothing between them but 、 and 和; at
// least 1.
[[nodiscard]] std::size_t list_length(const std::vector<Measure>& measures,
                                      const std::vector<Surroundings>& words, std::size_t first);

// The name of each of `n` things in `phrase`, what they share written out in each (城镇居民收入,
// 农村居民收入). Empty where the phrase does not name n things.
[[nodiscard]] std::vector<std::u32string> list_items(std::u32string_view phrase, std::size_t n);

}  // namespace luoshi::reading
