#include "api/clock_json.hpp"

#include "api/json_parts.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;

constexpr std::int64_t minutes_of_hour = 60;

// Hours, with their fraction, or days.
json::value amount_of(const worktime::Limit& limit) {
  const bool hours = limit.kind == worktime::LimitKind::urgent_hour ||
                     limit.kind == worktime::LimitKind::work_hour;
  if (!hours) return limit.amount;
  if (limit.amount % minutes_of_hour == 0) return limit.amount / minutes_of_hour;
  return static_cast<double>(limit.amount) / static_cast<double>(minutes_of_hour);
}

}  // namespace

Result<json::value> json_of_clock(const casework::World& world, const casework::Case& one,
                                  Instant now) {
  if (!one.clock.limit) return nullptr;
  const auto at = one.times.settled_ms ? Instant{*one.times.settled_ms} : now;
  const auto& clock = *one.clock.limit;
  const auto standing = TRY(worktime::standing(world.calendar, clock, at));
  return json::object{{"kind", json_text(worktime::name_of(clock.limit.kind))},
                      {"amount", amount_of(clock.limit)},
                      {"due_at", json_time(standing.due.at.ms)},
                      {"due_known", standing.due.known},
                      {"paused", standing.paused},
                      {"overdue", one.overdue || standing.overdue},
                      {"left_ms", standing.left_ms},
                      {"left_days", standing.left_days}};
}

}  // namespace luoshi::api
