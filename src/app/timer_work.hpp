// The thread that wakes cases: timers of their procedures, time that runs out, deferrals that end.
//
// It sleeps until the next timer is due, half a second at most, since an act may set an earlier
// one; looking costs one read of an index. Where the clock is simulated, whoever moves it calls
// fire() before they answer.
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

#include "base/clock.hpp"
#include "base/random.hpp"
#include "casework/world.hpp"
#include "store/database.hpp"

namespace luoshi::app {

class TimerWork {
 public:
  // All outlive it.
  TimerWork(store::Database& database, const casework::World& world, Random& random,
            const Clock& clock);
  // Ends the thread after what it has begun.
  ~TimerWork();
  TimerWork(const TimerWork&) = delete;
  TimerWork& operator=(const TimerWork&) = delete;

  // Fires all that is due now, and what becomes due by it. Thread-safe. Errors: those of reading
  // what is due; a timer that fails shows on its case instead.
  Result<> fire();

  // Begins to wake by itself.
  void start();

 private:
  void run();
  [[nodiscard]] std::chrono::milliseconds pause() const;

  store::Database& database_;
  const casework::World& world_;
  Random& random_;
  const Clock& clock_;
  std::mutex firing_;
  std::optional<std::int64_t> next_ms_;  // of the last look; guarded by firing_
  std::mutex mutex_;
  std::condition_variable stop_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace luoshi::app
