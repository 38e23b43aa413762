// By which words a case is found: its number, title, description and address. Names and telephones
// are not among them.
#pragma once

#include "casework/case.hpp"
#include "store/database.hpp"

namespace luoshi::casework {

inline constexpr const char* search_kind = "case";

// Call it in the transaction that changes the case, with the case as it was before (one without an
// id where it is new).
Result<> index_case(store::Writer& writer, const Case& before, const Case& after);

// Fills the index again from the rows.
Result<> index_all_cases(store::Writer& writer);

}  // namespace luoshi::casework
