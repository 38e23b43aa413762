// Time as an argument. Kernels take an Instant; only the composition root owns a Clock that moves.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace luoshi {

// A UTC instant in whole milliseconds since 1970-01-01T00:00:00Z.
struct Instant {
  std::int64_t ms = 0;

  auto operator<=>(const Instant&) const = default;
};

// RFC 3339 in UTC with milliseconds: 2026-11-20T08:30:00.000Z. Years 0001 to 9999.
[[nodiscard]] std::string to_rfc3339(Instant instant);

// Reads RFC 3339 with any offset; fails with "time.malformed".
[[nodiscard]] Result<Instant> parse_rfc3339(std::string_view text);

// True for a calendar date written 2026-11-20 that exists in the Gregorian calendar.
[[nodiscard]] bool is_date(std::string_view text);

class Clock {
 public:
  virtual ~Clock() = default;
  // Thread-safe.
  [[nodiscard]] virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override;
};

// A clock that stands still until a test or a simulation moves it. Not thread-safe while moved.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(Instant start) : now_(start) {}
  [[nodiscard]] Instant now() const override { return now_; }
  void advance(std::chrono::milliseconds by) { now_.ms += by.count(); }
  void set(Instant instant) { now_ = instant; }

 private:
  Instant now_;
};

}  // namespace luoshi
