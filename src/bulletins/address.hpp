// Secret addresses of calendars: who knows one reads the calendar of its person, as a calendar
// program does, without logging in. A person has one at a time and may take it back; it ends with
// the account. Only its hash is stored, so it can be shown once.
#pragma once

#include <string>
#include <string_view>

#include "identity/actor.hpp"
#include "ledger/act.hpp"

namespace luoshi::bulletins {

inline constexpr auto kind_make_address = "calendar.make-address";
inline constexpr auto kind_revoke_address = "calendar.revoke-address";

// Ends the address there was, makes another. The value is the secret: 52 characters, 256 bits.
[[nodiscard]] Result<std::string> make_address(ledger::Act& act, Random& random,
                                               std::string_view person);
// True when there was one.
[[nodiscard]] Result<bool> revoke_address(ledger::Act& act, std::string_view person);

// When the person's address was made; nullopt where there is none.
[[nodiscard]] Result<std::optional<std::int64_t>> address_made(store::Reader& reader,
                                                               std::string_view person);

struct CalendarOwner {
  identity::Principal who;
  std::string name;  // in Chinese
};
// Whose address it is. not_found "calendar.not-found" for a wrong or ended one and for the address
// of an account that was closed.
[[nodiscard]] Result<CalendarOwner> owner_of(store::Reader& reader, std::string_view secret);

}  // namespace luoshi::bulletins
