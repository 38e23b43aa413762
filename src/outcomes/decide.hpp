// What the supervision office makes of a pair that the program read: it lets it stand, corrects it,
// or releases it. The caller commits.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "identity/actor.hpp"
#include "ledger/act.hpp"
#include "outcomes/outcome.hpp"

namespace luoshi::outcomes {

inline constexpr auto kind_confirm = "outcome.confirm";
inline constexpr auto kind_correct = "outcome.correct";
inline constexpr auto kind_release = "outcome.disclosure";

// Errors: not_found "outcome.not-found"; forbidden "item.not-supervision"; conflict
// "row.changed-meanwhile"; conflict "outcome.decided" where a person has decided already.
[[nodiscard]] Result<Outcome> confirm_outcome(ledger::Act& act, const identity::Principal& who,
                                              std::string_view id,
                                              std::optional<std::int64_t> expected_version);

struct Correction {
  Verdict verdict = Verdict::unclear;
  std::optional<Span> result;  // none: the later report says nothing of it
  std::string result_words;    // of the passage
  std::string reason;          // the arithmetic, where the verdict rests on it
  std::string words;           // of the office; may be empty
};

// Any pair, decided or not; one that was public is internal again. Errors: as above but for the
// last, and invalid "outcome.passage-missing" for a verdict other than unreported without a
// passage, "outcome.passage-idle" for unreported with one.
[[nodiscard]] Result<Outcome> correct_outcome(ledger::Act& act, const identity::Principal& who,
                                              std::string_view id,
                                              std::optional<std::int64_t> expected_version,
                                              const Correction& correction);

// Errors: those of release_columns; conflict "outcome.undecided" for what nobody has confirmed.
[[nodiscard]] Result<Outcome> release_outcome(ledger::Act& act, const identity::Principal& who,
                                              std::string_view id, Disclosure wanted,
                                              std::string_view reason);

}  // namespace luoshi::outcomes
