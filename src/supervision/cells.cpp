#include "supervision/cells.hpp"

#include <algorithm>

#include "supervision/vocabulary.hpp"
#include "text/unicode.hpp"

namespace luoshi::supervision {
namespace {

// Names parted by 、 ，, ; / or line breaks. A name that holds such a sign is tried whole first.
std::vector<std::string> names_in(std::string_view cell) {
  std::vector<std::string> names;
  std::u32string name;
  const auto finish = [&] {
    if (const auto words = text::trim(name); !words.empty()) names.push_back(text::to_utf8(words));
    name.clear();
  };
  static constexpr std::u32string_view separators = U"、,，;；/／\n\r";
  for (const auto c : text::from_utf8(cell)) {
    if (separators.contains(c)) {
      finish();
    } else {
      name += c;
    }
  }
  finish();
  return names;
}

std::optional<std::vector<std::string>> units_in(const std::string& cell, const Units& units,
                                                 const std::string& place,
                                                 std::vector<Finding>& findings) {
  if (const auto* whole = units.by_words(cell)) return std::vector{whole->id};
  std::vector<std::string> ids;
  bool all_known = true;
  for (const auto& name : names_in(cell)) {
    if (const auto* unit = units.by_words(name)) {
      if (std::ranges::find(ids, unit->id) == ids.end()) ids.push_back(unit->id);
    } else {
      findings.push_back({place, "table.unit-unknown", name});
      all_known = false;
    }
  }
  if (!all_known) return std::nullopt;
  return ids;
}

// A start written as a month begins with the month: 2019年3月 is 2019-03-01.
std::optional<std::string> start_in(const std::string& cell, std::int64_t year) {
  if (cell.empty()) return std::string{};
  const auto read = read_due_date(cell, year);
  if (!read || read->date.empty()) return std::nullopt;
  const auto day = read->date.substr(8);
  const bool names_the_day = cell.contains(day) || cell.contains("日") || cell.contains("号");
  if (names_the_day) return read->date;
  if (!cell.contains("月")) return std::nullopt;
  return read->date.substr(0, 8) + "01";
}

void read_dates(RowValues& values, const Sheet& sheet, const SheetRow& row, std::int64_t year,
                std::vector<Finding>& findings) {
  if (const auto cell = row.cell(Field::due_date); cell.empty()) {
    values.due_date = DueDate{};
  } else if (values.due_date = read_due_date(cell, year); !values.due_date) {
    findings.push_back({sheet.place(row, Field::due_date), "table.date-unreadable", cell});
  }
  const auto start = row.cell(Field::start_date);
  values.start_date = start_in(start, year);
  if (!values.start_date) {
    findings.push_back({sheet.place(row, Field::start_date), "table.date-unreadable", start});
  }
  if (const auto cell = row.cell(Field::recurrence); cell.empty()) {
    values.recurrence = std::string{};
  } else if (const auto word = recurrence_of_chinese(cell)) {
    values.recurrence = std::string(*word);
  } else {
    findings.push_back({sheet.place(row, Field::recurrence), "table.recurrence-unknown", cell});
  }
}

}  // namespace

RowValues read_values(const Sheet& sheet, const SheetRow& row, const Units& units,
                      std::int64_t year, std::vector<Finding>& findings) {
  RowValues values;
  const auto leads =
      units_in(row.cell(Field::lead_unit), units, sheet.place(row, Field::lead_unit), findings);
  const auto others = units_in(row.cell(Field::supporting_units), units,
                               sheet.place(row, Field::supporting_units), findings);
  if (leads) values.lead_unit = leads->empty() ? std::string{} : leads->front();
  if (leads && others) {
    values.supporting_units = *others;
    for (std::size_t at = 1; at < leads->size(); ++at) {
      values.supporting_units->push_back((*leads)[at]);
    }
    std::erase(*values.supporting_units, *values.lead_unit);
  }
  read_dates(values, sheet, row, year, findings);
  if (const auto cell = row.cell(Field::type); cell.empty()) {
    values.type.emplace(std::nullopt);
  } else if (const auto type = type_of_chinese(cell)) {
    values.type.emplace(type);
  } else {
    findings.push_back({sheet.place(row, Field::type), "table.type-unknown", cell});
  }
  return values;
}

}  // namespace luoshi::supervision
