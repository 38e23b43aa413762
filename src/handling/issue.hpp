// Carrying items to the units: circulated for comment 征求意见, issued 交办, signed for 签收, and
// recalled 收回. Each act on one item has a form for many that leaves out what may not take part.
//
// `today` is the district's date, 2019-12-31.
#pragma once

#include <string_view>
#include <vector>

#include "handling/access.hpp"
#include "handling/batch.hpp"

namespace luoshi::handling {

inline constexpr auto kind_circulate = "item.circulate";
inline constexpr auto kind_issue = "item.issue";
inline constexpr auto kind_acknowledge = "item.acknowledge";
inline constexpr auto kind_recall = "item.recall";

// By the supervision office. Errors: those of access and of chain.hpp. The same again for an item
// that is circulated already is conflict "item.circulated-already".
Result<> circulate(ledger::Act& act, const Principal& who, std::string_view item,
                   std::string_view today);

// By the supervision office, once each comment is decided: conflict "item.comments-open".
Result<> issue(ledger::Act& act, const Principal& who, std::string_view item,
               std::string_view today);

// By the liaison or head of the lead unit, unless an objection waits: conflict
// "item.objection-open".
Result<> acknowledge(ledger::Act& act, const Principal& who, std::string_view item,
                     std::string_view today);

// By the supervision office, with a reason: invalid "item.reason-missing". An amendment that waits
// for a signature is refused with it.
Result<> recall(ledger::Act& act, const Principal& who, std::string_view item,
                std::string_view reason, std::string_view today);

using Items = std::vector<std::string>;
[[nodiscard]] Result<Batch> circulate_all(ledger::Act& act, const Principal& who,
                                          const Items& items, std::string_view today);
[[nodiscard]] Result<Batch> issue_all(ledger::Act& act, const Principal& who, const Items& items,
                                      std::string_view today);
[[nodiscard]] Result<Batch> acknowledge_all(ledger::Act& act, const Principal& who,
                                            const Items& items, std::string_view today);

// The items that wait for the signature of this person, as liaison or head of the units that lead
// them.
[[nodiscard]] Result<Items> items_to_acknowledge(store::Reader& reader, const Principal& who);

}  // namespace luoshi::handling
