// A disk for tests, in memory, below SQLite: what was written but not synced may be lost or torn at
// 512 bytes when the power fails, calls may fail, the disk may be full, and syncs may lie. File
// names are durable at once; what a directory forgets is not simulated.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <vector>

namespace luoshi::store::sqlite {

class SimulatedDisk {
 public:
  // Registers itself as a VFS under a name of its own.
  SimulatedDisk();
  ~SimulatedDisk();
  SimulatedDisk(const SimulatedDisk&) = delete;
  SimulatedDisk& operator=(const SimulatedDisk&) = delete;

  [[nodiscard]] const std::string& vfs() const { return name_; }

  // The power fails at this write, sync or truncation from now (1 is the next): it and all that
  // follow fail, until power_on(). 0: never.
  void fail_power_at(std::uint64_t call);
  // That call alone fails with this SQLite code.
  void fail_once_at(std::uint64_t call, int code);
  void set_full(bool full);
  void set_lying(bool lying);
  // True once the moment asked for has come.
  [[nodiscard]] bool happened() const;

  // Decides by chance, for every sector that was not synced, whether it reached the disk.
  // REQUIRES: no file is open.
  void power_on(std::uint32_t seed);

  // Changes one byte of a file as it lies on the disk. REQUIRES: no file is open.
  void flip(const std::string& path, std::size_t offset);
  [[nodiscard]] std::string content(const std::string& path) const;

  struct Write {
    bool truncates = false;
    std::size_t offset = 0;  // or the new size
    std::string bytes;
  };
  struct Shared;  // the memory that connections to one database share
  struct File {
    std::string durable;
    std::string seen;  // as a reader sees it now
    std::vector<Write> pending;
    std::shared_ptr<Shared> shared;
  };

  // For the functions of the VFS.
  std::shared_ptr<File> find(const std::string& path, bool create);
  void remove(const std::string& path);
  int read(File& file, void* out, int amount, sqlite3_int64 offset);
  int write(File& file, Write write);
  int sync(File& file);
  sqlite3_int64 size(const File& file) const;
  std::mutex& mutex() { return mutex_; }

 private:
  // SQLITE_OK, or how this call fails.
  int count_call();

  std::string name_;
  sqlite3_vfs vfs_{};
  mutable std::mutex mutex_;
  std::map<std::string, std::shared_ptr<File>> files_;
  std::uint64_t calls_ = 0;
  std::uint64_t power_fails_at_ = 0;
  std::uint64_t fails_at_ = 0;
  int fails_with_ = SQLITE_OK;
  bool dead_ = false;
  bool happened_ = false;
  bool full_ = false;
  bool lying_ = false;
};

}  // namespace luoshi::store::sqlite
