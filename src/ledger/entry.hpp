// An entry of the ledger of acts, read back from its canonical text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "ledger/act.hpp"
#include "store/database.hpp"

namespace luoshi::ledger {

// What a column of a row became.
struct ColumnChange {
  // A closed value is known after resolve(), unless it was erased; it is text even where the column
  // holds a number. A cleared column is open and null.
  enum class Known { yes, not_yet, erased, missing };

  std::string column;
  Openness openness = Openness::open;
  Known known = Known::yes;
  store::Value value;
  std::string commitment;  // of a closed column: hexadecimal SHA-256
  bool fits = true;        // the private value is the one that was committed to
};

struct RowChange {
  std::string table;
  std::string id;
  std::int64_t version = 0;
  std::vector<ColumnChange> columns;  // closed ones by name, then open, then cleared
};

struct Entry {
  std::int64_t seq = 0;
  Instant time;
  Actor actor;
  std::string kind;
  std::string subject;
  std::vector<std::pair<std::string, store::Value>> facts;
  std::vector<RowChange> changes;
};

// Fails with corrupt "ledger.not-canonical" or "ledger.not-an-entry".
[[nodiscard]] Result<Entry> read_entry(std::string_view body);

// Fetches the private values of the entry and holds each against its commitment; the value is how
// many private rows belong to no column of the entry.
Result<std::int64_t> resolve(store::Reader& reader, Entry& entry);

// The same for one change of the entry `seq`, whose first private value is at `place`.
Result<> resolve(store::Reader& reader, std::int64_t seq, RowChange& change, std::int64_t place);

}  // namespace luoshi::ledger
