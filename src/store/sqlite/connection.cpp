#include "store/sqlite/connection.hpp"

#include <fmt/format.h>

#include <utility>

#include "store/sqlite/pages.hpp"

namespace luoshi::store::sqlite {
namespace {

constexpr std::size_t idle_max = 256;
constexpr int busy_ms_max = 5000;

class StatementRow final : public Row {
 public:
  explicit StatementRow(sqlite3_stmt* statement) : statement_(statement) {}

  [[nodiscard]] int columns() const override { return sqlite3_column_count(statement_); }
  [[nodiscard]] std::string_view name(int column) const override {
    const char* text = sqlite3_column_name(statement_, column);
    return text == nullptr ? std::string_view{} : std::string_view{text};
  }
  [[nodiscard]] bool is_null(int column) const override { return type(column) == SQLITE_NULL; }
  [[nodiscard]] std::int64_t integer(int column) const override {
    return type(column) == SQLITE_INTEGER ? sqlite3_column_int64(statement_, column) : 0;
  }
  [[nodiscard]] std::string_view text(int column) const override {
    if (type(column) != SQLITE_TEXT) return {};
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }
  [[nodiscard]] std::span<const std::uint8_t> blob(int column) const override {
    if (type(column) != SQLITE_BLOB) return {};
    const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }

 protected:
  [[nodiscard]] Value copy(int column) const override {
    switch (type(column)) {
      case SQLITE_INTEGER:
        return integer(column);
      case SQLITE_TEXT:
        return std::string(text(column));
      case SQLITE_BLOB: {
        const auto bytes = blob(column);
        return Blob(bytes.begin(), bytes.end());
      }
      default:
        return std::monostate{};
    }
  }

 private:
  [[nodiscard]] int type(int column) const { return sqlite3_column_type(statement_, column); }
  sqlite3_stmt* statement_;
};

// The parameters outlive the statement's run, so nothing is copied. An empty text or blob has to
// be told from NULL, hence the pointers to something.
int bind(sqlite3_stmt* statement, int index, const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    return sqlite3_bind_int64(statement, index, *number);
  }
  if (const auto* text = std::get_if<std::string>(&value)) {
    return sqlite3_bind_text64(statement, index, text->data(), text->size(), SQLITE_STATIC,
                               SQLITE_UTF8);
  }
  if (const auto* blob = std::get_if<Blob>(&value)) {
    return blob->empty()
               ? sqlite3_bind_zeroblob(statement, index, 0)
               : sqlite3_bind_blob64(statement, index, blob->data(), blob->size(), SQLITE_STATIC);
  }
  return sqlite3_bind_null(statement, index);
}

}  // namespace

Failure failure_of(int code, std::string words) {
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return fail(ErrorKind::unavailable, "store.busy", std::move(words));
    case SQLITE_FULL:
    case SQLITE_TOOBIG:
      return fail(ErrorKind::limit, "store.full", std::move(words));
    case SQLITE_IOERR:
      if (code == SQLITE_IOERR_DATA) {
        const auto page = take_damaged_page();
        return fail(ErrorKind::corrupt, "store.page-damaged", fmt::format("page {}", page),
                    fmt::format("page {}", page));
      }
      return fail(ErrorKind::unavailable, "store.io", fmt::format("{} (code {})", words, code));
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return fail(ErrorKind::unavailable, "store.io", fmt::format("{} (code {})", words, code));
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return fail(ErrorKind::corrupt, "store.corrupt", std::move(words));
    case SQLITE_CONSTRAINT:
      return fail(ErrorKind::conflict, "store.constraint", std::move(words));
    default:
      return fail(ErrorKind::internal, "store.sql", fmt::format("{} (code {})", words, code));
  }
}

// A statement in use; goes back to the idle ones, so that the same SQL may run inside itself.
class Connection::Lease {
 public:
  Lease(Connection& connection, std::string_view sql, sqlite3_stmt* statement)
      : connection_(connection), sql_(sql), statement_(statement) {}
  ~Lease() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
    if (connection_.idle_count_ >= idle_max) connection_.forget_idle();
    auto found = connection_.idle_.find(sql_);
    if (found == connection_.idle_.end()) {
      found = connection_.idle_.try_emplace(std::string(sql_)).first;
    }
    found->second.push_back(statement_);
    ++connection_.idle_count_;
  }
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;

  Result<> bind_all(const Params& params) {
    const auto wanted = static_cast<std::size_t>(sqlite3_bind_parameter_count(statement_));
    if (wanted != params.size()) {
      return fail(ErrorKind::internal, "store.sql",
                  fmt::format("{} parameters for {} places: {}", params.size(), wanted, sql_));
    }
    for (std::size_t i = 0; i < params.size(); ++i) {
      const int code = bind(statement_, static_cast<int>(i) + 1, params[i]);
      if (code != SQLITE_OK) return connection_.failure(code);
    }
    return {};
  }
  Result<> each_row(const std::function<bool(const Row&)>& on_row) {
    const StatementRow row(statement_);
    for (;;) {
      const int code = sqlite3_step(statement_);
      if (code == SQLITE_DONE) return {};
      if (code != SQLITE_ROW) return connection_.failure(code);
      if (!on_row(row)) return {};
    }
  }

 private:
  Connection& connection_;
  std::string_view sql_;
  sqlite3_stmt* statement_;
};

Result<std::unique_ptr<Connection>> Connection::open(const std::string& path,
                                                     const std::string& vfs, Access access) {
  std::unique_ptr<Connection> connection(new Connection);
  const int flags =
      SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
      (access == Access::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  const int code =
      sqlite3_open_v2(path.c_str(), &connection->db_, flags, vfs.empty() ? nullptr : vfs.c_str());
  if (code != SQLITE_OK) return connection->failure(code);
  sqlite3_busy_timeout(connection->db_, busy_ms_max);
  // No checkpoint by accident, neither on commit nor on close: docs/adr/0002.
  sqlite3_wal_autocheckpoint(connection->db_, 0);
  sqlite3_db_config(connection->db_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  sqlite3_db_config(connection->db_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(connection->db_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(connection->db_, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  return connection;
}

Connection::~Connection() {
  forget_idle();
  sqlite3_close(db_);
}

Failure Connection::failure(int code) {
  const char* words = db_ == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(db_);
  return failure_of(code, words);
}

void Connection::forget_idle() {
  for (auto& [sql, statements] : idle_) {
    for (auto* statement : statements) sqlite3_finalize(statement);
  }
  idle_.clear();
  idle_count_ = 0;
}

Result<sqlite3_stmt*> Connection::prepare(std::string_view sql) {
  const auto found = idle_.find(sql);
  if (found != idle_.end() && !found->second.empty()) {
    auto* statement = found->second.back();
    found->second.pop_back();
    --idle_count_;
    return statement;
  }
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(db_, sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) return failure(code);
  if (statement == nullptr) return fail(ErrorKind::internal, "store.sql", "an empty statement");
  return statement;
}

Result<> Connection::each(std::string_view sql, const Params& params,
                          const std::function<bool(const Row&)>& on_row) {
  Lease lease(*this, sql, TRY(prepare(sql)));
  TRY(lease.bind_all(params));
  return lease.each_row(on_row);
}

Result<std::int64_t> Connection::run(std::string_view sql, const Params& params) {
  TRY(each(sql, params, [](const Row&) { return true; }));
  return sqlite3_changes64(db_);
}

Result<> Connection::exec(std::string_view sql) {
  return each(sql, {}, [](const Row&) { return true; });
}

bool Connection::in_transaction() const {
  return sqlite3_get_autocommit(db_) == 0;
}

}  // namespace luoshi::store::sqlite
