// A clock that stands still until it is moved, for trying out a year in an hour. Thread-safe.
#pragma once

#include <atomic>

#include "base/clock.hpp"

namespace luoshi::app {

class SimulatedClock final : public Clock {
 public:
  explicit SimulatedClock(Instant start) : ms_(start.ms) {}
  [[nodiscard]] Instant now() const override { return {ms_.load()}; }
  // False, and nothing moves, when `to` lies before now.
  bool move(Instant to) {
    auto at = ms_.load();
    do {
      if (to.ms < at) return false;
    } while (!ms_.compare_exchange_weak(at, to.ms));
    return true;
  }

 private:
  std::atomic<std::int64_t> ms_;
};

}  // namespace luoshi::app
