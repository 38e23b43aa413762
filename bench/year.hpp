// A supervision year for the benchmarks: a district of so many units and items, each item issued in
// December, reported on for twelve months, lit and scored by the published rules at the end of each
// month, with urges, notices and their answers. Rows that no rule looks at closely are written in
// bulk through acts of the ledger; lights, turns, points, urges and notices are made by the
// program's own acts. Invented, and the same in every run.
#pragma once

#include <cstddef>
#include <string>

#include "app/data_directory.hpp"

namespace luoshi::bench {

struct YearSize {
  std::size_t units = 100;
  std::size_t items = 2000;
  std::size_t months = 12;
};

// The year the items are of, and the instant the district stands at when it is served.
inline constexpr int year_of_items = 2025;
inline constexpr auto year_ends = "2025-12-22T09:00:00+08:00";

void fill_year(app::DataDirectory& data, const YearSize& size);

}  // namespace luoshi::bench
