#include "handling/reporting.hpp"

#include <algorithm>

#include "handling/duties.hpp"
#include "handling/evidence.hpp"
#include "handling/moves.hpp"
#include "handling/report_rows.hpp"
#include "handling/tables.hpp"
#include "handling/words.hpp"
#include "supervision/board.hpp"
#include "supervision/rows.hpp"
#include "supervision/tables.hpp"

namespace luoshi::handling {
namespace {

using store::Value;
using supervision::text_or_null;

Result<> require_words(std::string_view words, const char* place = "/reason") {
  if (is_blank(words)) return fail(ErrorKind::invalid, "item.reason-missing", {}, place);
  return {};
}

Failure wrong_stage(const Item& item) {
  return fail(ErrorKind::conflict, "item.wrong-stage",
              std::string(supervision::name_of(item.carriage.stage)));
}

// The unit has signed for the item and owes it still.
Result<> require_handled(const Item& item) {
  const auto stage = item.carriage.stage;
  if (stage != Stage::acknowledged && stage != Stage::claimed) return wrong_stage(item);
  return {};
}

Result<> require_owed(const Item& item) {
  if (!supervision::is_owed(item.carriage.stage)) return wrong_stage(item);
  return {};
}

Result<ReportOnItem> loaded(ledger::Act& act, const Principal& who, std::string_view id,
                            ReportMove move) {
  auto on = TRY(view_report(act.writer(), who, id));
  TRY(authorise(who, on, move));
  return on;
}

// Lets the kernel judge the move and writes where the report then stands.
Result<> make_move(ledger::Act& act, Report& report, ReportMove move,
                   std::vector<ledger::Change> also) {
  report.standing = TRY(after(report.standing, move));
  also.emplace_back("state", std::string(name_of(report.standing.state)));
  also.emplace_back("disclosure", std::string(supervision::name_of(report.standing.disclosure)));
  return act.update(report_table, report.id, also);
}

Result<Report> moved(ledger::Act& act, ReportOnItem& on, ReportMove move,
                     std::vector<ledger::Change> also) {
  TRY(make_move(act, on.report, move, std::move(also)));
  return load_report(act.writer(), on.report.id);
}

Result<> require_none_open(store::Reader& reader, const Report& report) {
  std::string open;
  TRY(
      reader.each("SELECT id FROM report WHERE item = ? AND unit = ? AND period = ? AND id <> ? "
                  "AND state IN ('draft', 'submitted', 'signed', 'spot_check')",
                  {report.item, report.unit, report.period, report.id}, [&](const store::Row& row) {
                    open = row.string(0);
                    return false;
                  }));
  if (!open.empty()) return fail(ErrorKind::conflict, "report.already-open", open);
  return {};
}

// What a returned report said, to begin again with.
Result<Report> begun_from(ledger::Act& act, const Principal& who, std::string_view from,
                          const Item& item) {
  if (from.empty()) return Report{};
  auto on = TRY(view_report(act.writer(), who, from));
  if (on.item.id != item.id || on.report.standing.state != ReportState::returned) {
    return fail(ErrorKind::conflict, "report.not-returned", std::string(from));
  }
  return std::move(on.report);
}

bool is_newest(const std::optional<Report>& last, const Report& report) {
  return !last || last->signed_ms.value_or(0) <= report.signed_ms.value_or(0);
}

Result<> reach_milestones(ledger::Act& act, const Report& report) {
  for (const auto& period : report.reached) {
    const auto ids = TRY(store::collect<std::string>(
        act.writer(),
        "SELECT id FROM milestone WHERE item = ? AND period = ? AND active = 1 "
        "AND reached_on IS NULL",
        {report.item, period}, [](const store::Row& row) { return row.string(0); }));
    for (const auto& id : ids) {
      TRY(act.update(milestone_table, id,
                     {{"reached_on", report.signed_on}, {"report", report.id}}));
    }
  }
  return {};
}

// Inserts the row or, where this person or unit has spoken before, changes it.
Result<> put(ledger::Act& act, const ledger::Table& table, const std::string& id,
             const std::vector<ledger::Change>& columns) {
  const auto written = act.insert(table, id, columns);
  if (written || written.error().problem != "row.exists") return written;
  return act.update(table, id, columns);
}

ReportMove move_towards(Disclosure disclosure) {
  if (disclosure == Disclosure::proposed) return ReportMove::propose;
  return disclosure == Disclosure::public_ ? ReportMove::publish : ReportMove::conceal;
}

}  // namespace

Result<Report> draft_report(ledger::Act& act, const Principal& who, std::string_view item_id,
                            const ReportEdit& edit, std::string_view from, std::string_view today) {
  const auto scope = supervision::scope_of(who);
  const auto item = TRY(supervision::view_item(act.writer(), scope, item_id));
  const auto unit = TRY(require_lead(who, item, hands));
  TRY(require_handled(item));
  auto report = TRY(begun_from(act, who, from, item));
  const auto evidence = std::move(report.evidence);
  report.id = act.new_id("rpt");
  report.item = item.id;
  report.unit = unit;
  const auto ground = TRY(ground_of(act.writer(), item, today));
  if (report.period.empty()) report.period = ground.period;
  apply(edit, report);
  compute(report, ground);
  TRY(check(report, item, ground, Strictness::draft));
  TRY(require_none_open(act.writer(), report));
  auto columns = content_columns(report);
  columns.insert(columns.end(),
                 {{"item", report.item},
                  {"unit", report.unit},
                  {"state", std::string(name_of(ReportState::draft))},
                  {"disclosure", std::string(supervision::name_of(Disclosure::internal))},
                  {"drafted_by", who.person},
                  {"drafted_ms", act.now().ms}});
  TRY(act.insert(report_table, report.id, columns));
  for (auto one : evidence) {
    one.id = act.new_id("evd");
    one.report = report.id;
    TRY(insert_evidence(act, one));
  }
  return load_report(act.writer(), report.id);
}

Result<Report> edit_report(ledger::Act& act, const Principal& who, std::string_view id,
                           std::optional<std::int64_t> expected_version, const ReportEdit& edit,
                           std::string_view today) {
  auto on = TRY(loaded(act, who, id, ReportMove::edit));
  TRY(after(on.report.standing, ReportMove::edit));
  TRY(require_handled(on.item));
  apply(edit, on.report);
  const auto ground = TRY(ground_of(act.writer(), on.item, today));
  compute(on.report, ground);
  TRY(check(on.report, on.item, ground, Strictness::draft));
  TRY(require_none_open(act.writer(), on.report));
  TRY(act.update(report_table, id, content_columns(on.report), expected_version));
  return load_report(act.writer(), id);
}

Result<Report> submit_report(ledger::Act& act, const Principal& who, std::string_view id,
                             std::string_view today) {
  auto on = TRY(loaded(act, who, id, ReportMove::submit));
  TRY(after(on.report.standing, ReportMove::submit));
  TRY(require_handled(on.item));
  const auto ground = TRY(ground_of(act.writer(), on.item, today));
  compute(on.report, ground);
  TRY(check(on.report, on.item, ground, Strictness::whole));
  auto columns = content_columns(on.report);
  columns.emplace_back("submitted_ms", act.now().ms);
  columns.emplace_back("reason", std::monostate{});
  return moved(act, on, ReportMove::submit, std::move(columns));
}

Result<Report> hand_back_report(ledger::Act& act, const Principal& who, std::string_view id,
                                std::string_view reason) {
  auto on = TRY(loaded(act, who, id, ReportMove::hand_back));
  TRY(require_words(reason));
  return moved(act, on, ReportMove::hand_back, {{"reason", std::string(reason)}});
}

Result<Report> sign_report(ledger::Act& act, const Principal& who, std::string_view id,
                           std::string_view today) {
  auto on = TRY(loaded(act, who, id, ReportMove::sign));
  TRY(after(on.report.standing, ReportMove::sign));
  TRY(require_handled(on.item));
  const auto ground = TRY(ground_of(act.writer(), on.item, today));
  TRY(check(on.report, on.item, ground, Strictness::whole));
  if (on.report.claims_done) TRY(make_move(act, on.item, Move::claim, today));
  TRY(keep_duty(act, on.report, today));
  return moved(
      act, on, ReportMove::sign,
      {{"signed_by", who.person}, {"signed_ms", act.now().ms}, {"signed_on", std::string(today)}});
}

Result<Report> withdraw_report(ledger::Act& act, const Principal& who, std::string_view id) {
  auto on = TRY(loaded(act, who, id, ReportMove::withdraw));
  return moved(act, on, ReportMove::withdraw, {});
}

Result<Report> order_spot_check(ledger::Act& act, const Principal& who, std::string_view id,
                                std::string_view words) {
  auto on = TRY(loaded(act, who, id, ReportMove::order_spot_check));
  TRY(require_owed(on.item));
  return moved(act, on, ReportMove::order_spot_check, {{"reason", text_or_null(words)}});
}

Result<Report> accept_report(ledger::Act& act, const Principal& who, std::string_view id,
                             std::string_view today) {
  auto on = TRY(loaded(act, who, id, ReportMove::accept));
  TRY(require_owed(on.item));
  const auto last = TRY(last_accepted(act.writer(), on.item.id));
  auto report = TRY(moved(act, on, ReportMove::accept,
                          {{"checked_by", who.person}, {"checked_ms", act.now().ms}}));
  if (report.percent && is_newest(last, report)) {
    TRY(act.update(supervision::item_table, on.item.id,
                   {{"progress", *report.percent},
                    {"progress_on", std::string(today)},
                    {"changed_ms", act.now().ms}}));
  }
  TRY(reach_milestones(act, report));
  return report;
}

Result<> give_back(ledger::Act& act, const Principal& who, ReportOnItem& on,
                   std::string_view reason, std::string_view today) {
  TRY(make_move(
      act, on.report, ReportMove::give_back,
      {{"reason", std::string(reason)}, {"checked_by", who.person}, {"checked_ms", act.now().ms}}));
  TRY(unkeep_duty(act, on.report, today));
  if (on.report.claims_done && on.item.carriage.stage == Stage::claimed) {
    TRY(make_move(act, on.item, Move::return_claim, today));
  }
  return {};
}

Result<Report> return_report(ledger::Act& act, const Principal& who, std::string_view id,
                             std::string_view reason, std::string_view today) {
  auto on = TRY(loaded(act, who, id, ReportMove::give_back));
  TRY(require_words(reason));
  TRY(require_owed(on.item));
  TRY(give_back(act, who, on, reason, today));
  return load_report(act.writer(), id);
}

Result<Report> confirm_report(ledger::Act& act, const Principal& who, std::string_view id,
                              bool confirmed, std::string_view words) {
  auto on = TRY(loaded(act, who, id, ReportMove::confirm));
  TRY(after(on.report.standing, ReportMove::confirm));
  if (!confirmed) TRY(require_words(words, "/words"));
  const auto unit = TRY(require_supporting(who, on.item, hands));
  TRY(put(act, report_support_table, on.report.id + "/" + unit,
          {{"report", on.report.id},
           {"unit", unit},
           {"state", std::string(confirmed ? "confirmed" : "disputed")},
           {"words", text_or_null(words)},
           {"made_by", who.person},
           {"made_ms", act.now().ms}}));
  return load_report(act.writer(), id);
}

Result<Report> see_report(ledger::Act& act, const Principal& who, std::string_view id,
                          std::string_view words) {
  auto on = TRY(loaded(act, who, id, ReportMove::see));
  TRY(after(on.report.standing, ReportMove::see));
  TRY(put(act, report_seen_table, on.report.id + "/" + who.person,
          {{"report", on.report.id},
           {"person", who.person},
           {"words", text_or_null(words)},
           {"seen_ms", act.now().ms}}));
  return load_report(act.writer(), id);
}

Result<Report> disclose_report(ledger::Act& act, const Principal& who, std::string_view id,
                               Disclosure disclosure, std::string_view reason) {
  const auto move = move_towards(disclosure);
  auto on = TRY(loaded(act, who, id, move));
  if (move != ReportMove::conceal && on.item.standing.disclosure != Disclosure::public_) {
    return fail(ErrorKind::conflict, "report.item-not-public");
  }
  if (on.report.standing.disclosure == Disclosure::public_) TRY(require_words(reason));
  std::vector<ledger::Change> also;
  if (!is_blank(reason)) also.emplace_back("reason", std::string(reason));
  if (move == ReportMove::publish) also.emplace_back("released_ms", act.now().ms);
  return moved(act, on, move, std::move(also));
}

}  // namespace luoshi::handling
