// Due dates as a calendar (iCalendar, RFC 5545): of what is public, and of what one person has to
// do or to see to. It holds what is to be done and when, never a light, a score or a note.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "identity/actor.hpp"
#include "store/database.hpp"

namespace luoshi::bulletins {

// A whole day.
struct Event {
  std::string uid;      // stays the same while the event moves
  std::string date;     // 2019-03-31
  std::string summary;  // 2019-017 新建停车泊位：完成时限
  std::string description;
  std::string path;           // of the page about it
  std::int64_t sequence = 0;  // grows with every change
};

// The text of a calendar. `address` stands before each path; `stamp` is when it was made.
[[nodiscard]] std::string write_calendar(const std::vector<Event>& events, std::string_view name,
                                         std::string_view address, Instant stamp);

// Days from which and until which a calendar looks; 2019-03-26 is today.
struct Window {
  std::string from;
  std::string to;
};
[[nodiscard]] Window window_around(std::string_view today);

inline constexpr std::int64_t events_max = 2000;

// Due dates of public items.
[[nodiscard]] Result<std::vector<Event>> public_events(store::Reader& reader, const Window& window);

// For a unit: its items, receipts, reports, answers to notices and to residents. For the
// supervision office and approvers: items, answers to notices and to residents of all units. For a
// leader: the items they are responsible for, by `name`. Earliest first, at most events_max.
[[nodiscard]] Result<std::vector<Event>> staff_events(store::Reader& reader,
                                                      const identity::Principal& who,
                                                      std::string_view name, const Window& window);

}  // namespace luoshi::bulletins
