#include "casework/clock_text.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace luoshi::casework {
namespace {

using worktime::LimitKind;

constexpr std::array kinds{LimitKind::urgent_hour, LimitKind::work_hour, LimitKind::work_day,
                           LimitKind::natural_day};

// Takes what stands before the separator off the text.
std::string_view take(std::string_view& text, std::string_view separator) {
  const auto end = text.find(separator);
  const auto part = text.substr(0, end);
  text = end == std::string_view::npos ? std::string_view{} : text.substr(end + separator.size());
  return part;
}

std::optional<std::int64_t> integer(std::string_view text) {
  std::int64_t value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return value;
}

std::optional<worktime::Pause> pause_of(std::string_view text) {
  const auto from = integer(take(text, "-"));
  if (!from) return std::nullopt;
  if (text.empty()) return worktime::Pause{Instant{*from}, std::nullopt};
  const auto to = integer(text);
  if (!to) return std::nullopt;
  return worktime::Pause{Instant{*from}, Instant{*to}};
}

std::optional<worktime::LimitClock> parsed(std::string_view text) {
  auto limit = take(text, " | ");
  const auto kind = limit_kind_of(take(limit, " "));
  const auto amount = integer(limit);
  const auto started = integer(take(text, " | "));
  if (!kind || !amount || !started) return std::nullopt;
  worktime::LimitClock clock{Instant{*started}, {*kind, *amount}, {}};
  while (!text.empty()) {
    const auto pause = pause_of(take(text, " "));
    if (!pause) return std::nullopt;
    clock.pauses.push_back(*pause);
  }
  return clock;
}

}  // namespace

std::optional<LimitKind> limit_kind_of(std::string_view name) {
  for (const auto kind : kinds) {
    if (worktime::name_of(kind) == name) return kind;
  }
  return std::nullopt;
}

std::string to_text(const worktime::LimitClock& clock) {
  std::string pauses;
  for (const auto& pause : clock.pauses) {
    if (!pauses.empty()) pauses += ' ';
    pauses += fmt::format("{}-", pause.from.ms);
    if (pause.to) pauses += std::to_string(pause.to->ms);
  }
  return fmt::format("{} {} | {}{}{}", worktime::name_of(clock.limit.kind), clock.limit.amount,
                     clock.started.ms, pauses.empty() ? "" : " | ", pauses);
}

Result<worktime::LimitClock> clock_from_text(std::string_view text) {
  if (auto clock = parsed(text)) return std::move(*clock);
  return fail(ErrorKind::corrupt, "case.clock-unreadable", std::string(text));
}

}  // namespace luoshi::casework
