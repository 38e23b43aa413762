// Erasing by law: a closed value goes, the proof that it once stood there stays.
#pragma once

#include <string_view>

#include "ledger/act.hpp"

namespace luoshi::ledger {

// Empties the column of the row, and of every entry about the row the private value and nonce of
// that column; the entries keep their commitments, which tell nothing without the nonces. The act
// itself stands in the ledger like any other, with the fact "erased". What the caller has put
// elsewhere (the search index, an attachment) is the caller's to take out; the bytes are
// overwritten in the database, and leave its log at the next checkpoint. not_found "row.not-found";
// internal "ledger.bad-value" when the column is not closed.
Result<> erase(Act& act, const Table& table, std::string_view id, std::string_view column);

}  // namespace luoshi::ledger
