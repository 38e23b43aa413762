// Named parts of an item, each with an owner of its own: of "十个项目" two are named, so the item
// has children 2019-017-1 and 2019-017-2, and eight stay unnamed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "handling/access.hpp"
#include "ledger/act.hpp"
#include "supervision/edit.hpp"

namespace luoshi::handling {

inline constexpr auto kind_add_children = "item.add-parts";

struct Child {
  std::string headline;
  std::string text;                  // empty: the headline
  supervision::ItemEdit assignment;  // what is not given is as the parent's
};

// By the supervision office, of an item that is neither rejected, ended nor itself a part. The
// children are accepted by who adds them, so another person confirms them. Errors: conflict
// "item.wrong-state", "item.wrong-stage", "item.is-part"; invalid "item.invalid" with findings at
// "/parts/0/headline": "item.blank", those of check_edit, "item.too-many-parts" where more would be
// named than there are. `total` says how many there are in all, named or not; where it is not given
// and was not known, it is the number named. Of an issued item a known total stands: conflict
// "item.issued-amend".
[[nodiscard]] Result<std::vector<Item>> add_children(ledger::Act& act, const Principal& who,
                                                     std::string_view parent,
                                                     const std::vector<Child>& children,
                                                     std::optional<std::int64_t> total,
                                                     const supervision::Units& units);

}  // namespace luoshi::handling
