// Who may see the register of enterprises and keep it, judged on the rows as they were loaded.
//
// The desk of the enterprises and the supervision office keep it. Handlers, heads, dispatchers and
// whoever sees every case read it; every other official sees the enterprises that are theirs. An
// enterprise that a person may not see is not_found, so that its id cannot be told from others.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "identity/actor.hpp"
#include "registers/enterprise.hpp"

namespace luoshi::registers {

using identity::Principal;

// What the register is given of the district around it.
struct Keeping {
  std::string desk_unit;  // that works the desk of the enterprises; empty where there is none
  std::string today;      // the district's date, 2026-03-02
  // The code of a subdistrict by its code or name, empty where there is none.
  std::function<std::string(std::string_view words)> subdistrict_of;
};

struct Scope {
  bool everything = false;
  std::string official;  // else those of this person
};
[[nodiscard]] Scope scope_of(const Principal& who);

// Dispatchers and head of the desk's unit, the supervision office.
[[nodiscard]] bool keeps(const Principal& who, const Keeping& keeping);
// The responsible official, while the enterprise is in force.
[[nodiscard]] bool is_official(const Principal& who, const Enterprise& one);
// Contact and telephone are for who keeps the register and for the official; others see them
// masked.
[[nodiscard]] bool sees_contact(const Principal& who, const Keeping& keeping,
                                const Enterprise& one);

// not_found "enterprise.not-found".
Result<> require_sight(const Scope& scope, const Enterprise& one);
// Forbidden "enterprise.not-keeper".
Result<> require_keeper(const Principal& who, const Keeping& keeping);
// Who may record a visit: the official and who keeps the register. Forbidden
// "enterprise.not-official".
Result<> require_visitor(const Principal& who, const Keeping& keeping, const Enterprise& one);
// conflict "enterprise.withdrawn".
Result<> require_in_force(const Enterprise& one);

}  // namespace luoshi::registers
