// The one write. An official act changes rows only through an Act, which writes the entry of the
// ledger of acts, the changed rows and the outgoing messages in the same transaction.
//
// Rows of ledgered tables are projections: an entry says which columns of which row became what, so
// `rebuild` recreates every table from entries and private values, and `verify` compares. A column
// is `open` (stands in the entry in clear: states, dates, ids, counts) or `closed` (personal values
// and free text: the entry holds SHA-256(nonce ‖ value), value and nonce live in private_value and
// can be erased by law without breaking the proof). Nothing is deleted: rows are withdrawn by
// state.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.hpp"
#include "base/random.hpp"
#include "base/result.hpp"
#include "store/database.hpp"

namespace luoshi::ledger {

enum class ColumnType { integer, text };
enum class Openness { open, closed };

struct Column {
  std::string name;
  ColumnType type = ColumnType::text;
  Openness openness = Openness::open;
};

// A ledgered table. Its SQL shape is made from this: `id TEXT PRIMARY KEY, version INTEGER NOT
// NULL, <columns, all nullable>`, STRICT. `indices` are extra SQL statements (CREATE INDEX IF NOT
// EXISTS …). A table may gain columns in a later release, never lose or rename one.
struct Table {
  std::string name;
  std::vector<Column> columns;
  std::vector<std::string> indices;
};

// Who acts: opaque ids of identity, never names. The system itself acts as {"system", ""}.
struct Actor {
  std::string person;
  std::string unit;
};

using Change = std::pair<std::string_view, store::Value>;  // column, value

// One act being written, inside a write job. Not thread-safe; it lives as long as the job.
class Act {
 public:
  // `kind` is a stable verb such as "item.edit"; `subject` is the record, "item/itm_…".
  Act(store::Writer& writer, Random& random, Instant now, Actor actor, std::string kind,
      std::string subject);
  Act(const Act&) = delete;
  Act& operator=(const Act&) = delete;

  [[nodiscard]] store::Writer& writer() { return writer_; }
  [[nodiscard]] Instant now() const { return now_; }
  [[nodiscard]] const Actor& actor() const { return actor_; }
  [[nodiscard]] Random& random() { return random_; }
  [[nodiscard]] std::string new_id(std::string_view prefix) {
    return luoshi::new_id(random_, now_, prefix);
  }

  // Inserts the row (version 1); conflict "row.exists" when it is there.
  Result<> insert(const Table& table, std::string_view id, const std::vector<Change>& set);
  // Changes the named columns and raises the version by one. With `expected_version`, conflict
  // "row.changed-meanwhile" when the row has another; not_found "row.not-found" when it is absent.
  // Columns that already hold the value are left out of the entry; nothing changed is no error.
  Result<> update(const Table& table, std::string_view id, const std::vector<Change>& set,
                  std::optional<std::int64_t> expected_version = std::nullopt);
  // A fact of the act itself that is no column of a row, in clear ("reason" codes, counts, ids).
  void fact(std::string_view name, store::Value value);
  // Queues a message for the outbox in this transaction.
  Result<> send(std::string_view topic, std::string_view key, std::string_view body);
  // Writes the entry and returns its sequence number, from 1 without gaps. Once, last.
  Result<std::int64_t> commit();

 private:
  struct Set {
    const Column* column = nullptr;
    const store::Value* value = nullptr;
  };

  void record(const Table& table, std::string_view id, std::int64_t version, std::vector<Set> set);
  std::string close(const store::Value& value);
  [[nodiscard]] Result<std::string> render_facts() const;

  store::Writer& writer_;
  Random& random_;
  Instant now_;
  Actor actor_;
  std::string kind_;
  std::string subject_;
  std::vector<std::pair<std::string, store::Value>> facts_;
  std::vector<std::string> changes_;           // canonical text of each change
  std::vector<std::string> records_;           // "table/id" of each change
  std::vector<store::Params> private_values_;  // place, nonce, value
  bool committed_ = false;
};

// Creates the ledger's own tables and the given ledgered tables where they are missing, and adds
// columns a newer release has. Run once at start, on the writer.
Result<> prepare(store::Writer& writer, const std::vector<const Table*>& tables);

}  // namespace luoshi::ledger
