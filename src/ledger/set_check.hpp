// Whether what an act wants to set in a row can be set.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "ledger/act.hpp"

namespace luoshi::ledger {

// Why the value cannot stand in the ledger: no number outside ±2⁵³, no text that is not UTF-8, no
// bytes. nullopt where it can.
[[nodiscard]] std::optional<Error> fault_of(const store::Value& value);

// The column of each change, in the order of `set`. Every one exists, holds what its type says and
// is named once; otherwise the errors of fault_of, or internal "ledger.bad-value".
[[nodiscard]] Result<std::vector<const Column*>> check_set(const Table& table, std::string_view id,
                                                           const std::vector<Change>& set);

}  // namespace luoshi::ledger
