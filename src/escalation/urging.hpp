// The acts of urging 催办 and the lists of urges. Each urge is an act on its item, so that it
// stands in the item's history, and leaves through the outbox with topic "urge".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.hpp"
#include "escalation/owed.hpp"

namespace luoshi::escalation {

inline constexpr auto kind_urge = "urge.send";
inline constexpr auto kind_urge_open = "urge.open";
inline constexpr auto kind_urge_answer = "urge.answer";
inline constexpr std::int64_t urges_max = 500;  // of one act

struct Urging {
  OwedFilter filter;
  std::string words;  // a template of one's own; empty: the published one of each occasion
};

struct Urged {
  std::string batch;
  std::int64_t urged = 0;
  std::int64_t left_out = 0;  // urged today already, about the same
};

// Where and when an act happens, for functions that make several acts in one transaction.
struct Acting {
  store::Writer& writer;
  Random& random;
  Instant now;
  ledger::Actor actor;
};

// The words the unit would read: the published template of the occasion, before or after the day,
// or `words`, filled with the item's facts.
[[nodiscard]] Result<std::string> words_of(store::Reader& reader, const catalog::Rules& rules,
                                           const Owed& owed, std::string_view words,
                                           std::string_view today);

// Urges what the filter finds. Supervision only ("item.not-supervision"). Invalid
// "urge.place-unknown" for words with a place no fact fills; conflict "urge.nothing-owed" when the
// filter finds nothing; limit "urge.too-many" above urges_max.
[[nodiscard]] Result<Urged> urge(const Acting& acting, const Principal& who,
                                 const catalog::Rules& rules, const Urging& urging,
                                 std::string_view today);

// The receipt, by a hand of the unit; opening it again changes nothing. Errors: not_found
// "urge.not-found"; those of require_own.
[[nodiscard]] Result<Urge> open_urge(ledger::Act& act, const Principal& who, std::string_view id);
// Conflict "urge.answered" when it is answered already; invalid "measure.words-missing".
[[nodiscard]] Result<Urge> answer_urge(ledger::Act& act, const Principal& who, std::string_view id,
                                       std::string_view words);

// Marks open urges of the item as answered by the deed: the receipt, the signed report, the kept
// turn, the claim.
Result<> follow_urges(ledger::Act& act, std::string_view item);

struct UrgeFilter {
  std::string item;
  std::string unit;
  std::optional<UrgeState> state;
  bool open = false;  // sent or opened
};

struct UrgePage {
  std::vector<Urge> urges;
  std::optional<std::string> next;
};

// Newest first; `after` is the place of the last urge of the page before.
[[nodiscard]] Result<UrgePage> list_urges(store::Reader& reader, const Scope& scope,
                                          const UrgeFilter& filter, std::string_view after,
                                          std::int64_t limit);
// Not_found "urge.not-found", also for what the scope does not show.
[[nodiscard]] Result<Urge> view_urge(store::Reader& reader, const Scope& scope,
                                     std::string_view id);

}  // namespace luoshi::escalation
