// Checked pages: a VFS between SQLite and the files that keeps a checksum in the last eight bytes
// of every page of a database file. It is computed when a page is written and compared when it is
// read, so a damaged page becomes an I/O error that names it instead of a wrong answer. The log
// beside the database has checksums of its own (SQLite file format, section 4.1) and passes
// untouched.
//
// It finds accidents and bit rot, not forgery: the checksum is not secret. Forgery is for the
// ledger's leaves to find.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <span>
#include <string>

namespace luoshi::store::sqlite {

inline constexpr int page_bytes = 4096;
inline constexpr int page_reserved_bytes = 8;

// Registers, once per name, the VFS that checks pages above `base` (empty: the platform's) and
// returns its name. Thread-safe.
[[nodiscard]] std::string checked_vfs(const std::string& base);

// The file below a file of that VFS, to look at pages as they lie there.
[[nodiscard]] sqlite3_file* unchecked(sqlite3_file* file);

enum class PageState { sound, unwritten, damaged };

// Judges the page with this number (from 1). All zeros is `unwritten`: space that was allocated and
// given back before it was ever stored; if the database uses it, reading it fails.
// REQUIRES: page.size() == page_bytes.
[[nodiscard]] PageState judge_page(std::span<const std::uint8_t> page, std::uint64_t number);

// The number of the page that last failed its check on this thread, 0 if none did; forgets it.
[[nodiscard]] std::uint64_t take_damaged_page();

}  // namespace luoshi::store::sqlite
