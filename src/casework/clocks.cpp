#include "casework/clocks.hpp"

namespace luoshi::casework {
Result<> start(Clock& clock, const worktime::Limit& limit, Instant now, const World& world) {
  clock.limit = worktime::LimitClock{now, limit, {}};
  return settle(clock, now, world);
}

Result<> settle(Clock& clock, Instant now, const World& world) {
  if (!clock.limit) return {};
  const auto standing = TRY(worktime::standing(world.calendar, *clock.limit, now));
  clock.due_ms = standing.due.at.ms;
  clock.due_known = standing.due.known;
  return {};
}

Result<> pause(Clock& clock, Instant now, const World& world) {
  if (!clock.limit) return {};
  clock.limit = TRY(worktime::pause(*clock.limit, now));
  return settle(clock, now, world);
}

Result<> resume(Clock& clock, Instant now, const World& world) {
  if (!clock.limit || !clock.limit->is_paused()) return {};
  clock.limit = TRY(worktime::resume(*clock.limit, now));
  return settle(clock, now, world);
}

Result<> extend(Clock& clock, std::int64_t amount, Instant now, const World& world) {
  if (!clock.limit) return fail(ErrorKind::conflict, "case.no-limit");
  clock.limit = TRY(worktime::extend(*clock.limit, amount, now));
  return settle(clock, now, world);
}

}  // namespace luoshi::casework
