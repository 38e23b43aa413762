#include "app/timer_work.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "casework/timers.hpp"

namespace luoshi::app {
namespace {

constexpr std::chrono::milliseconds pause_max{500};
constexpr std::chrono::milliseconds pause_min{5};
constexpr std::int64_t timers_at_once = 200;

}  // namespace

TimerWork::TimerWork(store::Database& database, const casework::World& world, Random& random,
                     const Clock& clock)
    : database_(database), world_(world), random_(random), clock_(clock) {}

TimerWork::~TimerWork() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  stop_.notify_all();
  if (thread_.joinable()) thread_.join();
}

Result<> TimerWork::fire() {
  const std::scoped_lock lock(firing_);
  for (;;) {
    const auto woken =
        TRY(casework::wake(database_, world_, random_, clock_.now(), timers_at_once));
    if (woken.failed > 0) spdlog::warn("timers: {} could not be carried out", woken.failed);
    next_ms_ = woken.next_ms;
    if (woken.fired + woken.failed == 0) return {};
  }
}

void TimerWork::start() {
  thread_ = std::thread([this] { run(); });
}

std::chrono::milliseconds TimerWork::pause() const {
  if (!next_ms_) return pause_max;
  const std::chrono::milliseconds until{*next_ms_ - clock_.now().ms};
  return std::clamp(until, pause_min, pause_max);
}

void TimerWork::run() {
  for (;;) {
    const auto fired = fire();
    if (!fired) spdlog::warn("timers: {} {}", fired.error().problem, fired.error().detail);
    auto time = pause_max;
    if (fired) {
      const std::scoped_lock firing(firing_);
      time = pause();
    }
    std::unique_lock lock(mutex_);
    if (stop_.wait_for(lock, time, [this] { return stopping_; })) return;
  }
}

}  // namespace luoshi::app
