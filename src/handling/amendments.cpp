#include "handling/amendments.hpp"

#include <algorithm>

#include "handling/moves.hpp"
#include "handling/tables.hpp"
#include "handling/words.hpp"
#include "supervision/rows.hpp"

namespace luoshi::handling {
namespace {

using supervision::ItemEdit;
using supervision::text_or_null;
using Findings = std::vector<Finding>;

Result<> require_amendable(const Item& item) {
  const auto stage = item.carriage.stage;
  if (supervision::is_owed(stage)) return {};
  if (supervision::has_ended(stage)) {
    return fail(ErrorKind::conflict, "item.wrong-stage", std::string(supervision::name_of(stage)));
  }
  return fail(ErrorKind::conflict, "amendment.not-issued");
}

void check_decision(const Decision& decision, std::string_view today, Findings& findings) {
  if (is_blank(decision.decided_by)) {
    findings.push_back({"/decided_by", "request.field-empty", {}});
  }
  if (is_blank(decision.reason)) findings.push_back({"/reason", "request.field-empty", {}});
  if (!is_date(decision.decided_on)) {
    findings.push_back({"/decided_on", "item.date-malformed", decision.decided_on});
  } else if (decision.decided_on > today) {
    findings.push_back({"/decided_on", "amendment.decided-later", decision.decided_on});
  }
}

void check_change(const ItemEdit& change, const Item& item, const supervision::Units& units,
                  Findings& findings) {
  if (change.fixed_fields().empty()) {
    findings.push_back({"/", "amendment.nothing-changes", {}});
  }
  if (const auto fit = supervision::check_edit(change, item, units, std::nullopt); !fit) {
    const auto& more = fit.error().findings;
    findings.insert(findings.end(), more.begin(), more.end());
  }
  if (change.lead_unit && change.lead_unit->empty()) {
    findings.push_back({"/lead_unit", "item.no-lead-unit", {}});
  }
  const auto& due = change.due_date ? *change.due_date : item.due_date;
  const auto& recurs = change.recurrence ? *change.recurrence : item.carriage.recurrence;
  if ((change.due_date || change.recurrence) && due.empty() && recurs.empty()) {
    findings.push_back({change.due_date ? "/due_date" : "/recurrence", "item.no-due-date", {}});
  }
}

Result<> refused_with(Findings findings) {
  if (findings.empty()) return {};
  return Failure(Error{ErrorKind::invalid, "item.invalid", {}, {}, std::move(findings)});
}

Result<> require_none_waiting(store::Reader& reader, const std::string& item) {
  bool waits = false;
  TRY(reader.each("SELECT 1 FROM amendment WHERE item = ? AND state = 'proposed'", {item},
                  [&](const store::Row&) {
                    waits = true;
                    return false;
                  }));
  if (waits) return fail(ErrorKind::conflict, "amendment.waiting");
  return {};
}

Result<std::string> insert(ledger::Act& act, const Item& item, const Terms& before,
                           const Terms& after, const Decision& decision,
                           const std::vector<ledger::Change>& also) {
  const auto position = std::ssize(TRY(amendments_of(act.writer(), item.id))) + 1;
  auto id = act.new_id("amd");
  std::vector<ledger::Change> columns{{"item", item.id},
                                      {"position", std::int64_t{position}},
                                      {"before", write_terms(before)},
                                      {"after", write_terms(after)},
                                      {"decided_by_words", decision.decided_by},
                                      {"decided_on", decision.decided_on},
                                      {"reason", decision.reason}};
  columns.insert(columns.end(), also.begin(), also.end());
  TRY(act.insert(amendment_table, id, columns));
  act.fact("amendment", id);
  return id;
}

// A unit that leads does not support.
ItemEdit with_units_apart(ItemEdit change, const Item& item) {
  if (!change.lead_unit) return change;
  auto others = item.supporting_units;
  std::erase(others, *change.lead_unit);
  if (others != item.supporting_units) change.supporting_units = std::move(others);
  return change;
}

Result<Amendment> proposed(store::Reader& reader, std::string_view id) {
  auto amendment = TRY(load_amendment(reader, id));
  if (amendment.state != AmendmentState::proposed) {
    return fail(ErrorKind::conflict, "amendment.decided", std::string(name_of(amendment.state)));
  }
  return amendment;
}

}  // namespace

Result<std::string> propose_amendment(ledger::Act& act, const Principal& who, std::string_view id,
                                      const ItemEdit& change, const Decision& decision,
                                      const supervision::Units& units, std::string_view today) {
  TRY(require_office(who));
  const auto item = TRY(supervision::load_item(act.writer(), id));
  TRY(require_amendable(item));
  TRY(require_none_waiting(act.writer(), item.id));
  const auto news = supervision::news_of(only_terms(change), item);
  Findings findings;
  check_change(news, item, units, findings);
  check_decision(decision, today, findings);
  TRY(refused_with(std::move(findings)));
  return insert(act, item, {same_fields(item, news), {}}, {news, {}}, decision,
                {{"state", std::string(name_of(AmendmentState::proposed))},
                 {"proposed_by", who.person},
                 {"proposed_ms", act.now().ms}});
}

Result<Amendment> sign_amendment(ledger::Act& act, const Principal& who, std::string_view id,
                                 const supervision::Units& units, std::string_view today) {
  TRY(require_approver(who));
  const auto amendment = TRY(proposed(act.writer(), id));
  if (amendment.proposed_by == who.person) {
    return fail(ErrorKind::forbidden, "item.second-person");
  }
  auto item = TRY(supervision::load_item(act.writer(), amendment.item));
  TRY(require_amendable(item));
  if (!supervision::news_of(amendment.before.fields, item).fixed_fields().empty()) {
    return fail(ErrorKind::conflict, "amendment.overtaken");
  }
  const auto change = with_units_apart(amendment.after.fields, item);
  TRY(supervision::check_edit(change, item, units, std::nullopt));
  if (change.lead_unit) TRY(after(item, Move::hand_over));
  item =
      TRY(supervision::write_amended(act, item, change, {{"amended", item.carriage.amended + 1}}));
  if (change.lead_unit) TRY(make_move(act, item, Move::hand_over, today));
  TRY(act.update(amendment_table, amendment.id,
                 {{"state", std::string(name_of(AmendmentState::decided))},
                  {"signed_by", who.person},
                  {"signed_ms", act.now().ms}}));
  return load_amendment(act.writer(), id);
}

Result<Amendment> refuse_amendment(ledger::Act& act, const Principal& who, std::string_view id,
                                   std::string_view refusal) {
  TRY(require_approver(who));
  if (is_blank(refusal)) return fail(ErrorKind::invalid, "item.reason-missing", {}, "/reason");
  const auto amendment = TRY(proposed(act.writer(), id));
  TRY(act.update(amendment_table, amendment.id,
                 {{"state", std::string(name_of(AmendmentState::refused))},
                  {"refusal", std::string(refusal)},
                  {"signed_by", who.person},
                  {"signed_ms", act.now().ms}}));
  return load_amendment(act.writer(), id);
}

Result<> cancel(ledger::Act& act, const Principal& who, std::string_view id,
                const Decision& decision, std::string_view today) {
  TRY(require_approver(who));
  auto item = TRY(supervision::load_item(act.writer(), id));
  const auto stage = item.carriage.stage;
  TRY(after(item, Move::cancel));
  Findings findings;
  check_decision(decision, today, findings);
  TRY(refused_with(std::move(findings)));
  TRY(refuse_waiting(act, item.id, who.person, decision.reason));
  TRY(make_move(act, item, Move::cancel, today, {{"reason", decision.reason}}));
  const auto name = [](Stage one) { return std::string(supervision::name_of(one)); };
  TRY(insert(act, item, {{}, name(stage)}, {{}, name(Stage::cancelled)}, decision,
             {{"state", std::string(name_of(AmendmentState::decided))},
              {"proposed_by", who.person},
              {"proposed_ms", act.now().ms},
              {"signed_by", who.person},
              {"signed_ms", act.now().ms}}));
  return {};
}

Result<> refuse_waiting(ledger::Act& act, std::string_view item, std::string_view person,
                        std::string_view refusal) {
  const auto waiting = TRY(store::collect<std::string>(
      act.writer(), "SELECT id FROM amendment WHERE item = ? AND state = 'proposed'",
      {std::string(item)}, [](const store::Row& row) { return row.string(0); }));
  for (const auto& id : waiting) {
    TRY(act.update(amendment_table, id,
                   {{"state", std::string(name_of(AmendmentState::refused))},
                    {"refusal", text_or_null(refusal)},
                    {"signed_by", std::string(person)},
                    {"signed_ms", act.now().ms}}));
  }
  return {};
}

}  // namespace luoshi::handling
