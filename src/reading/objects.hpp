// The places, projects and things a clause names, and how many of how many: "甲路、乙路等10条道路"
// names two of ten. It knows no gazetteer: a name is told by its place in the clause and its end.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "reading/passage.hpp"
#include "reading/report.hpp"

namespace luoshi::reading {

struct Objects {
  std::vector<Span> names;           // flat spans, in order
  std::optional<std::size_t> total;  // what 等 with a number says, never below the names listed
};

// The named objects of [begin, end) of the passage; `begin` stands behind adverbs and connectives.
[[nodiscard]] Objects find_objects(const Passage& passage, std::size_t begin, std::size_t end);

}  // namespace luoshi::reading
