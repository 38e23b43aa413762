// The kernel of an item's states: which act is lawful in which state, and what follows from it.
//
//   draft ─accept→ accepted ─confirm→ confirmed ─approve→ approved
//
// Any of them before approved may be rejected and restored as a draft. A second person confirms:
// never the one who accepted or last edited the words. Words changed after a confirmation fall
// back to accepted, with the editor as the one who accepted, and their disclosure falls back to
// internal. Who holds which office is not judged here (see access.hpp).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace luoshi::supervision {

enum class State { draft, accepted, confirmed, approved, rejected };
enum class Disclosure { internal, proposed, public_ };

enum class Move {
  accept,
  confirm,
  approve,
  reject,
  restore,
  edit_words,  // headline, text, span, type, objects, quantities
  propose,     // disclosure internal → proposed
  publish,     // disclosure proposed → public
  withdraw,    // disclosure back to internal
};

struct Standing {
  State state = State::draft;
  Disclosure disclosure = Disclosure::internal;
  std::string accepted_by;
  std::string edited_by;  // who last changed the words
  std::string confirmed_by;

  bool operator==(const Standing&) const = default;
};

// The standing after `person` made the move. Errors: conflict "item.wrong-state" (detail: the state
// it is in), "item.wrong-disclosure", "item.not-approved"; forbidden "item.second-person".
[[nodiscard]] Result<Standing> after(const Standing& now, Move move, std::string_view person);

[[nodiscard]] std::string_view name_of(State state);
[[nodiscard]] std::string_view name_of(Disclosure disclosure);
[[nodiscard]] std::optional<State> parse_state(std::string_view name);
[[nodiscard]] std::optional<Disclosure> parse_disclosure(std::string_view name);

}  // namespace luoshi::supervision
