// Two reports held together: each promise of the earlier one with the passage of the later one that
// reports on it. Reading the pairs is slow and pure and done on a worker; recording them is one
// act.
//
// Computing again keeps whatever a person confirmed or corrected. A promise that is none any more
// (rejected, merged, of another type) loses its reading; what was decided on it stays.
#pragma once

#include <string_view>
#include <vector>

#include "identity/actor.hpp"
#include "ledger/act.hpp"
#include "outcomes/outcome.hpp"
#include "supervision/item.hpp"

namespace luoshi::outcomes {

inline constexpr auto kind_reconcile = "outcome.reconcile";

// A source with its decoded text and complete items.
struct Side {
  supervision::Source source;
  std::u32string text;
  std::vector<supervision::Item> items;
};

struct ReadPair {
  std::string item;
  Span target;
  std::int64_t position = 0;
  Reading reading;
  std::string result_words;
};

// Errors: invalid "outcome.same-report"; "outcome.not-a-report" where a side is no work report.
Result<> check_sides(const supervision::Source& earlier, const supervision::Source& later);

// Pure; time grows with promises × results.
[[nodiscard]] std::vector<ReadPair> read_pairs(const Side& earlier, const Side& later);

struct Recorded {
  std::int64_t promises = 0;
  std::int64_t added = 0;
  std::int64_t changed = 0;  // readings that are others now
  std::int64_t kept = 0;     // decided by a person, left as they are
  std::int64_t dropped = 0;  // promises no more
};

// Errors: forbidden "item.not-supervision".
[[nodiscard]] Result<Recorded> record_pairs(ledger::Act& act, const identity::Principal& who,
                                            std::string_view earlier, std::string_view later,
                                            const std::vector<ReadPair>& pairs);

// What the program would say of the promise if this passage of the later report told of it.
// `target` is the promise's span. Pure. Errors: invalid "item.span-outside"; conflict
// "outcome.no-promise" where no item of the earlier report stands there.
[[nodiscard]] Result<Reading> judge_passage(const Side& earlier, std::string_view item,
                                            const Side& later, Span passage);

}  // namespace luoshi::outcomes
