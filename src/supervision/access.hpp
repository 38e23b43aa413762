// Who may see and do what with items. Every list query takes a Scope, so that none can forget it.
#pragma once

#include <string>
#include <vector>

#include "identity/actor.hpp"
#include "supervision/item.hpp"

namespace luoshi::supervision {

// What a person may see: everything, or the approved and circulated items their units lead or
// support.
struct Scope {
  bool everything = false;
  std::vector<std::string> units;
};

[[nodiscard]] Scope scope_of(const identity::Principal& who);

[[nodiscard]] bool may_see(const Scope& scope, const Item& item);

// The supervision office: imports, reviews, edits, proposes disclosure. Fails with forbidden
// "item.not-supervision".
Result<> require_supervision(const identity::Principal& who);

// Who signs lists and approves disclosure. Fails with forbidden "item.not-approver".
Result<> require_approver(const identity::Principal& who);

// Sources and their texts are shown to who sees everything. Fails with forbidden "source.hidden".
Result<> require_sources(const identity::Principal& who);

}  // namespace luoshi::supervision
