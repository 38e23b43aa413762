#include "store/sqlite/pages.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <new>
#include <utility>

namespace luoshi::store::sqlite {
namespace {

constexpr std::size_t body_bytes = page_bytes - page_reserved_bytes;
thread_local std::uint64_t damaged_page = 0;

// Every step is a bijection of the state for a given word and of the word for a given state, so a
// change confined to one word of eight bytes always changes the result.
std::uint64_t checksum(const std::uint8_t* page, std::uint64_t number) {
  std::uint64_t state = 0x6C756F7368690001ULL ^ (number * 0x9E3779B97F4A7C15ULL);
  for (std::size_t at = 0; at < body_bytes; at += sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, page + at, sizeof word);
    if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
    state = std::rotl((state ^ word) * 0xD6E8FEB86659FD93ULL, 29);
  }
  state ^= state >> 32;
  return state;
}

std::array<std::uint8_t, page_reserved_bytes> little_endian(std::uint64_t value) {
  std::array<std::uint8_t, page_reserved_bytes> bytes{};
  for (auto& byte : bytes) {
    byte = static_cast<std::uint8_t>(value);
    value >>= 8;
  }
  return bytes;
}

struct CheckedFile {
  sqlite3_file base;
  sqlite3_file* real;
  bool is_database;
};

CheckedFile& self(sqlite3_file* file) {
  return *reinterpret_cast<CheckedFile*>(file);
}
sqlite3_file* real(sqlite3_file* file) {
  return self(file).real;
}

bool is_page(sqlite3_file* file, int amount, sqlite3_int64 offset) {
  return self(file).is_database && amount == page_bytes && offset % page_bytes == 0;
}

int close_file(sqlite3_file* file) {
  return real(file)->pMethods->xClose(real(file));
}

int read_file(sqlite3_file* file, void* out, int amount, sqlite3_int64 offset) {
  const int code = real(file)->pMethods->xRead(real(file), out, amount, offset);
  if (code != SQLITE_OK || !is_page(file, amount, offset)) return code;
  const auto number = static_cast<std::uint64_t>(offset / page_bytes) + 1;
  const auto* bytes = static_cast<const std::uint8_t*>(out);
  if (judge_page({bytes, page_bytes}, number) == PageState::sound) return SQLITE_OK;
  damaged_page = number;
  return SQLITE_IOERR_DATA;
}

int write_file(sqlite3_file* file, const void* data, int amount, sqlite3_int64 offset) {
  if (!is_page(file, amount, offset)) {
    return real(file)->pMethods->xWrite(real(file), data, amount, offset);
  }
  std::array<std::uint8_t, page_bytes> page;
  std::memcpy(page.data(), data, body_bytes);
  const auto number = static_cast<std::uint64_t>(offset / page_bytes) + 1;
  std::ranges::copy(little_endian(checksum(page.data(), number)), page.begin() + body_bytes);
  return real(file)->pMethods->xWrite(real(file), page.data(), amount, offset);
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  return real(file)->pMethods->xTruncate(real(file), size);
}
int sync_file(sqlite3_file* file, int flags) {
  return real(file)->pMethods->xSync(real(file), flags);
}
int size_of_file(sqlite3_file* file, sqlite3_int64* size) {
  return real(file)->pMethods->xFileSize(real(file), size);
}
int lock_file(sqlite3_file* file, int level) {
  return real(file)->pMethods->xLock(real(file), level);
}
int unlock_file(sqlite3_file* file, int level) {
  return real(file)->pMethods->xUnlock(real(file), level);
}
int check_reserved_lock(sqlite3_file* file, int* out) {
  return real(file)->pMethods->xCheckReservedLock(real(file), out);
}
int control_file(sqlite3_file* file, int op, void* argument) {
  return real(file)->pMethods->xFileControl(real(file), op, argument);
}
int sector_size(sqlite3_file* file) {
  return real(file)->pMethods->xSectorSize(real(file));
}
int device_characteristics(sqlite3_file* file) {
  return real(file)->pMethods->xDeviceCharacteristics(real(file));
}
int shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** out) {
  return real(file)->pMethods->xShmMap(real(file), page, size, extend, out);
}
int shm_lock(sqlite3_file* file, int offset, int count, int flags) {
  return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
void shm_barrier(sqlite3_file* file) {
  real(file)->pMethods->xShmBarrier(real(file));
}
int shm_unmap(sqlite3_file* file, int remove) {
  return real(file)->pMethods->xShmUnmap(real(file), remove);
}
// Memory maps would go round the check: SQLite is told there is none.
int fetch(sqlite3_file*, sqlite3_int64, int, void** out) {
  *out = nullptr;
  return SQLITE_OK;
}
int unfetch(sqlite3_file*, sqlite3_int64, void*) {
  return SQLITE_OK;
}

constexpr sqlite3_io_methods checked_methods = {3,
                                                close_file,
                                                read_file,
                                                write_file,
                                                truncate_file,
                                                sync_file,
                                                size_of_file,
                                                lock_file,
                                                unlock_file,
                                                check_reserved_lock,
                                                control_file,
                                                sector_size,
                                                device_characteristics,
                                                shm_map,
                                                shm_lock,
                                                shm_barrier,
                                                shm_unmap,
                                                fetch,
                                                unfetch};

sqlite3_vfs* below(sqlite3_vfs* vfs) {
  return static_cast<sqlite3_vfs*>(vfs->pAppData);
}

int open_file(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  auto* checked = new (file) CheckedFile{};
  checked->real = reinterpret_cast<sqlite3_file*>(checked + 1);
  checked->is_database = (flags & SQLITE_OPEN_MAIN_DB) != 0;
  checked->real->pMethods = nullptr;
  const int code = below(vfs)->xOpen(below(vfs), name, checked->real, flags, out_flags);
  if (checked->real->pMethods != nullptr) checked->base.pMethods = &checked_methods;
  return code;
}

int delete_file(sqlite3_vfs* vfs, const char* name, int sync_directory) {
  return below(vfs)->xDelete(below(vfs), name, sync_directory);
}
int access_file(sqlite3_vfs* vfs, const char* name, int flags, int* out) {
  return below(vfs)->xAccess(below(vfs), name, flags, out);
}
int full_path(sqlite3_vfs* vfs, const char* name, int size, char* out) {
  return below(vfs)->xFullPathname(below(vfs), name, size, out);
}
int randomness(sqlite3_vfs* vfs, int size, char* out) {
  return below(vfs)->xRandomness(below(vfs), size, out);
}
int sleep(sqlite3_vfs* vfs, int microseconds) {
  return below(vfs)->xSleep(below(vfs), microseconds);
}
int current_time(sqlite3_vfs* vfs, double* out) {
  return below(vfs)->xCurrentTime(below(vfs), out);
}
int last_error(sqlite3_vfs* vfs, int size, char* out) {
  return below(vfs)->xGetLastError(below(vfs), size, out);
}
int current_time_int64(sqlite3_vfs* vfs, sqlite3_int64* out) {
  return below(vfs)->xCurrentTimeInt64(below(vfs), out);
}

struct Registered {
  std::string name;
  sqlite3_vfs vfs{};
};

}  // namespace

std::string checked_vfs(const std::string& base) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<Registered>> all;
  const std::scoped_lock lock(mutex);
  auto& entry = all[base];
  if (entry) return entry->name;
  auto* under = sqlite3_vfs_find(base.empty() ? nullptr : base.c_str());
  if (under == nullptr) return {};
  entry = std::make_unique<Registered>();
  entry->name = "luoshi-checked" + (base.empty() ? std::string{} : "-" + base);
  auto& vfs = entry->vfs;
  vfs.iVersion = 2;
  vfs.szOsFile = static_cast<int>(sizeof(CheckedFile)) + under->szOsFile;
  vfs.mxPathname = under->mxPathname;
  vfs.zName = entry->name.c_str();
  vfs.pAppData = under;
  vfs.xOpen = open_file;
  vfs.xDelete = delete_file;
  vfs.xAccess = access_file;
  vfs.xFullPathname = full_path;
  vfs.xRandomness = randomness;
  vfs.xSleep = sleep;
  vfs.xCurrentTime = current_time;
  vfs.xGetLastError = last_error;
  vfs.xCurrentTimeInt64 = current_time_int64;
  sqlite3_vfs_register(&vfs, 0);
  return entry->name;
}

sqlite3_file* unchecked(sqlite3_file* file) {
  return real(file);
}

PageState judge_page(std::span<const std::uint8_t> page, std::uint64_t number) {
  if (std::ranges::equal(page.last(page_reserved_bytes),
                         little_endian(checksum(page.data(), number)))) {
    return PageState::sound;
  }
  const bool empty = std::ranges::all_of(page, [](std::uint8_t byte) { return byte == 0; });
  return empty ? PageState::unwritten : PageState::damaged;
}

std::uint64_t take_damaged_page() {
  return std::exchange(damaged_page, 0);
}

}  // namespace luoshi::store::sqlite
