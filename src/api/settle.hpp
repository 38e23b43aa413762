// The end of every act on an item under supervision: what follows from it in the modules that do
// not see each other, in the same transaction.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "api/office.hpp"
#include "supervision/item.hpp"

namespace luoshi::api {

// What the day and the rules make of the item after the act. `today` is the district's date.
Result<> settle(const Office& office, ledger::Act& act, std::string_view item,
                std::string_view today);

// An act on the item that the path names: `body` changes it, what follows is settled, the reply is
// the item as it then is. `today` is the district's date.
using ItemAct = std::function<Result<>(ledger::Act& act, const identity::Principal& who,
                                       std::string_view item, std::string_view today)>;
[[nodiscard]] Command item_act(const Office& office, const Call& call, std::string kind, int status,
                               ItemAct body);

}  // namespace luoshi::api
