#include "supervision/plan_table.hpp"

#include <algorithm>

#include "reading/quantities.hpp"
#include "supervision/cells.hpp"
#include "supervision/plan_report.hpp"
#include "text/unicode.hpp"

namespace luoshi::supervision {
namespace {

using reading::StatementType;

// Numbers of a cell; their places are within the cell and mean nothing to the source.
std::vector<Quantity> quantities_in(const std::string& cell, std::int64_t year) {
  reading::Setting setting;
  setting.part = reading::Part::plan;
  setting.year_planned = static_cast<int>(year);
  std::vector<Quantity> quantities;
  for (const auto& read : reading::find_quantities_in(text::from_utf8(cell), 0, setting)) {
    auto quantity = quantity_of(read);
    quantity.begin.reset();
    quantity.end.reset();
    quantities.push_back(std::move(quantity));
  }
  return quantities;
}

bool says_the_same(const Quantity& a, const Quantity& b) {
  return a.value == b.value && a.low == b.low && a.high == b.high && a.unit == b.unit;
}

std::vector<Quantity> quantities_of(const SheetRow& row, const std::string& text,
                                    std::int64_t year) {
  auto quantities = quantities_in(row.cell(Field::quantities), year);
  for (auto& more : quantities_in(text, year)) {
    const bool known = std::ranges::any_of(
        quantities, [&](const Quantity& one) { return says_the_same(one, more); });
    if (!known) quantities.push_back(std::move(more));
  }
  return quantities;
}

void set_words(Item& item, const SheetRow& row) {
  const auto problem = row.cell(Field::problem);
  item.headline = row.cell(Field::headline);
  item.text = row.cell(Field::text);
  if (const auto section = row.cell(Field::section); !section.empty()) {
    item.section.push_back(section);
  }
  if (item.text.empty()) {
    item.text = problem.empty() ? item.headline : problem;
  } else if (!problem.empty()) {
    item.section.push_back(text::to_utf8(text::fold_space(text::from_utf8(problem))));
  }
  if (item.headline.empty()) item.headline = headline_of(text::from_utf8(item.text));
}

StatementType type_of_row(const SheetRow& row, const RowValues& values) {
  if (values.type && *values.type) return **values.type;
  if (values.due_date && values.due_date->standing) return StatementType::standing_duty;
  const bool only_problem = row.cells.contains(Field::problem) &&
                            !row.cells.contains(Field::text) &&
                            !row.cells.contains(Field::headline);
  return only_problem ? StatementType::problem : StatementType::action;
}

Item item_of(const Sheet& sheet, const SheetRow& row, const Units& units, std::int64_t year,
             std::vector<Finding>& findings) {
  const auto before = findings.size();
  const auto values = read_values(sheet, row, units, year, findings);
  Item item;
  item.section = row.section;
  set_words(item, row);
  item.type = type_of_row(row, values);
  item.sheet_row = static_cast<std::int64_t>(row.row) + 1;
  item.quantities = quantities_of(row, item.text, year);
  item.lead_unit = values.lead_unit.value_or("");
  item.supporting_units = values.supporting_units.value_or(std::vector<std::string>{});
  item.due_date = values.due_date.value_or(DueDate{}).date;
  item.carriage.start_date = values.start_date.value_or("");
  if (item.type == StatementType::standing_duty) {
    item.carriage.recurrence = values.recurrence.value_or("");
  }
  item.responsible_leader = row.cell(Field::responsible_leader);
  item.person_in_charge = row.cell(Field::person_in_charge);
  item.liaison = row.cell(Field::liaison);
  item.completion_standard = row.cell(Field::completion_standard);
  if (item.lead_unit.empty()) item.suggestion = units.suggest(item.text);
  if (findings.size() > before) {
    item.certainty = 500;
    item.doubt = "table.cell-unread";
  }
  return item;
}

// Columns of a table in progress: a new list has no milestones and no reports yet.
void name_columns_left(const Sheet& sheet, std::vector<Finding>& findings) {
  for (const auto& [field, column] : sheet.header.columns) {
    if (field < Field::quarter_1 || field > Field::stage) continue;
    findings.push_back({format::address(sheet.header.row, column), "table.column-not-imported",
                        std::string(header_of(field))});
  }
}

// The words above the header, if it has any; the sheet's name otherwise.
std::string title_of(const format::Table& table, const Header& header) {
  for (std::size_t row = 0; row < std::min(header.row, table.rows.size()); ++row) {
    for (const auto& cell : table.rows[row]) {
      const auto words = text::fold_space(text::from_utf8(cell));
      if (words.size() > 3 && !words.starts_with(U"附件")) return text::to_utf8(words);
    }
  }
  return table.name;
}

}  // namespace

Result<Intake> plan_table(const format::Table& table, Source source, const Units& units) {
  const auto sheet = TRY(read_sheet(table));
  Intake intake;
  intake.source = std::move(source);
  intake.source.has_text = false;
  if (intake.source.title.empty()) intake.source.title = title_of(table, sheet.header);
  intake.findings = sheet.header.unknown;
  name_columns_left(sheet, intake.findings);
  const auto year = intake.source.year.value_or(1970);
  for (const auto& row : sheet.rows) {
    intake.drafts.push_back({item_of(sheet, row, units, year, intake.findings), Draft::none});
    const auto& section = intake.drafts.back().item.section;
    auto& sections = intake.source.sections;
    if (!section.empty() && std::ranges::find(sections, section) == sections.end()) {
      sections.push_back(section);
    }
  }
  if (intake.drafts.empty()) return fail(ErrorKind::invalid, "table.no-rows");
  return intake;
}

std::string text_of(const format::Table& table) {
  std::string text;
  for (const auto& row : table.rows) {
    for (const auto& cell : row) text += cell + '\t';
    text += '\n';
  }
  return text;
}

}  // namespace luoshi::supervision
