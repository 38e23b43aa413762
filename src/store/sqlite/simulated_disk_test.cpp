#include "store/sqlite/simulated_disk.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>
#include <new>
#include <utility>

namespace luoshi::store::sqlite {

struct SimulatedDisk::Shared {
  std::vector<std::unique_ptr<std::vector<char>>> regions;
  std::array<int, SQLITE_SHM_NLOCK> readers{};
  std::array<bool, SQLITE_SHM_NLOCK> writers{};
};

namespace {

using File = SimulatedDisk::File;
using Write = SimulatedDisk::Write;

constexpr std::size_t sector = 512;

struct Handle {
  sqlite3_file base;
  SimulatedDisk* disk;
  std::shared_ptr<File> file;
  std::array<char, SQLITE_SHM_NLOCK> held;  // 0 nothing, 'S' shared, 'X' exclusive
};

Handle& self(sqlite3_file* file) {
  return *reinterpret_cast<Handle*>(file);
}

int close_file(sqlite3_file* file) {
  self(file).~Handle();
  return SQLITE_OK;
}
int read_file(sqlite3_file* file, void* out, int amount, sqlite3_int64 offset) {
  return self(file).disk->read(*self(file).file, out, amount, offset);
}
int write_file(sqlite3_file* file, const void* data, int amount, sqlite3_int64 offset) {
  return self(file).disk->write(*self(file).file, {false, static_cast<std::size_t>(offset),
                                                   std::string(static_cast<const char*>(data),
                                                               static_cast<std::size_t>(amount))});
}
int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  return self(file).disk->write(*self(file).file, {true, static_cast<std::size_t>(size), {}});
}
int sync_file(sqlite3_file* file, int) {
  return self(file).disk->sync(*self(file).file);
}
int size_of_file(sqlite3_file* file, sqlite3_int64* size) {
  *size = self(file).disk->size(*self(file).file);
  return SQLITE_OK;
}
int lock_file(sqlite3_file*, int) {
  return SQLITE_OK;
}
int check_lock(sqlite3_file*, int* out) {
  *out = 0;
  return SQLITE_OK;
}
int control_file(sqlite3_file*, int, void*) {
  return SQLITE_NOTFOUND;
}
int sector_size(sqlite3_file*) {
  return static_cast<int>(sector);
}
int characteristics(sqlite3_file*) {
  return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

int shm_map(sqlite3_file* file, int region, int size, int extend, void volatile** out) {
  const std::scoped_lock lock(self(file).disk->mutex());
  auto& shared = self(file).file->shared;
  if (!shared) shared = std::make_shared<SimulatedDisk::Shared>();
  const auto wanted = static_cast<std::size_t>(region);
  *out = nullptr;
  if (shared->regions.size() <= wanted && extend == 0) return SQLITE_OK;
  while (shared->regions.size() <= wanted) {
    shared->regions.push_back(std::make_unique<std::vector<char>>(static_cast<std::size_t>(size)));
  }
  *out = shared->regions[wanted]->data();
  return SQLITE_OK;
}

int shm_lock(sqlite3_file* file, int offset, int count, int flags) {
  const std::scoped_lock lock(self(file).disk->mutex());
  auto& shared = *self(file).file->shared;
  auto& held = self(file).held;
  const bool exclusive = (flags & SQLITE_SHM_EXCLUSIVE) != 0;
  const auto first = static_cast<std::size_t>(offset);
  const auto end = first + static_cast<std::size_t>(count);
  if ((flags & SQLITE_SHM_UNLOCK) != 0) {
    for (auto slot = first; slot < end; ++slot) {
      if (held[slot] == 'X') shared.writers[slot] = false;
      if (held[slot] == 'S') --shared.readers[slot];
      held[slot] = 0;
    }
    return SQLITE_OK;
  }
  for (auto slot = first; slot < end; ++slot) {
    const int others = shared.readers[slot] - (held[slot] == 'S' ? 1 : 0);
    if (held[slot] != 'X' && shared.writers[slot]) return SQLITE_BUSY;
    if (exclusive && others > 0) return SQLITE_BUSY;
  }
  for (auto slot = first; slot < end; ++slot) {
    if (held[slot] != 0) continue;
    held[slot] = exclusive ? 'X' : 'S';
    if (exclusive) {
      shared.writers[slot] = true;
    } else {
      ++shared.readers[slot];
    }
  }
  return SQLITE_OK;
}

void shm_barrier(sqlite3_file* file) {
  const std::scoped_lock lock(self(file).disk->mutex());
}
int shm_unmap(sqlite3_file* file, int remove) {
  const std::scoped_lock lock(self(file).disk->mutex());
  if (remove != 0) self(file).file->shared.reset();
  return SQLITE_OK;
}

constexpr sqlite3_io_methods methods = {
    2,         close_file,  read_file,  write_file,   truncate_file, sync_file,       size_of_file,
    lock_file, lock_file,   check_lock, control_file, sector_size,   characteristics, shm_map,
    shm_lock,  shm_barrier, shm_unmap,  nullptr,      nullptr};

SimulatedDisk& disk_of(sqlite3_vfs* vfs) {
  return *static_cast<SimulatedDisk*>(vfs->pAppData);
}

int open_file(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  auto found =
      disk_of(vfs).find(name == nullptr ? "unnamed" : name, (flags & SQLITE_OPEN_CREATE) != 0);
  if (!found) return SQLITE_CANTOPEN;
  new (file) Handle{{&methods}, &disk_of(vfs), std::move(found), {}};
  if (out_flags != nullptr) *out_flags = flags;
  return SQLITE_OK;
}
int delete_file(sqlite3_vfs* vfs, const char* name, int) {
  disk_of(vfs).remove(name);
  return SQLITE_OK;
}
int access_file(sqlite3_vfs* vfs, const char* name, int, int* out) {
  *out = disk_of(vfs).find(name, false) != nullptr ? 1 : 0;
  return SQLITE_OK;
}
int full_path(sqlite3_vfs*, const char* name, int size, char* out) {
  sqlite3_snprintf(size, out, "%s", name);
  return SQLITE_OK;
}
sqlite3_vfs* platform() {
  return sqlite3_vfs_find(nullptr);
}
int randomness(sqlite3_vfs*, int size, char* out) {
  return platform()->xRandomness(platform(), size, out);
}
int pause(sqlite3_vfs*, int microseconds) {
  return microseconds;
}
int current_time(sqlite3_vfs*, double* out) {
  return platform()->xCurrentTime(platform(), out);
}
int last_error(sqlite3_vfs*, int, char*) {
  return 0;
}
int current_time_int64(sqlite3_vfs*, sqlite3_int64* out) {
  return platform()->xCurrentTimeInt64(platform(), out);
}

// Carries out a write, or only those of its sectors that `reaches` says got there.
template <class Reaches>
void apply(std::string& content, const Write& write, Reaches reaches) {
  if (write.truncates) {
    if (reaches()) content.resize(std::min(content.size(), write.offset));
    return;
  }
  std::size_t at = 0;
  while (at < write.bytes.size()) {
    const auto position = write.offset + at;
    const auto length = std::min(write.bytes.size() - at, sector - position % sector);
    if (reaches()) {
      if (content.size() < position + length) content.resize(position + length, '\0');
      content.replace(position, length, write.bytes, at, length);
    }
    at += length;
  }
}

bool always() {
  return true;
}

}  // namespace

SimulatedDisk::SimulatedDisk() {
  static std::atomic<int> next = 0;
  name_ = "simulated-" + std::to_string(next++);
  vfs_.iVersion = 2;
  vfs_.szOsFile = sizeof(Handle);
  vfs_.mxPathname = 256;
  vfs_.zName = name_.c_str();
  vfs_.pAppData = this;
  vfs_.xOpen = open_file;
  vfs_.xDelete = delete_file;
  vfs_.xAccess = access_file;
  vfs_.xFullPathname = full_path;
  vfs_.xRandomness = randomness;
  vfs_.xSleep = pause;
  vfs_.xCurrentTime = current_time;
  vfs_.xGetLastError = last_error;
  vfs_.xCurrentTimeInt64 = current_time_int64;
  sqlite3_vfs_register(&vfs_, 0);
}

SimulatedDisk::~SimulatedDisk() {
  sqlite3_vfs_unregister(&vfs_);
}

void SimulatedDisk::fail_power_at(std::uint64_t call) {
  const std::scoped_lock lock(mutex_);
  power_fails_at_ = call == 0 ? 0 : calls_ + call;
  happened_ = false;
}

void SimulatedDisk::fail_once_at(std::uint64_t call, int code) {
  const std::scoped_lock lock(mutex_);
  fails_at_ = call == 0 ? 0 : calls_ + call;
  fails_with_ = code;
  happened_ = false;
}

void SimulatedDisk::set_full(bool full) {
  const std::scoped_lock lock(mutex_);
  full_ = full;
}

void SimulatedDisk::set_lying(bool lying) {
  const std::scoped_lock lock(mutex_);
  lying_ = lying;
}

bool SimulatedDisk::happened() const {
  const std::scoped_lock lock(mutex_);
  return happened_;
}

void SimulatedDisk::power_on(std::uint32_t seed) {
  const std::scoped_lock lock(mutex_);
  std::mt19937 dice(seed);
  for (auto& [path, file] : files_) {
    // Now none, now all, now some of what waited reaches the disk.
    const auto chance = dice() % 5;
    for (const auto& write : file->pending) {
      apply(file->durable, write, [&] { return dice() % 4 < chance; });
    }
    file->pending.clear();
    file->seen = file->durable;
    file->shared.reset();
  }
  dead_ = false;
  power_fails_at_ = 0;
}

void SimulatedDisk::flip(const std::string& path, std::size_t offset) {
  const std::scoped_lock lock(mutex_);
  auto& file = *files_.at(path);
  file.durable.at(offset) = static_cast<char>(file.durable.at(offset) ^ 0x10);
  file.seen = file.durable;
}

std::string SimulatedDisk::content(const std::string& path) const {
  const std::scoped_lock lock(mutex_);
  return files_.at(path)->durable;
}

std::shared_ptr<File> SimulatedDisk::find(const std::string& path, bool create) {
  const std::scoped_lock lock(mutex_);
  const auto found = files_.find(path);
  if (found != files_.end()) return found->second;
  if (!create || dead_) return nullptr;
  return files_[path] = std::make_shared<File>();
}

void SimulatedDisk::remove(const std::string& path) {
  const std::scoped_lock lock(mutex_);
  if (!dead_) files_.erase(path);
}

int SimulatedDisk::count_call() {
  if (dead_) return SQLITE_IOERR;
  ++calls_;
  if (calls_ == power_fails_at_) {
    dead_ = true;
    happened_ = true;
    return SQLITE_IOERR;
  }
  if (calls_ == fails_at_) {
    happened_ = true;
    return fails_with_;
  }
  return SQLITE_OK;
}

int SimulatedDisk::read(File& file, void* out, int amount, sqlite3_int64 offset) {
  const std::scoped_lock lock(mutex_);
  if (dead_) return SQLITE_IOERR_READ;
  const auto begin = std::min(static_cast<std::size_t>(offset), file.seen.size());
  const auto wanted = static_cast<std::size_t>(amount);
  const auto length = std::min(wanted, file.seen.size() - begin);
  std::memcpy(out, file.seen.data() + begin, length);
  std::memset(static_cast<char*>(out) + length, 0, wanted - length);
  return length == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int SimulatedDisk::write(File& file, Write write) {
  const std::scoped_lock lock(mutex_);
  // The call at which the power fails may still reach the disk, whole, torn or not at all.
  const int code = count_call();
  if (code != SQLITE_OK && !(dead_ && calls_ == power_fails_at_)) return code;
  if (!write.truncates && full_ && write.offset + write.bytes.size() > file.seen.size()) {
    return SQLITE_FULL;
  }
  if (code == SQLITE_OK) apply(file.seen, write, always);
  file.pending.push_back(std::move(write));
  return code;
}

int SimulatedDisk::sync(File& file) {
  const std::scoped_lock lock(mutex_);
  const int code = count_call();
  if (code != SQLITE_OK) return code;
  if (lying_) return SQLITE_OK;
  for (const auto& write : file.pending) apply(file.durable, write, always);
  file.pending.clear();
  return SQLITE_OK;
}

sqlite3_int64 SimulatedDisk::size(const File& file) const {
  const std::scoped_lock lock(mutex_);
  return static_cast<sqlite3_int64>(file.seen.size());
}

}  // namespace luoshi::store::sqlite
