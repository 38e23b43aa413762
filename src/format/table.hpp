// A table as plain text cells, the neutral form between workbooks (XLSX) and the program.
//
// Reading fills rows, merges and nothing else; a date cell arrives as 2019-12-31, a number as it is
// shown, a cell covered by a merge as empty. Writing also honours `header_row` and `widths`.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace luoshi::format {

// A rectangle of merged cells; rows and columns count from 0, ends included. The words stand in
// its top left cell.
struct Merge {
  std::size_t top = 0;
  std::size_t left = 0;
  std::size_t bottom = 0;
  std::size_t right = 0;

  bool operator==(const Merge&) const = default;
};

struct Table {
  std::string name;                            // of the sheet
  std::vector<std::vector<std::string>> rows;  // UTF-8; rows may differ in length
  std::vector<Merge> merges;
  std::size_t header_row = 0;       // the row drawn as header; rows above it are titles
  std::vector<double> widths;       // of columns, in characters; empty: the default
  std::vector<std::size_t> hidden;  // columns kept out of sight, for the ids of records

  // The words of a cell, empty beyond the edges.
  [[nodiscard]] std::string_view at(std::size_t row, std::size_t column) const {
    if (row >= rows.size() || column >= rows[row].size()) return {};
    return rows[row][column];
  }
};

// "B7" for row 6, column 1.
[[nodiscard]] inline std::string address(std::size_t row, std::size_t column) {
  std::string letters;
  for (auto rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    letters += static_cast<char>('A' + (rest - 1) % 26);
  }
  std::ranges::reverse(letters);
  return letters + std::to_string(row + 1);
}

}  // namespace luoshi::format
