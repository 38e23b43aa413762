// A zone of the tz database as a list: how far local clocks are ahead of UTC, and since when. Taken
// from ICU once, so that what computes with it is pure and quick.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "worktime/day.hpp"

namespace luoshi::worktime {

inline constexpr std::int64_t day_ms = 86'400'000;

// Milliseconds after 1970-01-01T00:00 of the local clock.
[[nodiscard]] constexpr std::int64_t local_ms_of(Day day) {
  return std::int64_t{day.time_since_epoch().count()} * day_ms;
}

class ZoneOffsets {
 public:
  // From `from_ms` until the next one's.
  struct Stretch {
    std::int64_t from_ms = std::numeric_limits<std::int64_t>::min() / 2;
    std::int64_t to_ms = std::numeric_limits<std::int64_t>::max() / 2;
    std::int64_t offset_ms = 0;
  };

  // Right between two days. Errors: invalid "worktime.zone-unknown".
  [[nodiscard]] static Result<ZoneOffsets> of(const std::string& zone, Day first, Day last);

  [[nodiscard]] std::int64_t local_ms(Instant instant) const;
  [[nodiscard]] Day local_day(Instant instant) const;
  // The instant from which on local clocks show this day or a later one, and no earlier one again.
  [[nodiscard]] Instant start_of(Day day) const;
  // Those that local clocks show a moment of the day in.
  [[nodiscard]] std::span<const Stretch> during(Day day) const;

 private:
  [[nodiscard]] std::size_t place_of(std::int64_t utc_ms) const;
  std::vector<Stretch> stretches_;
};

}  // namespace luoshi::worktime
