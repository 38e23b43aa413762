// Which cases a unit sees, newest first and the open ones apart: the lists of people who do not see
// every case are read along it, however many cases the district has. A projection beside the
// ledger, made from the desk of a case and its units.
#pragma once

#include <string_view>

#include "casework/case.hpp"
#include "store/database.hpp"

namespace luoshi::casework {

// The unit sees the case from now on.
Result<> give_sight(store::Writer& writer, const Case& one, std::string_view unit);

// Call it when a case is written: its desk sees a new one, and one that was closed or opened again
// moves for every unit that sees it.
Result<> keep_sight(store::Writer& writer, const Case& before, const Case& after);

// Makes all of it again.
Result<> make_sight(store::Writer& writer);

}  // namespace luoshi::casework
