// How many lights of each colour are lit, by lead unit, by source or by the first heading of a
// section: counts that a page can link to the board.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "escalation/measure_access.hpp"
#include "store/database.hpp"

namespace luoshi::escalation {

enum class CountedBy { unit, source, section };

struct LightCount {
  std::string key;    // id of the unit or source, words of the heading; empty: none
  std::string title;  // of a source
  std::int64_t green = 0;
  std::int64_t yellow = 0;
  std::int64_t red = 0;
};

// Most reds first, then yellows, then by key. `source` empty: of all sources.
[[nodiscard]] Result<std::vector<LightCount>> count_lights(store::Reader& reader,
                                                           const Scope& scope, CountedBy by,
                                                           const std::string& source);

}  // namespace luoshi::escalation
