// A copy of a database that another program may have open and may be writing to: the state of one
// moment, page by page, each held against its checksum on the way. It reads only, so that the rule
// of the one connection that commits and checkpoints holds (docs/adr/0002).
#pragma once

#include <string>

#include "base/result.hpp"

namespace luoshi::store {

// Copies the database at `from` to `to`, which must not exist and is durable when this returns.
// While it runs the log of `from` cannot start over. Errors: those of open_sqlite but for
// "store.in-use"; conflict "store.exists".
[[nodiscard]] Result<> copy_sqlite(const std::string& from, const std::string& to);

}  // namespace luoshi::store
