#include "store/sqlite/copy.hpp"

#include <sqlite3.h>

#include <filesystem>

#include "store/sqlite/connection.hpp"
#include "store/sqlite/pages.hpp"

namespace luoshi::store {
namespace {

using sqlite::Connection;

// SQLite's own backup, in one step: all pages of one snapshot.
Result<> copy_pages(Connection& from, Connection& to) {
  auto* copying = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
  if (copying == nullptr) {
    return sqlite::failure_of(sqlite3_extended_errcode(to.handle()), sqlite3_errmsg(to.handle()));
  }
  constexpr int all = -1;
  const int stepped = sqlite3_backup_step(copying, all);
  const int finished = sqlite3_backup_finish(copying);
  if (stepped == SQLITE_DONE && finished == SQLITE_OK) return {};
  const int code = stepped == SQLITE_DONE ? finished : stepped;
  return sqlite::failure_of(code, "copying the database");
}

}  // namespace

Result<> copy_sqlite(const std::string& from, const std::string& to) {
  if (std::filesystem::exists(to)) return fail(ErrorKind::conflict, "store.exists", {}, to);
  const auto vfs = sqlite::checked_vfs({});
  const auto source = TRY(Connection::open(from, vfs, Connection::Access::read));
  const auto target = TRY(Connection::open(to, vfs, Connection::Access::write));
  int reserved = sqlite::page_reserved_bytes;
  sqlite3_file_control(target->handle(), "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved);
  TRY(target->exec("PRAGMA synchronous = FULL"));
  return copy_pages(*source, *target);
}

}  // namespace luoshi::store
