#include "bulletins/making.hpp"

#include <fmt/format.h>

#include "bulletins/compose.hpp"
#include "bulletins/tables.hpp"
#include "handling/words.hpp"
#include "supervision/access.hpp"
#include "supervision/rows.hpp"

namespace luoshi::bulletins {
namespace {

using identity::Role;
using ledger::Change;
using supervision::text_or_null;

bool sees_drafts(const Principal& who) {
  return who.has(Role::supervision) || who.has(Role::approver);
}

Result<> require_words(std::string_view words) {
  if (!handling::is_blank(words)) return {};
  return fail(ErrorKind::invalid, "item.reason-missing");
}

std::vector<Change> columns_of(const Wording& wording) {
  return {{"title", text_or_null(wording.title)},
          {"letterhead", text_or_null(wording.letterhead)},
          {"number", text_or_null(wording.number)},
          {"addressee", text_or_null(wording.addressee)},
          {"opening", text_or_null(wording.opening)},
          {"demands", text_or_null(wording.demands)},
          {"signature", text_or_null(wording.signature)},
          {"copies", text_or_null(wording.copies)}};
}

std::vector<Change> columns_of(const Facts& facts, std::string_view file) {
  return {{"as_of", facts.as_of},       {"facts", std::string(file)},
          {"items", facts.tally.items}, {"ended", facts.tally.ended},
          {"green", facts.tally.green}, {"yellow", facts.tally.yellow},
          {"red", facts.tally.red}};
}

std::vector<Change> columns_of(const BulletinEdit& edit) {
  std::vector<Change> set;
  if (edit.wording) set = columns_of(*edit.wording);
  if (edit.full_table) set.emplace_back("full_table", std::int64_t{*edit.full_table ? 1 : 0});
  if (edit.with_scores) set.emplace_back("with_scores", std::int64_t{*edit.with_scores ? 1 : 0});
  return set;
}

Result<Bulletin> changed(ledger::Act& act, std::string_view id, const std::vector<Change>& set,
                         std::optional<std::int64_t> version = std::nullopt) {
  TRY(act.update(bulletin_table, id, set, version));
  return load_bulletin(act.writer(), id);
}

// The bulletin if the office may make this move with it.
Result<Bulletin> of_office(ledger::Act& act, const Principal& who, std::string_view id,
                           BulletinMove move) {
  TRY(supervision::require_supervision(who));
  auto bulletin = TRY(load_bulletin(act.writer(), id));
  TRY(after(bulletin.state, move));
  return bulletin;
}

// What is the same from month to month.
Result<Wording> follow_on(store::Reader& reader, std::string_view month) {
  Wording wording;
  const auto before = TRY(load_bulletins(reader, "state = 'issued'", {}, 1));
  if (before.empty()) return wording;
  const auto& last = before.front().wording;
  wording.letterhead = last.letterhead;
  wording.number = next_number(last.number, month.substr(0, 4));
  wording.addressee = last.addressee;
  wording.signature = last.signature;
  wording.copies = last.copies;
  return wording;
}

}  // namespace

Result<> require_reader(const Principal& who) {
  if (sees_drafts(who) || who.has(Role::leader) || who.has(Role::liaison) ||
      who.has(Role::unit_head)) {
    return {};
  }
  return fail(ErrorKind::forbidden, "bulletin.hidden");
}

Result<Bulletin> view_bulletin(store::Reader& reader, const Principal& who, std::string_view id) {
  TRY(require_reader(who));
  auto bulletin = TRY(load_bulletin(reader, id));
  if (sees_drafts(who) || bulletin.state == BulletinState::issued) return bulletin;
  return fail(ErrorKind::not_found, "bulletin.not-found", std::string(id));
}

Result<std::vector<Bulletin>> list_bulletins(store::Reader& reader, const Principal& who,
                                             std::string_view cursor, std::int64_t limit) {
  TRY(require_reader(who));
  std::string where = sees_drafts(who) ? "1 = 1" : "state = 'issued'";
  store::Params params;
  if (!cursor.empty()) {
    where += " AND (made_ms, id) < (SELECT made_ms, id FROM bulletin WHERE id = ?)";
    params.emplace_back(std::string(cursor));
  }
  return load_bulletins(reader, where, params, limit);
}

Result<Bulletin> make_bulletin(ledger::Act& act, const Principal& who, const Facts& facts,
                               std::string_view file, const BulletinEdit& edit) {
  TRY(supervision::require_supervision(who));
  const auto same =
      TRY(load_bulletins(act.writer(), "month = ? AND state <> 'withdrawn'", {facts.month}, 1));
  if (!same.empty()) return fail(ErrorKind::conflict, "bulletin.month-taken", same.front().id);
  auto set = columns_of(edit.wording ? *edit.wording : TRY(follow_on(act.writer(), facts.month)));
  for (auto& change : columns_of(facts, file)) set.push_back(std::move(change));
  set.emplace_back("month", facts.month);
  set.emplace_back("state", std::string(name_of(BulletinState::draft)));
  set.emplace_back("full_table", std::int64_t{edit.full_table.value_or(false) ? 1 : 0});
  set.emplace_back("with_scores", std::int64_t{edit.with_scores.value_or(true) ? 1 : 0});
  set.emplace_back("made_by", who.person);
  set.emplace_back("made_ms", act.now().ms);
  const auto id = act.new_id("bul");
  TRY(act.insert(bulletin_table, id, set));
  return load_bulletin(act.writer(), id);
}

Result<Bulletin> edit_bulletin(ledger::Act& act, const Principal& who, std::string_view id,
                               std::optional<std::int64_t> version, const BulletinEdit& edit) {
  TRY(of_office(act, who, id, BulletinMove::edit));
  return changed(act, id, columns_of(edit), version);
}

Result<Bulletin> retake_bulletin(ledger::Act& act, const Principal& who, std::string_view id,
                                 std::optional<std::int64_t> version, const Facts& facts,
                                 std::string_view file) {
  TRY(of_office(act, who, id, BulletinMove::edit));
  return changed(act, id, columns_of(facts, file), version);
}

Result<Bulletin> submit_bulletin(ledger::Act& act, const Principal& who, std::string_view id,
                                 std::optional<std::int64_t> version) {
  const auto bulletin = TRY(of_office(act, who, id, BulletinMove::submit));
  if (handling::is_blank(bulletin.wording.number)) {
    Error error{ErrorKind::invalid, "request.faulty", {}, {}, {}};
    error.findings.push_back({"/number", "bulletin.number-missing", {}});
    return Failure(std::move(error));
  }
  return changed(act, id,
                 {{"state", std::string(name_of(BulletinState::submitted))},
                  {"submitted_by", who.person},
                  {"submitted_ms", act.now().ms},
                  {"refusal", store::Value{}}},
                 version);
}

Result<Bulletin> hand_back_bulletin(ledger::Act& act, const Principal& who, std::string_view id,
                                    std::string_view words) {
  TRY(supervision::require_approver(who));
  const auto bulletin = TRY(load_bulletin(act.writer(), id));
  TRY(after(bulletin.state, BulletinMove::hand_back));
  TRY(require_words(words));
  return changed(
      act, id,
      {{"state", std::string(name_of(BulletinState::draft))}, {"refusal", std::string(words)}});
}

Result<Bulletin> as_issued(const Principal& who, Bulletin bulletin, Instant now,
                           std::string_view today) {
  TRY(supervision::require_approver(who));
  bulletin.state = TRY(after(bulletin.state, BulletinMove::issue));
  if (bulletin.submitted_by == who.person) {
    return fail(ErrorKind::forbidden, "bulletin.second-person");
  }
  bulletin.issued_by = who.person;
  bulletin.issued_ms = now.ms;
  bulletin.issued_on = today;
  return bulletin;
}

Result<Bulletin> issue_bulletin(ledger::Act& act, const Principal& who, const Bulletin& printed,
                                const IssuedFiles& files) {
  const auto now = TRY(load_bulletin(act.writer(), printed.id));
  TRY(as_issued(who, now, act.now(), printed.issued_on));
  return changed(act, printed.id,
                 {{"state", std::string(name_of(BulletinState::issued))},
                  {"issued_by", who.person},
                  {"issued_ms", printed.issued_ms.value_or(act.now().ms)},
                  {"issued_on", printed.issued_on},
                  {"docx", files.docx},
                  {"pdf", files.pdf},
                  {"xlsx", files.xlsx}},
                 printed.version);
}

Result<Bulletin> withdraw_bulletin(ledger::Act& act, const Principal& who, std::string_view id,
                                   std::string_view reason) {
  if (!sees_drafts(who)) return fail(ErrorKind::forbidden, "item.not-supervision");
  const auto bulletin = TRY(load_bulletin(act.writer(), id));
  TRY(after(bulletin.state, BulletinMove::withdraw));
  if (bulletin.state != BulletinState::draft) TRY(supervision::require_approver(who));
  TRY(require_words(reason));
  return changed(
      act, id,
      {{"state", std::string(name_of(BulletinState::withdrawn))}, {"reason", std::string(reason)}});
}

}  // namespace luoshi::bulletins
