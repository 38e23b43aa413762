// The record of promises over the years: for each report that was held against a later one, how
// many of its promises were met, missed, unclear or not reported on, section by section. Counts,
// and no score made of them.
#pragma once

#include <string>
#include <vector>

#include "outcomes/promises.hpp"

namespace luoshi::outcomes {

struct YearRecord {
  supervision::Source earlier;
  std::string later;  // empty: held against none, but figures were cited
  std::string later_title;
  Counts counts;
  std::vector<SectionCounts> sections;
};

// Newest first; reports nothing is known of are left out. `visitor` counts what was released.
[[nodiscard]] Result<std::vector<YearRecord>> load_record(store::Reader& reader, View view);

}  // namespace luoshi::outcomes
