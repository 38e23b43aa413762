// The embedded database: SQLite in WAL mode behind the Database port. One file, one process: a lock
// file keeps a second program out. Why one connection does all commits and all checkpoints is
// told in docs/adr/0002-one-connection-commits.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "base/result.hpp"
#include "store/database.hpp"

namespace luoshi::store {

struct SqliteOptions {
  // false for scratch databases only: no sync at all, and no lock file.
  bool durable = true;
  std::size_t queue_max = 8192;                     // waiting write jobs before "store.queue-full"
  std::size_t batch_max = 512;                      // jobs that share one commit
  std::size_t readers_max = 16;                     // connections for reads; further readers wait
  std::int64_t cache_kib = std::int64_t{64} << 10;  // page cache of the writing connection
  std::int64_t checkpoint_pages = 4096;             // length of the log that calls for a checkpoint
  std::int64_t checkpoint_pages_hard = std::int64_t{64}
                                       << 10;  // length at which the checkpoint waits for readers
  std::string vfs{};                           // the file system below; empty for the platform's
};

// Opens or creates the database at `path` (its directory must exist) and starts the writer. Errors:
// conflict "store.in-use" when another program has it, corrupt "store.page-damaged" or
// "store.corrupt", unavailable "store.io".
[[nodiscard]] Result<std::unique_ptr<Database>> open_sqlite(const std::string& path,
                                                            const SqliteOptions& options = {});

}  // namespace luoshi::store
