// The database port: what Luoshi needs of a store, carried out by store/sqlite (embedded) and, when
// a district outgrows it, by another adaptor with the same SQL subset and the same tests.
//
// Reads run on the calling thread, in one snapshot, on a connection of their own. Writes go through
// one queue: jobs that wait together share one transaction (group commit) with a savepoint between
// them, so durability costs one sync per batch and a failing job undoes only itself. A job's `done`
// is called only after the commit is durable. This is not an object mapper: SQL stands where it is
// used, parameters are always bound.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.hpp"

namespace luoshi::store {

using Blob = std::vector<std::uint8_t>;
using Value = std::variant<std::monostate, std::int64_t, std::string, Blob>;
using Params = std::vector<Value>;

// One row of an answer, valid inside the callback it is handed to. Columns count from 0; a column
// read as what it is not yields 0, an empty text or an empty blob.
class Row {
 public:
  virtual ~Row() = default;
  [[nodiscard]] virtual int columns() const = 0;
  [[nodiscard]] virtual std::string_view name(int column) const = 0;
  [[nodiscard]] virtual bool is_null(int column) const = 0;
  [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
  [[nodiscard]] virtual std::string_view text(int column) const = 0;
  [[nodiscard]] virtual std::span<const std::uint8_t> blob(int column) const = 0;
  // A copy that outlives the row.
  [[nodiscard]] Value value(int column) const { return copy(column); }
  [[nodiscard]] std::string string(int column) const { return std::string(text(column)); }

 protected:
  [[nodiscard]] virtual Value copy(int column) const = 0;
};

class Reader {
 public:
  virtual ~Reader() = default;
  // Calls `on_row` for every row; `on_row` returns false to stop. Statements are prepared once per
  // connection. Errors: unavailable "store.busy" and "store.io", corrupt "store.corrupt" and
  // "store.page-damaged", limit "store.full", conflict "store.constraint", internal "store.sql"
  // with the engine's words as detail.
  virtual Result<> each(std::string_view sql, const Params& params,
                        const std::function<bool(const Row&)>& on_row) = 0;
};

class Writer : public Reader {
 public:
  // Runs a statement that changes rows; the value is how many it changed.
  virtual Result<std::int64_t> run(std::string_view sql, const Params& params) = 0;
};

using ReadJob = std::function<Result<>(Reader&)>;
using WriteJob = std::function<Result<>(Writer&)>;
// Called once after the commit (or the failure), on the one thread that answers: it may read, and
// is to be short.
using Done = std::function<void(Result<>)>;

class Database {
 public:
  virtual ~Database() = default;
  // Thread-safe. REQUIRES: `job` keeps nothing of the reader.
  virtual Result<> read(const ReadJob& job) = 0;
  // Thread-safe. Queues a job; limit "store.queue-full" when too many wait. A job may run more than
  // once, as its batch is repeated when another job of it fails or could not be committed: it must
  // not have effects outside the writer that do not bear repeating, nor move from what it captured.
  virtual void write(WriteJob job, Done done) = 0;
  // The same, waiting for the commit. Not from inside a job.
  Result<> write_and_wait(WriteJob job);
  // `told` is called on the writer's thread after each batch that is durable, before the `done` of
  // its jobs: it only wakes who will read what changed. One at a time, an empty one for none; when
  // this returns, the one before is not called any more. Thread-safe.
  virtual void after_commits(std::function<void()> told) = 0;
  // Reads every page that is stored and names those that are damaged ("verify.page-damaged",
  // "verify.structure"). Reads and writes go on meanwhile; minutes on a large database.
  virtual Result<std::vector<Finding>> check_pages() = 0;
};

// One optional row: nullopt-like empty when the query has none.
template <class T>
Result<std::vector<T>> collect(Reader& reader, std::string_view sql, const Params& params,
                               const std::function<T(const Row&)>& make) {
  std::vector<T> all;
  TRY(reader.each(sql, params, [&](const Row& row) {
    all.push_back(make(row));
    return true;
  }));
  return all;
}

}  // namespace luoshi::store
