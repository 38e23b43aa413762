#include "worktime/zone_offsets.hpp"

#include <unicode/basictz.h>
#include <unicode/tztrans.h>

#include <algorithm>
#include <memory>

namespace luoshi::worktime {

Result<ZoneOffsets> ZoneOffsets::of(const std::string& zone, Day first, Day last) {
  const auto id = icu::UnicodeString::fromUTF8(zone);
  const std::unique_ptr<icu::TimeZone> made(icu::TimeZone::createTimeZone(id));
  icu::UnicodeString got;
  const auto* rules = dynamic_cast<const icu::BasicTimeZone*>(made.get());
  // An unknown name yields the zone Etc/Unknown, which is not what was asked for.
  if (rules == nullptr || made->getID(got) != id) {
    return fail(ErrorKind::invalid, "worktime.zone-unknown", zone);
  }
  ZoneOffsets out;
  const std::int64_t from = local_ms_of(first) - 2 * day_ms;
  const std::int64_t to = local_ms_of(last) + 3 * day_ms;
  std::int32_t raw = 0;
  std::int32_t saving = 0;
  UErrorCode status = U_ZERO_ERROR;
  made->getOffset(static_cast<UDate>(from), 0, raw, saving, status);
  if (U_FAILURE(status)) return fail(ErrorKind::internal, "worktime.zone-unknown", zone);
  out.stretches_.push_back({.offset_ms = raw + saving});
  icu::TimeZoneTransition change;
  auto at = static_cast<UDate>(from);
  while (rules->getNextTransition(at, 0, change) && change.getTime() < static_cast<UDate>(to)) {
    at = change.getTime();
    const auto* rule = change.getTo();
    const std::int64_t offset = rule->getRawOffset() + rule->getDSTSavings();
    if (offset == out.stretches_.back().offset_ms) continue;
    const auto when = static_cast<std::int64_t>(at);
    out.stretches_.back().to_ms = when;
    out.stretches_.push_back({.from_ms = when, .offset_ms = offset});
  }
  return out;
}

std::size_t ZoneOffsets::place_of(std::int64_t utc_ms) const {
  const auto after = std::ranges::upper_bound(stretches_, utc_ms, {}, &Stretch::from_ms);
  return static_cast<std::size_t>(std::max<std::ptrdiff_t>(after - stretches_.begin() - 1, 0));
}

std::int64_t ZoneOffsets::local_ms(Instant instant) const {
  // Three hundred thousand years: beyond any calendar, and within what can be added to.
  constexpr std::int64_t far_ms = 10'000'000'000'000'000;
  const auto utc_ms = std::clamp(instant.ms, -far_ms, far_ms);
  return utc_ms + stretches_[place_of(utc_ms)].offset_ms;
}

Day ZoneOffsets::local_day(Instant instant) const {
  return std::chrono::floor<std::chrono::days>(std::chrono::sys_time<std::chrono::milliseconds>{
      std::chrono::milliseconds{local_ms(instant)}});
}

std::span<const ZoneOffsets::Stretch> ZoneOffsets::during(Day day) const {
  // No zone is more than a day from UTC.
  const auto first = place_of(local_ms_of(day) - day_ms);
  const auto last = place_of(local_ms_of(day) + 2 * day_ms);
  return std::span(stretches_).subspan(first, last - first + 1);
}

Instant ZoneOffsets::start_of(Day day) const {
  const auto midnight = local_ms_of(day);
  std::int64_t start = std::numeric_limits<std::int64_t>::min();
  for (const auto& one : during(day)) {
    if (one.from_ms + one.offset_ms < midnight ||
        start == std::numeric_limits<std::int64_t>::min()) {
      start = std::min(one.to_ms, midnight - one.offset_ms);
    }
  }
  return {start};
}

}  // namespace luoshi::worktime
