// The half of task_table.hpp that holds an edited table against the items.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/random.hpp"
#include "supervision/access.hpp"
#include "supervision/cells.hpp"
#include "supervision/rows.hpp"
#include "supervision/task_table.hpp"
#include "supervision/vocabulary.hpp"

namespace luoshi::supervision {
namespace {

Result<std::optional<Item>> item_of(store::Reader& reader, const SheetRow& row) {
  const auto id = row.cell(Field::item_id);
  const auto number = row.cell(Field::number);
  if (id.empty() && number.empty()) return std::nullopt;
  auto items = TRY(id.empty() ? load_items(reader, "item.number = ? AND item.year = ?",
                                           {number, static_cast<std::int64_t>(
                                                        std::strtoll(number.c_str(), nullptr, 10))})
                              : load_items(reader, "item.id = ?", {id}));
  if (items.size() != 1) return std::nullopt;
  return std::move(items.front());
}

// Printed for the reader; what is written over them is not taken.
constexpr std::array printed_only{
    Field::number,         Field::section,           Field::quantities,        Field::progress,
    Field::reported_words, Field::reported_problems, Field::reported_measures, Field::stage,
    Field::state,
};

// Those of a row that an edit may name, by the name the API gives them.
constexpr std::array<std::pair<std::string_view, Field>, 12> fields_by_name{{
    {"type", Field::type},
    {"headline", Field::headline},
    {"text", Field::text},
    {"lead_unit", Field::lead_unit},
    {"supporting_units", Field::supporting_units},
    {"responsible_leader", Field::responsible_leader},
    {"person_in_charge", Field::person_in_charge},
    {"liaison", Field::liaison},
    {"start_date", Field::start_date},
    {"due_date", Field::due_date},
    {"recurrence", Field::recurrence},
    {"completion_standard", Field::completion_standard},
}};

class RowComparison {
 public:
  RowComparison(const Sheet& sheet, const SheetRow& row, const Item& item, const Units& units,
                const MoreColumns& more, std::vector<Finding>& findings)
      : sheet_(sheet), row_(row), item_(item), units_(units), more_(more), findings_(findings) {}

  void compare() {
    compare_printed();
    compare_words();
    compare_values();
    leave_out_unfit();
    mark_amending();
  }
  std::vector<Difference> differences;
  ItemEdit edit;

 private:
  [[nodiscard]] bool has(Field field) const {
    return sheet_.header.columns.contains(field) && !sheet_.swallowed(row_, field);
  }

  void find(Field field, std::string problem, std::string detail = {}) {
    findings_.push_back({sheet_.place(row_, field), std::move(problem), std::move(detail)});
  }

  void differ(Field field, const char* name, std::string before, std::string after) {
    differences.push_back({item_.id, item_.number, item_.headline, name, sheet_.place(row_, field),
                           std::move(before), std::move(after), false});
  }

  // A table of somebody else's need not hold what ours prints; one of ours says why not.
  void compare_printed() {
    const bool ours = row_.cells.contains(Field::item_id);
    for (const auto field : printed_only) {
      if (!has(field)) continue;
      const auto cell = row_.cell(field);
      if (cell.empty() && !ours) continue;
      if (same_words(cell, printed_cell(item_, field, units_, more_))) continue;
      find(field, "table.printed-only", cell);
    }
    for (const auto& [field, column] : sheet_.header.columns) {
      if (sheet_.swallowed(row_, field)) find(field, "table.merged-across");
    }
  }

  void compare_text(Field field, const char* name, const std::string& now,
                    std::optional<std::string>& change, bool may_be_blank) {
    if (!has(field)) return;
    const auto cell = row_.cell(field);
    if (same_words(cell, now)) return;
    if (cell.empty() && !may_be_blank) return find(field, "item.blank");
    differ(field, name, now, cell);
    change = cell;
  }

  void compare_words() {
    compare_text(Field::headline, "headline", item_.headline, edit.headline, false);
    compare_text(Field::text, "text", item_.text, edit.text, false);
    compare_text(Field::responsible_leader, "responsible_leader", item_.responsible_leader,
                 edit.responsible_leader, true);
    compare_text(Field::person_in_charge, "person_in_charge", item_.person_in_charge,
                 edit.person_in_charge, true);
    compare_text(Field::liaison, "liaison", item_.liaison, edit.liaison, true);
    compare_text(Field::completion_standard, "completion_standard", item_.completion_standard,
                 edit.completion_standard, true);
  }

  void compare_values() {
    const auto values = read_values(sheet_, row_, units_, item_.year, findings_);
    if (has(Field::lead_unit) && values.lead_unit && *values.lead_unit != item_.lead_unit) {
      differ(Field::lead_unit, "lead_unit", printed(item_.lead_unit), printed(*values.lead_unit));
      edit.lead_unit = values.lead_unit;
    }
    if (has(Field::supporting_units) && values.supporting_units &&
        *values.supporting_units != item_.supporting_units) {
      differ(Field::supporting_units, "supporting_units", printed(item_.supporting_units),
             printed(*values.supporting_units));
      edit.supporting_units = values.supporting_units;
    }
    compare_dates(values);
    if (has(Field::type) && values.type && *values.type && **values.type != item_.type) {
      if (is_owed(item_.carriage.stage)) return find(Field::type, "table.type-fixed");
      differ(Field::type, "type", std::string(chinese_of(item_.type)),
             std::string(chinese_of(**values.type)));
      edit.type = *values.type;
    }
  }

  void compare_dates(const RowValues& values) {
    if (has(Field::due_date) && values.due_date && values.due_date->date != item_.due_date) {
      differ(Field::due_date, "due_date", item_.due_date, values.due_date->date);
      edit.due_date = values.due_date->date;
    }
    const auto& carriage = item_.carriage;
    if (has(Field::start_date) && values.start_date && *values.start_date != carriage.start_date) {
      differ(Field::start_date, "start_date", carriage.start_date, *values.start_date);
      edit.start_date = values.start_date;
    }
    if (has(Field::recurrence) && values.recurrence && *values.recurrence != carriage.recurrence) {
      differ(Field::recurrence, "recurrence",
             std::string(chinese_of_recurrence(carriage.recurrence)),
             std::string(chinese_of_recurrence(*values.recurrence)));
      edit.recurrence = values.recurrence;
    }
  }

  // Values that may not stand in this item are findings at their cells, not differences.
  void leave_out_unfit() {
    const auto fit = check_edit(edit, item_, units_, std::nullopt);
    if (fit) return;
    for (const auto& finding : fit.error().findings) {
      const auto name = std::string_view(finding.place).substr(1);
      const auto* known =
          std::ranges::find(fields_by_name, name, [](const auto& one) { return one.first; });
      if (known == fields_by_name.end()) continue;
      find(known->second, finding.problem, finding.detail);
      std::erase_if(differences, [&](const Difference& one) { return one.field == name; });
      if (name == "due_date") edit.due_date.reset();
      if (name == "start_date") edit.start_date.reset();
      if (name == "recurrence") edit.recurrence.reset();
    }
  }

  void mark_amending() {
    if (!is_owed(item_.carriage.stage)) return;
    const auto fixed = edit.fixed_fields();
    for (auto& one : differences) one.amends = std::ranges::find(fixed, one.field) != fixed.end();
  }

  [[nodiscard]] std::string printed(const std::string& unit) const {
    return unit.empty() ? "" : units_.printed(unit);
  }
  [[nodiscard]] std::string printed(const std::vector<std::string>& units) const {
    std::vector<std::string> all;
    all.reserve(units.size());
    for (const auto& unit : units) all.push_back(units_.printed(unit));
    return fmt::format("{}", fmt::join(all, "、"));
  }

  const Sheet& sheet_;
  const SheetRow& row_;
  const Item& item_;
  const Units& units_;
  const MoreColumns& more_;
  std::vector<Finding>& findings_;
};

// Why a row may change nothing; empty when it may.
std::string obstacle(const SheetRow& row, const Item& item, const Units& units,
                     const MoreColumns& more) {
  if (item.standing.state == State::rejected) return "table.row-rejected";
  if (has_ended(item.carriage.stage)) return "table.row-ended";
  const auto digest = row.cell(Field::item_digest);
  if (!digest.empty() && digest != row_digest(item, units, more)) {
    return "table.row-changed-meanwhile";
  }
  return {};
}

bool differs_by_period(const Sheet& sheet, const SheetRow& row, const Item& item,
                       const Units& units, const MoreColumns& more) {
  return std::ranges::any_of(sheet.header.columns, [&](const auto& column) {
    return is_period(column.first) &&
           !same_words(row.cell(column.first), printed_cell(item, column.first, units, more));
  });
}

void add_row(Comparison& comparison, const SheetRow& row, const Item& item, const Units& units,
             const MoreColumns& more) {
  const auto& sheet = comparison.sheet;
  RowComparison one(sheet, row, item, units, more, comparison.findings);
  one.compare();
  ++comparison.rows;
  const bool differs = !one.differences.empty() || differs_by_period(sheet, row, item, units, more);
  if (!differs) return;
  if (auto problem = obstacle(row, item, units, more); !problem.empty()) {
    comparison.findings.push_back(
        {sheet.place(row, Field::number), std::move(problem), item.number});
    return;
  }
  for (auto& difference : one.differences) {
    comparison.differences.push_back(std::move(difference));
  }
  if (one.edit.words() || one.edit.assignment()) {
    comparison.edits.push_back({item.id, std::move(one.edit)});
  }
  comparison.matches.push_back({row, item});
}

// The items of the rows, in their order; rows of no item and of one that stood before are findings.
Result<std::vector<RowMatch>> matched(store::Reader& reader, const Sheet& sheet,
                                      std::vector<Finding>& findings) {
  std::vector<RowMatch> matches;
  std::set<std::string> seen;
  for (const auto& row : sheet.rows) {
    auto item = TRY(item_of(reader, row));
    const auto place = sheet.place(row, Field::number);
    if (!item) {
      findings.push_back({place, "table.row-unknown", row.cell(Field::number)});
    } else if (!seen.insert(item->id).second) {
      findings.push_back({place, "table.row-twice", item->number});
    } else {
      matches.push_back({row, std::move(*item)});
    }
  }
  return matches;
}

}  // namespace

std::string digest_of(const std::vector<Difference>& differences) {
  std::string all;
  for (const auto& one : differences) {
    for (const auto* part : {&one.item, &one.field, &one.before, &one.after}) {
      all += fmt::format("{}:{}", part->size(), *part);
    }
  }
  return to_hex(sha256(all));
}

Result<Comparison> compare_table(store::Reader& reader, const identity::Principal& who,
                                 const format::Table& table, const Units& units,
                                 const PrepareColumns& prepare) {
  TRY(require_supervision(who));
  auto sheet = TRY(read_sheet(table));
  Comparison comparison;
  comparison.findings = sheet.header.unknown;
  const auto matches = TRY(matched(reader, sheet, comparison.findings));
  std::vector<Item> items;
  items.reserve(matches.size());
  for (const auto& match : matches) items.push_back(match.item);
  const auto more = TRY(prepare(items));
  sheet.rows.clear();
  comparison.sheet = std::move(sheet);
  for (const auto& match : matches) add_row(comparison, match.row, match.item, units, more);
  comparison.digest = digest_of(comparison.differences);
  return comparison;
}

}  // namespace luoshi::supervision
