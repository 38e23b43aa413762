#include "outcomes/cited_table.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "outcomes/corrected_report.hpp"
#include "reconcile/indicator_name.hpp"
#include "text/unicode.hpp"

namespace luoshi::outcomes {
namespace {

using supervision::Item;

enum class Field { number, indicator, value, unit, role, words };
using Columns = std::map<Field, std::size_t>;

constexpr std::size_t header_rows_max = 30;

std::string trimmed(std::string_view cell) {
  return text::to_utf8(text::trim(text::from_utf8(cell)));
}

std::optional<Field> field_of(std::string_view header) {
  struct Name {
    std::string_view words;
    Field field;
  };
  constexpr std::array names{Name{"编号", Field::number},    Name{"事项编号", Field::number},
                             Name{"指标", Field::indicator}, Name{"指标名称", Field::indicator},
                             Name{"数值", Field::value},     Name{"完成值", Field::value},
                             Name{"实际", Field::value},     Name{"实际值", Field::value},
                             Name{"单位", Field::unit},      Name{"计量单位", Field::unit},
                             Name{"性质", Field::role},      Name{"口径", Field::role},
                             Name{"说明", Field::words},     Name{"备注", Field::words}};
  const auto found = std::ranges::find(names, header, &Name::words);
  if (found == names.end()) return std::nullopt;
  return found->field;
}

Columns columns_of(const format::Table& table, std::size_t row) {
  Columns columns;
  for (std::size_t at = 0; at < table.rows[row].size(); ++at) {
    if (const auto field = field_of(trimmed(table.at(row, at)))) columns.try_emplace(*field, at);
  }
  return columns;
}

reading::Role role_in(std::string_view words, std::string_view unit) {
  if (words.empty()) return unit == "%" ? reading::Role::growth : reading::Role::level;
  if (words.find("占比") != words.npos || words.find("比重") != words.npos) {
    return reading::Role::share;
  }
  const bool growth = words.find("增") != words.npos || words.find("降") != words.npos;
  return growth ? reading::Role::growth : reading::Role::level;
}

bool states(const Item& item, std::string_view indicator) {
  return std::ranges::any_of(item.quantities, [&](const supervision::Quantity& quantity) {
    return quantity.kind != reading::Kind::baseline &&
           reconcile::same_indicator(quantity.indicator, indicator);
  });
}

std::vector<const Item*> items_meant(const std::vector<Item>& promises, std::string_view number,
                                     std::string_view indicator) {
  std::vector<const Item*> meant;
  for (const auto& item : promises) {
    if (!is_promise(item.type)) continue;
    if (number.empty() ? states(item, indicator) : item.number == number) meant.push_back(&item);
  }
  return meant;
}

class Reader {
 public:
  Reader(const format::Table& table, Columns columns, const std::vector<Item>& promises,
         const Publication& publication)
      : table_(table),
        columns_(std::move(columns)),
        promises_(promises),
        publication_(publication) {}

  void read(std::size_t row, CitedTable& out) const {
    const auto number = cell(row, Field::number);
    CitedRow one;
    one.citation.publication = publication_;
    one.citation.words = cell(row, Field::words);
    auto& figure = one.citation.figure;
    figure.indicator = cell(row, Field::indicator);
    figure.value = cell(row, Field::value);
    figure.unit = cell(row, Field::unit);
    if (figure.unit.empty()) figure.unit = "-";
    figure.role = role_in(cell(row, Field::role), figure.unit);
    if (number.empty() && figure.indicator.empty() && figure.value.empty()) return;
    one.cell = place(row, number.empty() ? Field::indicator : Field::number);
    const auto meant = items_meant(promises_, number, figure.indicator);
    if (meant.size() != 1) {
      out.findings.push_back({one.cell,
                              meant.empty() ? "outcome.row-unknown" : "outcome.row-ambiguous",
                              number.empty() ? figure.indicator : number});
      return;
    }
    for (auto& fault : faults_of(one.citation, *meant.front())) {
      if (fault.place == "/value") fault.place = place(row, Field::value);
      out.findings.push_back(std::move(fault));
    }
    one.item = meant.front()->id;
    one.held = hold_against(*meant.front(), figure, std::nullopt);
    one.citation.quantity = one.held.quantity;
    out.rows.push_back(std::move(one));
  }

 private:
  [[nodiscard]] std::string cell(std::size_t row, Field field) const {
    const auto found = columns_.find(field);
    return found == columns_.end() ? std::string{} : trimmed(table_.at(row, found->second));
  }
  [[nodiscard]] std::string place(std::size_t row, Field field) const {
    const auto found = columns_.find(field);
    return format::address(row, found == columns_.end() ? 0 : found->second);
  }

  const format::Table& table_;
  Columns columns_;
  const std::vector<Item>& promises_;
  const Publication& publication_;
};

}  // namespace

Result<CitedTable> read_cited_table(const format::Table& table, const std::vector<Item>& promises,
                                    const Publication& publication) {
  const auto rows = table.rows.size();
  for (std::size_t row = 0; row < std::min(rows, header_rows_max); ++row) {
    auto columns = columns_of(table, row);
    if (!columns.contains(Field::value) ||
        (!columns.contains(Field::indicator) && !columns.contains(Field::number))) {
      continue;
    }
    CitedTable out;
    const Reader reader(table, std::move(columns), promises, publication);
    for (auto below = row + 1; below < rows; ++below) reader.read(below, out);
    return out;
  }
  return fail(ErrorKind::invalid, "table.no-header");
}

}  // namespace luoshi::outcomes
