// The half of task_table.hpp that holds an edited table against the items.
#include <fmt/format.h>

#include <set>

#include "base/random.hpp"
#include "supervision/access.hpp"
#include "supervision/cells.hpp"
#include "supervision/rows.hpp"
#include "supervision/task_table.hpp"
#include "supervision/vocabulary.hpp"
#include "text/unicode.hpp"

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

// The same words whatever the white space: a workbook wraps and pads.
std::u32string plain(std::string_view words) {
  std::u32string out;
  for (const auto c : text::from_utf8(words)) {
    if (!text::is_space(c)) out += c;
  }
  return out;
}

class RowComparison {
 public:
  RowComparison(const Sheet& sheet, const SheetRow& row, const Item& item, const Units& units,
                std::vector<Finding>& findings)
      : sheet_(sheet), row_(row), item_(item), units_(units), findings_(findings) {}

  void compare() {
    compare_words();
    compare_values();
  }
  std::vector<Difference> differences;
  ItemEdit edit;

 private:
  [[nodiscard]] bool has(Field field) const { return sheet_.header.columns.contains(field); }

  void differ(Field field, const char* name, std::string before, std::string after) {
    differences.push_back({item_.id, item_.number, item_.headline, name, sheet_.place(row_, field),
                           std::move(before), std::move(after)});
  }

  void compare_text(Field field, const char* name, const std::string& now,
                    std::optional<std::string>& change, bool may_be_blank) {
    if (!has(field)) return;
    const auto cell = row_.cell(field);
    if (plain(cell) == plain(now)) return;
    if (cell.empty() && !may_be_blank) {
      findings_.push_back({sheet_.place(row_, field), "item.blank", {}});
      return;
    }
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
    if (has(Field::due_date) && values.due_date && values.due_date->date != item_.due_date) {
      differ(Field::due_date, "due_date", item_.due_date, values.due_date->date);
      edit.due_date = values.due_date->date;
    }
    if (has(Field::type) && values.type && *values.type && **values.type != item_.type) {
      differ(Field::type, "type", std::string(chinese_of(item_.type)),
             std::string(chinese_of(**values.type)));
      edit.type = **values.type;
    }
  }

  [[nodiscard]] std::string printed(const std::string& unit) const {
    return unit.empty() ? "" : units_.printed(unit);
  }
  [[nodiscard]] std::string printed(const std::vector<std::string>& units) const {
    std::vector<std::string> all;
    for (const auto& unit : units) all.push_back(units_.printed(unit));
    return fmt::format("{}", fmt::join(all, "、"));
  }

  const Sheet& sheet_;
  const SheetRow& row_;
  const Item& item_;
  const Units& units_;
  std::vector<Finding>& findings_;
};

// Why a row that differs may not be taken over; empty when it may.
std::string obstacle(const SheetRow& row, const Item& item) {
  if (item.standing.state == State::rejected) return "table.row-rejected";
  const auto version = row.cell(Field::item_version);
  if (!version.empty() && version != std::to_string(item.version)) {
    return "table.row-changed-meanwhile";
  }
  return {};
}

void add_row(Comparison& comparison, const Sheet& sheet, const SheetRow& row, const Item& item,
             const Units& units) {
  RowComparison one(sheet, row, item, units, comparison.findings);
  one.compare();
  ++comparison.rows;
  if (one.differences.empty()) return;
  if (auto problem = obstacle(row, item); !problem.empty()) {
    comparison.findings.push_back(
        {sheet.place(row, Field::number), std::move(problem), item.number});
    return;
  }
  for (auto& difference : one.differences) {
    comparison.differences.push_back(std::move(difference));
  }
  comparison.edits.push_back({item.id, std::move(one.edit)});
}

std::string digest_of(const std::vector<Difference>& differences) {
  std::string all;
  for (const auto& one : differences) {
    for (const auto* part : {&one.item, &one.field, &one.before, &one.after}) {
      all += fmt::format("{}:{}", part->size(), *part);
    }
  }
  return to_hex(sha256(all));
}

}  // namespace

Result<Comparison> compare_table(store::Reader& reader, const identity::Principal& who,
                                 const format::Table& table, const Units& units) {
  TRY(require_supervision(who));
  const auto sheet = TRY(read_sheet(table));
  Comparison comparison;
  comparison.findings = sheet.header.unknown;
  std::set<std::string> seen;
  for (const auto& row : sheet.rows) {
    const auto item = TRY(item_of(reader, row));
    const auto place = sheet.place(row, Field::number);
    if (!item) {
      comparison.findings.push_back({place, "table.row-unknown", row.cell(Field::number)});
    } else if (!seen.insert(item->id).second) {
      comparison.findings.push_back({place, "table.row-twice", item->number});
    } else {
      add_row(comparison, sheet, row, *item, units);
    }
  }
  comparison.digest = digest_of(comparison.differences);
  return comparison;
}

Result<Comparison> apply_table(ledger::Act& act, const identity::Principal& who,
                               const format::Table& table, const Units& units,
                               std::string_view digest) {
  auto comparison = TRY(compare_table(act.writer(), who, table, units));
  if (comparison.digest != digest) {
    return fail(ErrorKind::conflict, "table.differences-changed");
  }
  for (const auto& [id, edit] : comparison.edits) {
    const auto item = TRY(load_item(act.writer(), id));
    TRY(apply_edit(act, who.person, item, edit, std::nullopt));
  }
  act.fact("items", static_cast<std::int64_t>(comparison.edits.size()));
  act.fact("differences", static_cast<std::int64_t>(comparison.differences.size()));
  return comparison;
}

}  // namespace luoshi::supervision
