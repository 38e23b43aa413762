#include "handling/children.hpp"

#include <fmt/format.h>

#include "handling/words.hpp"
#include "supervision/numbers.hpp"
#include "supervision/rows.hpp"
#include "supervision/search_index.hpp"
#include "supervision/tables.hpp"

namespace luoshi::handling {
namespace {

using supervision::State;

Result<> require_divisible(const Item& item) {
  if (item.part > 0 || !item.parent.empty()) return fail(ErrorKind::conflict, "item.is-part");
  if (item.standing.state == State::rejected) {
    return fail(ErrorKind::conflict, "item.wrong-state", "rejected");
  }
  if (supervision::has_ended(item.carriage.stage)) {
    return fail(ErrorKind::conflict, "item.wrong-stage",
                std::string(supervision::name_of(item.carriage.stage)));
  }
  return {};
}

Result<std::int64_t> count_named(store::Reader& reader, const std::string& parent) {
  std::int64_t count = 0;
  TRY(reader.each("SELECT count(*) FROM item WHERE parent = ? AND state <> 'rejected'", {parent},
                  [&](const store::Row& row) {
                    count = row.integer(0);
                    return false;
                  }));
  return count;
}

Item child_of(const Item& parent, const Child& given) {
  const auto& own = given.assignment;
  Item child;
  child.source = parent.source;
  child.source_rank = parent.source_rank;
  child.position = parent.position;
  child.year = parent.year;
  child.serial = parent.serial;
  child.type = parent.type;
  child.parent = parent.id;
  child.section = parent.section;
  child.headline = given.headline;
  child.text = is_blank(given.text) ? given.headline : given.text;
  child.quantities = own.quantities.value_or(std::vector<supervision::Quantity>{});
  child.completion_standard = own.completion_standard.value_or(parent.completion_standard);
  child.lead_unit = own.lead_unit.value_or(parent.lead_unit);
  child.supporting_units = own.supporting_units.value_or(parent.supporting_units);
  std::erase(child.supporting_units, child.lead_unit);
  child.responsible_leader = own.responsible_leader.value_or(parent.responsible_leader);
  child.person_in_charge = own.person_in_charge.value_or("");
  child.liaison = own.liaison.value_or("");
  child.due_date = own.due_date.value_or(parent.due_date);
  child.carriage.start_date = own.start_date.value_or(parent.carriage.start_date);
  child.carriage.recurrence = own.recurrence.value_or(parent.carriage.recurrence);
  return child;
}

std::vector<Finding> check(const Item& parent, std::int64_t named,
                           std::optional<std::int64_t> known, const std::vector<Child>& children,
                           const supervision::Units& units) {
  std::vector<Finding> findings;
  for (std::size_t at = 0; at < children.size(); ++at) {
    const auto place = fmt::format("/parts/{}", at);
    if (is_blank(children[at].headline)) {
      findings.push_back({place + "/headline", "item.blank", {}});
    }
    const auto fit = supervision::check_edit(children[at].assignment, parent, units, std::nullopt);
    if (fit) continue;
    for (const auto& finding : fit.error().findings) {
      findings.push_back({place + finding.place, finding.problem, finding.detail});
    }
  }
  const auto count = named + std::ssize(children);
  if (children.empty()) findings.push_back({"/parts", "request.field-empty", {}});
  if (known && count > *known) {
    findings.push_back({"/parts", "item.too-many-parts", std::to_string(*known)});
  }
  return findings;
}

Result<> insert(ledger::Act& act, const Principal& who, Item& child) {
  child.id = act.new_id("itm");
  child.standing = {State::accepted, supervision::Disclosure::internal, who.person, who.person, {}};
  TRY(supervision::insert_item(act, child));
  return supervision::index_item(act.writer(), child);
}

}  // namespace

Result<std::vector<Item>> add_children(ledger::Act& act, const Principal& who, std::string_view id,
                                       const std::vector<Child>& children,
                                       std::optional<std::int64_t> total,
                                       const supervision::Units& units) {
  TRY(require_office(who));
  const auto parent = TRY(supervision::load_item(act.writer(), id));
  TRY(require_divisible(parent));
  const auto named = TRY(count_named(act.writer(), parent.id));
  const bool another = total && parent.parts_total && *total != *parent.parts_total;
  if (another && supervision::is_owed(parent.carriage.stage)) {
    return fail(ErrorKind::conflict, "item.issued-amend", {}, "/parts_total");
  }
  const auto known = total ? total : parent.parts_total;
  if (auto findings = check(parent, named, known, children, units); !findings.empty()) {
    return Failure(Error{ErrorKind::invalid, "item.invalid", {}, {}, std::move(findings)});
  }
  auto part = TRY(supervision::last_part(act.writer(), parent.year, parent.serial));
  std::vector<Item> added;
  for (const auto& given : children) {
    auto child = child_of(parent, given);
    child.part = ++part;
    child.position += part;
    child.number = supervision::number_of(child.year, child.serial, child.part);
    TRY(insert(act, who, child));
    added.push_back(TRY(supervision::load_item(act.writer(), child.id)));
  }
  std::vector<ledger::Change> columns{{"changed_ms", act.now().ms}};
  columns.emplace_back("parts_total", known.value_or(named + std::ssize(children)));
  TRY(act.update(supervision::item_table, parent.id, columns));
  act.fact("parts", static_cast<std::int64_t>(added.size()));
  return added;
}

}  // namespace luoshi::handling
