#include "supervision/sheet_rows.hpp"

#include <algorithm>

#include "text/unicode.hpp"

namespace luoshi::supervision {
namespace {

std::string trimmed(std::string_view words) {
  return text::to_utf8(text::trim(text::from_utf8(words)));
}

// A merge down several rows means its words in each of them; a merge across means one heading.
void fill_merges_down(format::Table& table) {
  for (const auto& merge : table.merges) {
    const std::string words(table.at(merge.top, merge.left));
    if (merge.bottom == merge.top || words.empty()) continue;
    for (auto row = merge.top + 1; row <= merge.bottom && row < table.rows.size(); ++row) {
      auto& cells = table.rows[row];
      if (cells.size() <= merge.left) cells.resize(merge.left + 1);
      cells[merge.left] = words;
    }
  }
}

bool spans_columns(const format::Table& table, std::size_t row, std::size_t column) {
  return std::ranges::any_of(table.merges, [&](const format::Merge& merge) {
    return merge.top == row && merge.left <= column && column <= merge.right &&
           merge.right > merge.left;
  });
}

bool is_note(std::string_view words) {
  return std::ranges::any_of(
      std::initializer_list<std::string_view>{"注", "备注", "说明", "填报", "填表", "制表", "合计",
                                              "总计", "共计", "审核", "联系电话", "附"},
      [&](std::string_view start) { return words.starts_with(start); });
}

bool repeats_header(const format::Table& table, std::size_t row, const Header& header) {
  return std::ranges::all_of(header.columns, [&](const auto& column) {
    return field_of(table.at(row, column.second)).has_value() ||
           trimmed(table.at(row, column.second)).empty();
  });
}

// 一、经济发展（12项）
std::string heading_words(std::string_view words) {
  const auto text = text::fold_space(text::from_utf8(words));
  static constexpr std::u32string_view numerals = U"一二三四五六七八九十百0123456789(（)）第";
  std::size_t at = 0;
  while (at < text.size() && numerals.find(text[at]) != std::u32string_view::npos) ++at;
  if (at > 0 && at < text.size() && std::u32string_view(U"、.．,，)）").contains(text[at]))
    ++at;
  else if (at > 0 && text[at - 1] != U')' && text[at - 1] != U'）')
    at = 0;
  const auto rest = text::trim(std::u32string_view(text).substr(std::min(at, text.size())));
  return rest.empty() ? text::to_utf8(text) : text::to_utf8(rest);
}

class Rows {
 public:
  Rows(const format::Table& table, Sheet& sheet) : table_(table), sheet_(sheet) {}

  void read(std::size_t at) {
    std::vector<std::size_t> filled;
    for (std::size_t column = 0; column < table_.rows[at].size(); ++column) {
      if (!trimmed(table_.at(at, column)).empty()) filled.push_back(column);
    }
    if (filled.empty() || repeats_header(table_, at, sheet_.header)) return;
    if (filled.size() == 1 && read_lone(at, filled.front())) return;
    SheetRow row{at, {}, section_};
    for (const auto& [field, column] : sheet_.header.columns) {
      if (auto words = trimmed(table_.at(at, column)); !words.empty()) {
        row.cells.emplace(field, std::move(words));
      }
    }
    if (!is_note(row.cell(Field::number)) && says_something(row)) {
      sheet_.rows.push_back(std::move(row));
    }
  }

 private:
  // A row with one filled cell is a heading or a note, unless it is the task's own cell.
  bool read_lone(std::size_t at, std::size_t column) {
    const auto words = trimmed(table_.at(at, column));
    if (is_note(words)) return true;
    const auto& columns = sheet_.header.columns;
    const bool task = std::ranges::any_of(columns, [&](const auto& one) {
      return one.second == column && (one.first == Field::text || one.first == Field::headline ||
                                      one.first == Field::problem);
    });
    if (task && !spans_columns(table_, at, column)) return false;
    section_ = {heading_words(words)};
    return true;
  }

  static bool says_something(const SheetRow& row) {
    return row.cells.contains(Field::text) || row.cells.contains(Field::headline) ||
           row.cells.contains(Field::problem);
  }

  const format::Table& table_;
  Sheet& sheet_;
  std::vector<std::string> section_;
};

}  // namespace

std::string SheetRow::cell(Field field) const {
  const auto found = cells.find(field);
  return found == cells.end() ? std::string{} : found->second;
}

std::string Sheet::place(const SheetRow& row, Field field) const {
  const auto column = header.columns.find(field);
  return format::address(row.row, column == header.columns.end() ? 0 : column->second);
}

bool Sheet::swallowed(const SheetRow& row, Field field) const {
  const auto column = header.columns.find(field);
  if (column == header.columns.end()) return false;
  return std::ranges::any_of(merges, [&](const format::Merge& merge) {
    return merge.top <= row.row && row.row <= merge.bottom && merge.left < column->second &&
           column->second <= merge.right;
  });
}

Result<Sheet> read_sheet(format::Table table) {
  Sheet sheet;
  sheet.merges = table.merges;
  sheet.header = TRY(find_header(table));
  fill_merges_down(table);
  Rows rows(table, sheet);
  for (auto at = sheet.header.row + 1; at < table.rows.size(); ++at) rows.read(at);
  return sheet;
}

}  // namespace luoshi::supervision
