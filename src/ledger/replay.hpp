// Making the ledgered tables again from entries and private values.
#pragma once

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "ledger/entry.hpp"

namespace luoshi::ledger {

// Tables by name, to find those that entries speak of.
using Catalogue = std::unordered_map<std::string, const Table*>;
[[nodiscard]] Catalogue catalogue_of(const std::vector<const Table*>& tables);

// Carries out one resolved entry on tables that stand where the entry found them, and notes which
// records it is about. What does not fit is told to `on_finding` and passed over: a row that has
// another version ("verify.history-broken"), a table or column that nobody knows
// ("verify.unknown-table").
Result<> replay(const Entry& entry, const Catalogue& tables, store::Writer& into,
                const std::function<void(Finding)>& on_finding);

// Empties the ledgered tables and the index of records in `into` and fills them from the entries in
// `from`, which may be the same connection. Entries stream: memory does not grow with them. Fails
// with corrupt "ledger.not-rebuildable" and all findings when an entry cannot be carried out; then
// the job that called must fail as well, so that nothing is changed.
Result<> rebuild(store::Reader& from, store::Writer& into, const std::vector<const Table*>& tables);

}  // namespace luoshi::ledger
