// A statement's headline: what a person scans in a list.
#pragma once

#include <string>
#include <vector>

#include "reading/clause_role.hpp"
#include "reading/grouping.hpp"
#include "reading/passage.hpp"

namespace luoshi::reading {

inline constexpr std::size_t headline_max = 40;  // characters

// The core clause without adverbs, and what follows it as far as there is room.
[[nodiscard]] std::string make_headline(const Passage& passage,
                                        const std::vector<RoledClause>& clauses,
                                        const Group& group);

// `words` cut at a natural joint where they are too long.
[[nodiscard]] std::string shorten(std::u32string_view words);

}  // namespace luoshi::reading
