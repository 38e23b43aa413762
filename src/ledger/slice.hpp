// The part of an entry's canonical text that is about one row. An act may change thousands of rows
// (the import of a list, the lights of a day); a row's own past needs a few lines of it, found by
// one pass over the bytes, without a tree of the rest. It checks nothing: read_entry does.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace luoshi::ledger {

struct Slice {
  std::string body;  // canonical text of the same entry with the changes of that row only
  // Of each change kept, the places of its private values: the first, and how many.
  std::vector<std::pair<std::int64_t, std::int64_t>> places;
};

// `record` is "item/itm_…". Text that no Act has written comes back whole, without places.
[[nodiscard]] Slice slice_of(std::string_view body, std::string_view record);

}  // namespace luoshi::ledger
