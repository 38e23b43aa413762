#include "handling/assignment.hpp"

#include "supervision/rows.hpp"

namespace luoshi::handling {
namespace {

using supervision::ItemEdit;

ItemEdit only_assignment(const ItemEdit& edit) {
  ItemEdit out;
  out.completion_standard = edit.completion_standard;
  out.lead_unit = edit.lead_unit;
  out.supporting_units = edit.supporting_units;
  out.responsible_leader = edit.responsible_leader;
  out.person_in_charge = edit.person_in_charge;
  out.liaison = edit.liaison;
  out.due_date = edit.due_date;
  out.start_date = edit.start_date;
  out.recurrence = edit.recurrence;
  return out;
}

void add_changes(std::vector<AssignmentChange>& all, const Item& item, const ItemEdit& edit) {
  const auto add = [&](const char* field, const auto& value, const std::string& now) {
    if (value) all.push_back({item.id, item.number, item.headline, field, now, *value});
  };
  add("lead_unit", edit.lead_unit, item.lead_unit);
  if (edit.supporting_units) {
    add("supporting_units", std::optional(supervision::join_lines(*edit.supporting_units)),
        supervision::join_lines(item.supporting_units));
  }
  add("responsible_leader", edit.responsible_leader, item.responsible_leader);
  add("person_in_charge", edit.person_in_charge, item.person_in_charge);
  add("liaison", edit.liaison, item.liaison);
  add("start_date", edit.start_date, item.carriage.start_date);
  add("due_date", edit.due_date, item.due_date);
  add("recurrence", edit.recurrence, item.carriage.recurrence);
  add("completion_standard", edit.completion_standard, item.completion_standard);
}

// One unit for all of them may lead one item and support another.
ItemEdit with_units_apart(ItemEdit edit, const Item& item) {
  const auto& lead = edit.lead_unit ? *edit.lead_unit : item.lead_unit;
  auto others = edit.supporting_units ? *edit.supporting_units : item.supporting_units;
  if (lead.empty() || std::erase(others, lead) == 0) return edit;
  edit.supporting_units = std::move(others);
  return edit;
}

}  // namespace

Result<Assignment> assign(ledger::Act& act, const Principal& who,
                          const std::vector<std::string>& items, const ItemEdit& edit,
                          const supervision::Units& units, bool apply) {
  TRY(require_office(who));
  const auto wanted = only_assignment(edit);
  if (!wanted.assignment()) return fail(ErrorKind::invalid, "assignment.nothing");
  Assignment out;
  out.batch = TRY(with_each(act, items, [&](Item& item) -> Result<> {
    const auto news = supervision::news_of(with_units_apart(wanted, item), item);
    TRY(supervision::check_edit(news, item, units, std::nullopt));
    if (item.standing.state == supervision::State::rejected) {
      return fail(ErrorKind::conflict, "item.wrong-state", "rejected");
    }
    TRY(supervision::require_editable(item, news));
    add_changes(out.changes, item, news);
    if (apply) TRY(supervision::apply_edit(act, who.person, item, news, std::nullopt));
    return {};
  }));
  return out;
}

}  // namespace luoshi::handling
