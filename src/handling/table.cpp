#include "handling/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "handling/milestone_cells.hpp"
#include "handling/report_rows.hpp"
#include "supervision/rows.hpp"

namespace luoshi::handling {
namespace {

using supervision::Difference;
using supervision::Field;
using supervision::MoreColumns;

using MilestonesByItem = std::map<std::string, std::vector<Milestone>>;

std::vector<std::string> ids_of(const std::vector<Item>& items) {
  std::vector<std::string> ids;
  ids.reserve(items.size());
  for (const auto& item : items) ids.push_back(item.id);
  return ids;
}

std::string reported_cell(const ReportByItem& reports, const Item& item, Field field) {
  const auto found = reports.find(item.id);
  if (field == Field::progress) {
    const auto& percent = item.carriage.progress;
    return percent ? fmt::format("{}%", *percent) : std::string{};
  }
  if (found == reports.end()) return {};
  if (field == Field::reported_words) return found->second.words;
  if (field == Field::reported_problems) return found->second.problems;
  return found->second.measures;
}

// All four quarters, the months that some item has a milestone in, and the last report.
std::vector<Field> columns_for(const std::vector<Item>& items, const MilestonesByItem& all) {
  std::set<Field> used{Field::quarter_1, Field::quarter_2, Field::quarter_3, Field::quarter_4};
  for (const auto& item : items) {
    const auto found = all.find(item.id);
    if (found == all.end()) continue;
    for (auto at = static_cast<int>(Field::month_1); at <= static_cast<int>(Field::month_12);
         ++at) {
      const auto field = static_cast<Field>(at);
      if (!milestone_cell(found->second, field, item.year).empty()) used.insert(field);
    }
  }
  std::vector<Field> columns(used.begin(), used.end());
  columns.insert(columns.end(), {Field::progress, Field::reported_words, Field::reported_problems,
                                 Field::reported_measures});
  return columns;
}

Result<MoreColumns> prepare(store::Reader& reader, const std::vector<Item>& items) {
  auto milestones = TRY(milestones_of_all(reader, ids_of(items)));
  auto reports = TRY(last_accepted(reader));
  MoreColumns more;
  more.columns = columns_for(items, milestones);
  more.cell = [milestones = std::move(milestones), reports = std::move(reports)](
                  const Item& item, Field field) -> std::string {
    if (!supervision::is_period(field)) return reported_cell(reports, item, field);
    const auto found = milestones.find(item.id);
    return found == milestones.end() ? std::string{}
                                     : milestone_cell(found->second, field, item.year);
  };
  return more;
}

// The milestones of one row held against those of its item.
class MilestoneRow {
 public:
  // `item` is the row's, with the due date the table gives it.
  MilestoneRow(const supervision::RowMatch& match, const Item& item,
               const std::vector<Milestone>& now, supervision::Comparison& table)
      : match_(match), item_(item), now_(now), wanted_(now), table_(table) {}

  // The whole list as it will be; nothing when it stays or may not be so.
  std::optional<std::vector<Milestone>> compare() {
    for (const auto& [field, column] : table_.sheet.header.columns) {
      if (supervision::is_period(field) && !table_.sheet.swallowed(match_.row, field)) one(field);
    }
    if (differences_.empty()) return std::nullopt;
    std::ranges::sort(wanted_, {}, [](const Milestone& milestone) {
      return std::pair(milestone.due_date, milestone.period);
    });
    const auto findings = check_milestones(item_, now_, wanted_);
    if (!findings.empty()) {
      place(findings);
      return std::nullopt;
    }
    table_.differences.insert(table_.differences.end(), differences_.begin(), differences_.end());
    return wanted_;
  }

 private:
  void one(Field field) {
    const auto cell = match_.row.cell(field);
    const auto before = milestone_cell(now_, field, item_.year);
    if (supervision::same_words(cell, before)) return;
    const auto read = read_milestone_cell(cell);
    const auto at = table_.sheet.place(match_.row, field);
    if (!read) {
      table_.findings.push_back({at, "table.milestone-unreadable", cell});
      return;
    }
    const auto period = period_of_column(field, item_.year);
    cells_.emplace(period, at);
    differences_.push_back(
        {item_.id, item_.number, item_.headline, period, at, before, cell, false});
    const auto known = std::ranges::find(wanted_, period, &Milestone::period);
    if (cell.empty()) {
      wanted_.erase(known);
    } else if (known != wanted_.end()) {
      known->percent = read->percent;
      known->words = read->words;
    } else {
      wanted_.push_back(
          {period, usual_due_date(item_, period), read->percent, read->words, {}, {}});
    }
  }

  // Findings of the list at the cells of its periods; of a period without a cell, at the first
  // cell that changed.
  void place(const std::vector<Finding>& findings) {
    for (const auto& finding : findings) {
      auto at = differences_.front().cell;
      constexpr std::string_view start = "/milestones/";
      if (finding.place.starts_with(start)) {
        const auto index = std::strtoull(finding.place.c_str() + start.size(), nullptr, 10);
        const auto cell = cells_.find(wanted_[index].period);
        if (cell != cells_.end()) at = cell->second;
      }
      table_.findings.push_back({std::move(at), finding.problem, finding.detail});
    }
  }

  const supervision::RowMatch& match_;
  const Item& item_;
  const std::vector<Milestone>& now_;
  std::vector<Milestone> wanted_;
  supervision::Comparison& table_;
  std::vector<Difference> differences_;
  std::map<std::string, std::string> cells_;  // by period
};

// The item as it will be, unless an amendment must be signed first.
Item with_due_date(Item item, const supervision::Comparison& table) {
  if (supervision::is_owed(item.carriage.stage)) return item;
  const auto row = std::ranges::find(table.edits, item.id, &supervision::RowEdit::item);
  if (row != table.edits.end()) item.due_date = row->edit.due_date.value_or(item.due_date);
  return item;
}

Result<std::set<std::string>> items_with_waiting_amendment(store::Reader& reader) {
  std::set<std::string> items;
  TRY(reader.each("SELECT item FROM amendment WHERE state = 'proposed'", {},
                  [&](const store::Row& row) {
                    items.insert(row.string(0));
                    return true;
                  }));
  return items;
}

// Takes the differences that amend out of the comparison, with the same finding at each cell.
void leave_out_amending(supervision::Comparison& table, const char* problem,
                        const std::function<bool(const std::string& item)>& of) {
  const auto leaves = [&](const Difference& one) { return one.amends && of(one.item); };
  for (const auto& one : table.differences) {
    if (leaves(one)) table.findings.push_back({one.cell, problem, one.number});
  }
  std::erase_if(table.differences, leaves);
}

supervision::ItemEdit without_terms(supervision::ItemEdit edit) {
  edit.headline.reset();
  edit.text.reset();
  edit.completion_standard.reset();
  edit.lead_unit.reset();
  edit.due_date.reset();
  edit.recurrence.reset();
  edit.quantities.reset();
  return edit;
}

Result<> apply_row(ledger::Act& act, const Principal& who, const supervision::RowEdit& row,
                   const supervision::Units& units, const std::optional<Decision>& decision,
                   bool may_amend, std::string_view today) {
  const auto item = TRY(supervision::load_item(act.writer(), row.item));
  if (!supervision::is_owed(item.carriage.stage)) {
    TRY(supervision::apply_edit(act, who.person, item, row.edit, std::nullopt));
    return {};
  }
  TRY(supervision::apply_edit(act, who.person, item, without_terms(row.edit), std::nullopt));
  const auto terms = only_terms(row.edit);
  if (!decision || !may_amend || terms.fixed_fields().empty()) return {};
  TRY(propose_amendment(act, who, item.id, terms, *decision, units, today));
  return {};
}

}  // namespace

Result<format::Table> table_for(store::Reader& reader, const std::vector<Item>& items,
                                std::string_view title, const supervision::Units& units) {
  return supervision::table_of(items, title, units, TRY(prepare(reader, items)));
}

Result<Comparison> compare_table(store::Reader& reader, const Principal& who,
                                 const format::Table& table, const supervision::Units& units) {
  Comparison comparison;
  comparison.table = TRY(supervision::compare_table(
      reader, who, table, units,
      [&](const std::vector<Item>& items) { return prepare(reader, items); }));
  std::vector<Item> items;
  items.reserve(comparison.table.matches.size());
  for (const auto& match : comparison.table.matches) items.push_back(match.item);
  const auto now = TRY(milestones_of_all(reader, ids_of(items)));
  static const std::vector<Milestone> none;
  for (const auto& match : comparison.table.matches) {
    const auto found = now.find(match.item.id);
    const auto item = with_due_date(match.item, comparison.table);
    MilestoneRow row(match, item, found == now.end() ? none : found->second, comparison.table);
    if (auto wanted = row.compare()) {
      comparison.milestones.push_back({match.item.id, std::move(*wanted)});
    }
  }
  const auto waiting = TRY(items_with_waiting_amendment(reader));
  leave_out_amending(comparison.table, "amendment.waiting",
                     [&](const std::string& item) { return waiting.contains(item); });
  comparison.table.digest = supervision::digest_of(comparison.table.differences);
  return comparison;
}

Result<Comparison> apply_table(ledger::Act& act, const Principal& who, const format::Table& table,
                               const supervision::Units& units, std::string_view digest,
                               const std::optional<Amending>& amending, std::string_view today) {
  auto comparison = TRY(compare_table(act.writer(), who, table, units));
  auto& [found, milestones] = comparison;
  if (found.digest != digest) return fail(ErrorKind::conflict, "table.differences-changed");
  std::set<std::string> amended;
  for (const auto& one : found.differences) {
    if (one.amends) amended.insert(one.item);
  }
  if (!amended.empty() && !amending) return fail(ErrorKind::conflict, "table.amendment-choice");
  const auto decision = amending ? amending->decision : std::nullopt;
  for (const auto& row : found.edits) {
    TRY(apply_row(act, who, row, units, decision, amended.contains(row.item), today));
  }
  for (const auto& edit : milestones) {
    TRY(set_milestones(act, who, edit.item, edit.milestones));
  }
  if (!decision) {
    leave_out_amending(found, "item.issued-amend", [](const std::string&) { return true; });
  }
  act.fact("differences", static_cast<std::int64_t>(found.differences.size()));
  return comparison;
}

}  // namespace luoshi::handling
