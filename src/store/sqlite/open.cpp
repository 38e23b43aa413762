#include "store/sqlite/open.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include "store/sqlite/committer.hpp"
#include "store/sqlite/connection.hpp"
#include "store/sqlite/pages.hpp"
#include "store/sqlite/readers.hpp"

namespace luoshi::store {
namespace {

using sqlite::Committer;
using sqlite::Connection;
using sqlite::Readers;

// The lock of the operating system on a file beside the database: it ends with the process.
class LockFile {
 public:
  LockFile() = default;
  ~LockFile() {
    if (fd_ >= 0) ::close(fd_);
  }
  LockFile(const LockFile&) = delete;
  LockFile& operator=(const LockFile&) = delete;

  Result<> acquire(const std::string& path) {
    fd_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd_ < 0) {
      return fail(ErrorKind::unavailable, "store.io", std::strerror(errno), path);
    }
    if (::flock(fd_, LOCK_EX | LOCK_NB) != 0) {
      return fail(ErrorKind::conflict, "store.in-use", "another program has this database open",
                  path);
    }
    return {};
  }

 private:
  int fd_ = -1;
};

// The name of a new file is durable only with its directory.
void sync_directory_of(const std::string& path) {
  auto directory = std::filesystem::path(path).parent_path();
  if (directory.empty()) directory = ".";
  const int fd = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return;
  ::fsync(fd);
  ::close(fd);
}

class SqliteDatabase final : public Database {
 public:
  SqliteDatabase(std::unique_ptr<LockFile> lock, std::unique_ptr<Connection> writer,
                 std::unique_ptr<Readers> readers, const SqliteOptions& options)
      : lock_(std::move(lock)),
        readers_(std::move(readers)),
        committer_(std::move(writer), options) {}

  ~SqliteDatabase() override = default;
  SqliteDatabase(const SqliteDatabase&) = delete;
  SqliteDatabase& operator=(const SqliteDatabase&) = delete;

  Result<> read(const ReadJob& job) override { return readers_->read(job); }
  void write(WriteJob job, Done done) override {
    committer_.write(std::move(job), std::move(done));
  }
  void after_commits(std::function<void()> told) override {
    committer_.after_commits(std::move(told));
  }
  Result<std::vector<Finding>> check_pages() override;

 private:
  std::unique_ptr<LockFile> lock_;
  std::unique_ptr<Readers> readers_;
  Committer committer_;  // what it answers may still read
};

Result<std::vector<Finding>> scan_pages(Connection& connection) {
  sqlite3_file* file = nullptr;
  sqlite3_file_control(connection.handle(), "main", SQLITE_FCNTL_FILE_POINTER,
                       static_cast<void*>(&file));
  sqlite3_file* raw = sqlite::unchecked(file);
  sqlite3_int64 size = 0;
  int code = raw->pMethods->xFileSize(raw, &size);
  std::vector<Finding> findings;
  std::array<std::uint8_t, sqlite::page_bytes> page{};
  std::uint64_t number = 0;
  for (sqlite3_int64 at = 0; code == SQLITE_OK && at + sqlite::page_bytes <= size;
       at += sqlite::page_bytes) {
    ++number;
    code = raw->pMethods->xRead(raw, page.data(), sqlite::page_bytes, at);
    if (code == SQLITE_OK && sqlite::judge_page(page, number) == sqlite::PageState::damaged) {
      findings.push_back({fmt::format("page {}", number), "verify.page-damaged",
                          "its checksum does not fit its content"});
    }
  }
  if (code != SQLITE_OK) return sqlite::failure_of(code, "reading the database file");
  return findings;
}

Result<std::vector<Finding>> SqliteDatabase::check_pages() {
  TRY(committer_.checkpoint());
  const auto held = committer_.hold_checkpoints();
  std::vector<Finding> findings;
  TRY(readers_->with([&](Connection& connection) -> Result<> {
    // A read first: it makes SQLite open the file it opens late.
    TRY(connection.exec("SELECT count(*) FROM sqlite_schema"));
    findings = TRY(scan_pages(connection));
    const auto checked = connection.each("PRAGMA integrity_check(100)", {}, [&](const Row& row) {
      if (row.text(0) != "ok") findings.push_back({"", "verify.structure", row.string(0)});
      return true;
    });
    if (!checked.has_value() && findings.empty()) {
      findings.push_back({checked.error().place, "verify.structure", checked.error().detail});
    }
    return {};
  }));
  return findings;
}

// Writes our mark into a database without one, which also gives a new file its first page.
Result<> mark(Connection& writer) {
  constexpr std::int64_t ours = 0x4C554F53;  // "LUOS", shown by file(1)
  std::int64_t found = 0;
  TRY(writer.each("PRAGMA application_id", {}, [&](const Row& row) {
    found = row.integer(0);
    return false;
  }));
  if (found == ours) return {};
  if (found != 0) {
    return fail(ErrorKind::corrupt, "store.corrupt", "the database is of another program");
  }
  return writer.exec(fmt::format("PRAGMA application_id = {}", ours));
}

// Counting every allocation takes a lock that all connections share. Only the first call of the
// process counts, before SQLite has been used.
void configure_library() {
  [[maybe_unused]] static const int code = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

// A database that is new gets its shape here; one that exists is asked whether it has it.
Result<> shape(Connection& writer, const SqliteOptions& options) {
  int reserved = sqlite::page_reserved_bytes;
  sqlite3_file_control(writer.handle(), "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved);
  TRY(writer.exec(fmt::format("PRAGMA page_size = {}", sqlite::page_bytes)));
  TRY(writer.exec("PRAGMA journal_mode = WAL"));
  TRY(writer.exec(fmt::format("PRAGMA synchronous = {}", options.durable ? "FULL" : "OFF")));
  TRY(writer.exec(fmt::format("PRAGMA cache_size = -{}", options.cache_kib)));
  TRY(writer.exec("PRAGMA temp_store = MEMORY"));
  // What the law has erased must not lie on in free space.
  TRY(writer.exec("PRAGMA secure_delete = ON"));
  TRY(mark(writer));
  int kept = -1;
  sqlite3_file_control(writer.handle(), "main", SQLITE_FCNTL_RESERVE_BYTES, &kept);
  if (kept != sqlite::page_reserved_bytes) {
    return fail(ErrorKind::corrupt, "store.corrupt", "the database was not made by this program");
  }
  return {};
}

}  // namespace

Result<std::unique_ptr<Database>> open_sqlite(const std::string& path,
                                              const SqliteOptions& options) {
  configure_library();
  const auto vfs = sqlite::checked_vfs(options.vfs);
  if (vfs.empty()) return fail(ErrorKind::internal, "store.sql", "no such VFS: " + options.vfs);
  auto lock = std::make_unique<LockFile>();
  if (options.durable && options.vfs.empty()) TRY(lock->acquire(path + ".lock"));
  auto writer = TRY(Connection::open(path, vfs, Connection::Access::write));
  TRY(shape(*writer, options));
  if (options.durable && options.vfs.empty()) sync_directory_of(path);
  auto readers = std::make_unique<Readers>(path, vfs, options.readers_max);
  return std::make_unique<SqliteDatabase>(std::move(lock), std::move(writer), std::move(readers),
                                          options);
}

}  // namespace luoshi::store
