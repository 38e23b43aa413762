#include "handling/verification.hpp"

#include <algorithm>

#include "handling/moves.hpp"
#include "handling/report_rows.hpp"
#include "handling/reporting.hpp"
#include "handling/tables.hpp"
#include "handling/words.hpp"
#include "supervision/rows.hpp"

namespace luoshi::handling {
namespace {

Result<> require_words(std::string_view words, const char* place) {
  if (!is_blank(words)) return {};
  return fail(ErrorKind::invalid, "item.reason-missing", {}, place);
}

Result<> require_owed(const Item& item) {
  if (supervision::is_owed(item.carriage.stage)) return {};
  return fail(ErrorKind::conflict, "item.wrong-stage",
              std::string(supervision::name_of(item.carriage.stage)));
}

// The report whose signature made the item claimed.
Result<Report> claim_of(store::Reader& reader, const Item& item) {
  auto claims = TRY(load_reports(
      reader,
      "report.item = ? AND claims_done = 1 AND state IN ('signed', 'spot_check', 'accepted')",
      {item.id}));
  if (claims.empty()) return fail(ErrorKind::conflict, "item.claim-not-accepted");
  return *std::ranges::max_element(
      claims, {}, [](const Report& report) { return report.signed_ms.value_or(0); });
}

// The last verification of the claim, if it passed.
Result<Verification> passed_verification(store::Reader& reader, const Report& claim) {
  auto all = TRY(verifications_of(reader, claim.item));
  std::erase_if(all, [&](const Verification& one) { return one.report != claim.id; });
  if (all.empty() || !all.back().passed) return fail(ErrorKind::conflict, "item.not-verified");
  return std::move(all.back());
}

Result<std::int64_t> count(store::Reader& reader, std::string_view sql, const std::string& item) {
  std::int64_t found = 0;
  TRY(reader.each(sql, {item}, [&](const store::Row& row) {
    found = row.integer(0);
    return false;
  }));
  return found;
}

Result<> require_nothing_open(store::Reader& reader, const Item& item) {
  const auto parts = TRY(count(reader,
                               "SELECT count(*) FROM item WHERE parent = ? AND state = 'approved' "
                               "AND stage IN ('issued', 'acknowledged', 'claimed')",
                               item.id));
  if (parts > 0) return fail(ErrorKind::conflict, "item.parts-open", std::to_string(parts));
  if (!is_struck_off(item)) return {};
  const auto nodes = TRY(count(reader,
                               "SELECT count(*) FROM milestone WHERE item = ? AND active = 1 AND "
                               "reached_on IS NULL",
                               item.id));
  if (nodes > 0) return fail(ErrorKind::conflict, "item.nodes-open", std::to_string(nodes));
  return {};
}

Result<> require_verified(store::Reader& reader, const Principal& who, const Item& item) {
  const auto claim = TRY(claim_of(reader, item));
  if (claim.standing.state != ReportState::accepted) {
    return fail(ErrorKind::conflict, "item.claim-not-accepted", claim.id);
  }
  const auto verification = TRY(passed_verification(reader, claim));
  if (is_struck_off(item) && claim.evidence.empty() && verification.evidence.empty()) {
    return fail(ErrorKind::conflict, "item.no-evidence");
  }
  if (verification.verified_by == who.person) {
    return fail(ErrorKind::forbidden, "verification.second-person");
  }
  return {};
}

Result<> end(ledger::Act& act, const Principal& who, std::string_view id, Move move,
             std::string_view today) {
  TRY(require_office(who));
  auto item = TRY(supervision::load_item(act.writer(), id));
  TRY(after(item, move));
  // What ends without a claim has nothing to verify: see chain.hpp.
  if (item.carriage.stage == Stage::claimed) TRY(require_verified(act.writer(), who, item));
  TRY(require_nothing_open(act.writer(), item));
  return make_move(act, item, move, today);
}

}  // namespace

Result<Verification> verify_report(ledger::Act& act, const Principal& who, std::string_view report,
                                   const Verdict& verdict, std::string_view today) {
  TRY(require_office(who));
  auto on = TRY(view_report(act.writer(), who, report));
  TRY(require_words(verdict.words, "/words"));
  TRY(require_owed(on.item));
  if (!stands(on.report.standing.state)) {
    return fail(ErrorKind::conflict, "report.wrong-state",
                std::string(name_of(on.report.standing.state)));
  }
  const auto id = act.new_id("vrf");
  TRY(act.insert(verification_table, id,
                 {{"item", on.item.id},
                  {"report", on.report.id},
                  {"manner", std::string(verdict.on_spot ? "on_spot" : "desk")},
                  {"outcome", std::string(verdict.passed ? "passed" : "failed")},
                  {"words", verdict.words},
                  {"verified_by", who.person},
                  {"verified_ms", act.now().ms}}));
  if (!verdict.passed && on.report.claims_done) {
    if (is_open(on.report.standing.state)) {
      TRY(give_back(act, who, on, verdict.words, today));
    } else if (on.item.carriage.stage == Stage::claimed) {
      TRY(make_move(act, on.item, Move::return_claim, today));
    }
  }
  return load_verification(act.writer(), id);
}

Result<> strike_off(ledger::Act& act, const Principal& who, std::string_view item,
                    std::string_view today) {
  return end(act, who, item, Move::strike_off, today);
}

Result<> close(ledger::Act& act, const Principal& who, std::string_view item,
               std::string_view today) {
  return end(act, who, item, Move::close, today);
}

Result<> reopen(ledger::Act& act, const Principal& who, std::string_view id,
                std::string_view reason, std::string_view today) {
  TRY(require_office(who));
  TRY(require_words(reason, "/reason"));
  auto item = TRY(supervision::load_item(act.writer(), id));
  const auto before = item.carriage.stage;
  TRY(make_move(act, item, Move::reopen, today,
                {{"progress", std::monostate{}}, {"progress_on", std::monostate{}}}));
  return act.insert(reopening_table, act.new_id("rop"),
                    {{"item", item.id},
                     {"stage", std::string(supervision::name_of(before))},
                     {"reason", std::string(reason)},
                     {"reopened_by", who.person},
                     {"reopened_ms", act.now().ms}});
}

Result<std::vector<Reopening>> reopenings_of(store::Reader& reader, std::string_view item) {
  return store::collect<Reopening>(
      reader,
      "SELECT stage, reason, reopened_by, reopened_ms FROM reopening WHERE item = ? "
      "ORDER BY reopened_ms, id",
      {std::string(item)}, [](const store::Row& row) {
        return Reopening{row.string(0), row.string(1), row.string(2), row.integer(3)};
      });
}

}  // namespace luoshi::handling
