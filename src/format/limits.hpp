// How much of a file Luoshi is willing to read, and how large a document it writes. More is refused
// with kind `limit`.
#pragma once

#include <cstddef>

namespace luoshi::format {

inline constexpr std::size_t file_bytes_max = std::size_t{64} << 20;       // as handed in
inline constexpr std::size_t unpacked_bytes_max = std::size_t{128} << 20;  // of one archive
inline constexpr std::size_t unpack_ratio_max = 200;                       // past 1 MiB
inline constexpr std::size_t archive_entries_max = 10'000;
inline constexpr std::size_t table_rows_max = 100'000;
inline constexpr std::size_t table_columns_max = 256;
inline constexpr std::size_t xml_depth_max = 256;
inline constexpr std::size_t html_depth_max = 512;

// Of one official document.
inline constexpr std::size_t written_characters_max = 4'000'000;
inline constexpr std::size_t written_blocks_max = 10'000;
inline constexpr std::size_t written_rows_max = 20'000;
inline constexpr std::size_t written_columns_max = 16;
inline constexpr std::size_t written_pages_max = 3'000;

}  // namespace luoshi::format
