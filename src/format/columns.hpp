// A table whose header names its columns, as the lists of offices are: titles may stand above the
// header, and rows that are blank do not count.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "format/table.hpp"

namespace luoshi::format {

struct NamedColumn {
  std::string field;
  std::size_t column = 0;
};

struct UnknownColumn {
  std::size_t column = 0;
  std::string words;
};

struct Columns {
  std::size_t header = 0;              // its row
  std::vector<NamedColumn> named;      // each field once, in the order of the table
  std::vector<UnknownColumn> unknown;  // no field, or one that was named before
  std::vector<std::size_t> rows;       // below the header, with words in a named column

  // nullopt where the table has no such column.
  [[nodiscard]] std::optional<std::size_t> column_of(std::string_view field) const;
};

// The field that the words of a header mean; empty for none.
using FieldOf = std::function<std::string(std::string_view words)>;

// The header is the first of the ten rows on top that names a field which `marks` it; nullopt where
// none does.
[[nodiscard]] std::optional<Columns> read_columns(
    const Table& table, const FieldOf& field_of,
    const std::function<bool(std::string_view field)>& marks);

// The words of a cell with white space made even.
[[nodiscard]] std::string words_at(const Table& table, std::size_t row, std::size_t column);

}  // namespace luoshi::format
