#include "format/columns.hpp"

#include <algorithm>

#include "text/unicode.hpp"

namespace luoshi::format {
namespace {

constexpr std::size_t header_rows_max = 10;

bool is_blank(const Table& table, std::size_t row, const std::vector<NamedColumn>& named) {
  return std::ranges::all_of(
      named, [&](const NamedColumn& one) { return words_at(table, row, one.column).empty(); });
}

}  // namespace

std::optional<std::size_t> Columns::column_of(std::string_view field) const {
  const auto found = std::ranges::find(named, field, &NamedColumn::field);
  return found == named.end() ? std::nullopt : std::optional(found->column);
}

std::string words_at(const Table& table, std::size_t row, std::size_t column) {
  return text::to_utf8(text::fold_space(text::from_utf8(table.at(row, column))));
}

std::optional<Columns> read_columns(const Table& table, const FieldOf& field_of,
                                    const std::function<bool(std::string_view field)>& marks) {
  for (std::size_t row = 0; row < std::min(table.rows.size(), header_rows_max); ++row) {
    Columns out{.header = row, .named = {}, .unknown = {}, .rows = {}};
    for (std::size_t column = 0; column < table.rows[row].size(); ++column) {
      auto words = words_at(table, row, column);
      if (words.empty()) continue;
      auto field = field_of(words);
      if (field.empty() || out.column_of(field)) {
        out.unknown.push_back({column, std::move(words)});
      } else {
        out.named.push_back({std::move(field), column});
      }
    }
    if (!std::ranges::any_of(out.named, marks, &NamedColumn::field)) continue;
    for (auto below = row + 1; below < table.rows.size(); ++below) {
      if (!is_blank(table, below, out.named)) out.rows.push_back(below);
    }
    return out;
  }
  return std::nullopt;
}

}  // namespace luoshi::format
