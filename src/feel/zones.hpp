// Time zones as an argument: what a FEEL expression needs of the tz database (RFC 6557), and the
// tables of ICU behind it. The names are those of the database: Europe/Paris, Etc/UTC.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace luoshi::feel {

class Zones {
 public:
  virtual ~Zones() = default;
  // The name when the zone is known, spelled as the database does; nullptr otherwise. The text
  // lives as long as the Zones. Thread-safe, as is all here.
  [[nodiscard]] virtual const std::string* find(std::string_view name) const = 0;
  // Seconds east of UTC at a local time, given as seconds since 1970-01-01T00:00:00 local. Where
  // clocks are set back the earlier offset counts, where they are set forward the one before.
  // REQUIRES: a name that find() gave.
  [[nodiscard]] virtual std::int32_t offset_at(const std::string& name,
                                               std::int64_t local_seconds) const = 0;
  // Seconds east of UTC at an instant, given as seconds since 1970-01-01T00:00:00Z.
  [[nodiscard]] virtual std::int32_t offset_of(const std::string& name,
                                               std::int64_t utc_seconds) const = 0;
};

// The zones of ICU's data, one for the process.
[[nodiscard]] const Zones& icu_zones();

}  // namespace luoshi::feel
