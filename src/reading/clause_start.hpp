// The start of a clause: connectives, time words and adverbs before what it is about.
#pragma once

#include <cstddef>

#include "reading/passage.hpp"

namespace luoshi::reading {

// Behind connectives that may stand before any clause: 并, 同时, 我们将, 一是.
[[nodiscard]] std::size_t skip_connectives(const Passage& passage, const Clause& clause);

// Behind adverbs where a verb follows them; `begin` itself where none does, for there they belong
// to a name (依法行政, 全区金融机构).
[[nodiscard]] std::size_t skip_adverbs(const Passage& passage, std::size_t begin, std::size_t end);

// Behind adverbs and dates, whatever follows: 力争2031年6月, 尽快, 年底前.
[[nodiscard]] std::size_t skip_time(const Passage& passage, std::size_t begin, std::size_t end);

// For "以甲为依托建设乙", where 建设 starts; `begin` where the clause is not of that build.
[[nodiscard]] std::size_t skip_framing(const Passage& passage, std::size_t begin, std::size_t end);

}  // namespace luoshi::reading
