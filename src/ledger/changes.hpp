// What changed since a place in the ledger: for whoever looks after each commit what to tell of it.
// Names of rows only; what stands in them now is read from the rows.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "store/database.hpp"

namespace luoshi::ledger {

struct ChangedRow {
  std::string table;
  std::string id;
  friend bool operator==(const ChangedRow&, const ChangedRow&) = default;
};

struct Changes {
  std::int64_t last_seq = 0;     // of the newest entry there is
  bool complete = true;          // false where there are too many to name
  std::vector<ChangedRow> rows;  // in order, each as often as it changed; empty unless complete
};

// The number of the newest entry, 0 where there is none.
[[nodiscard]] Result<std::int64_t> last_seq(store::Reader& reader);

// Rows of tables whose name begins with `prefix` that entries after `seq` changed. More than
// `entries_max` entries, or one of more than a megabyte, are too many.
[[nodiscard]] Result<Changes> changes_after(store::Reader& reader, std::int64_t seq,
                                            std::string_view prefix, std::int64_t entries_max);

}  // namespace luoshi::ledger
