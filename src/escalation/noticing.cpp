#include "escalation/noticing.hpp"

#include <algorithm>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <charconv>

#include "base/clock.hpp"
#include "escalation/measure_tables.hpp"
#include "escalation/points.hpp"
#include "supervision/dates.hpp"
#include "supervision/rows.hpp"

namespace luoshi::escalation {
namespace {

namespace json = boost::json;
using ledger::Change;
using supervision::text_or_null;

std::int64_t year_of(std::string_view date) {
  std::int64_t year = 0;
  std::from_chars(date.data(), date.data() + 4, year);
  return year;
}

std::string state_word(NoticeState state) {
  return std::string(name_of(state));
}

// Whom a draft is for and what it is about; whatever is wrong is found at once.
Result<> check(store::Reader& reader, const Notice& notice, const std::vector<std::string>& items,
               std::string_view today) {
  std::vector<Finding> findings;
  TRY(check_about(reader, notice.unit, items, findings));
  if (items.empty()) findings.push_back({"/items", "notice.items-missing", {}});
  want_words(findings, "/reason", notice.reason);
  want_words(findings, "/demand", notice.demand);
  if (!is_date(notice.answer_by)) {
    findings.push_back({"/answer_by", "item.date-malformed", notice.answer_by});
  } else if (notice.answer_by < today) {
    findings.push_back({"/answer_by", "notice.date-passed", notice.answer_by});
  }
  if (findings.empty()) return {};
  return Failure(Error{ErrorKind::invalid, "notice.faulty", {}, {}, std::move(findings)});
}

std::vector<Change> content_columns(const Notice& notice) {
  return {{"level", std::string(catalog::name_of(notice.level))},
          {"unit", notice.unit},
          {"reason", notice.reason},
          {"demand", notice.demand},
          {"answer_by", notice.answer_by}};
}

void take(Notice& notice, const NoticeContent& content) {
  if (content.level) notice.level = *content.level;
  if (content.unit) notice.unit = *content.unit;
  if (content.reason) notice.reason = *content.reason;
  if (content.demand) notice.demand = *content.demand;
  if (content.answer_by) notice.answer_by = *content.answer_by;
}

std::string answer_day(const catalog::Rules& rules, Level level, std::string_view today) {
  const auto days = rules.measures.escalation.answer_days[static_cast<std::size_t>(level)];
  return supervision::move_date(today, days);
}

Result<Notice> loaded(ledger::Act& act, std::string_view id) {
  return view_notice(act.writer(), Scope{true, {}}, id);
}

Result<Notice> change(ledger::Act& act, const Notice& notice, NoticeMove move,
                      std::string_view today, std::vector<Change> set) {
  const auto state = TRY(after(notice, move, today));
  set.emplace_back("state", state_word(state));
  TRY(act.update(notice_table, notice.id, set));
  return loaded(act, notice.id);
}

Result<std::int64_t> next_serial(store::Reader& reader, std::int64_t year, Level level) {
  std::int64_t serial = 1;
  TRY(reader.each("SELECT coalesce(max(serial), 0) + 1 FROM notice WHERE year = ? AND level = ?",
                  {year, std::string(catalog::name_of(level))}, [&](const store::Row& row) {
                    serial = row.integer(0);
                    return false;
                  }));
  return serial;
}

Result<Notice> insert_draft(ledger::Act& act, const Principal& who, const catalog::Rules& rules,
                            Notice notice, const std::vector<std::string>& items) {
  notice.id = act.new_id("ntc");
  auto set = content_columns(notice);
  set.insert(set.end(), {{"state", state_word(NoticeState::draft)},
                         {"previous", text_or_null(notice.previous)},
                         {"drafted_by", who.person},
                         {"drafted_ms", act.now().ms}});
  if (!notice.rule.empty()) {
    set.emplace_back("rule", notice.rule);
    set.emplace_back("rule_version", rules.measures.escalation.head.version);
  }
  TRY(act.insert(notice_table, notice.id, set));
  TRY(put_items(act, notice_item_table, "notice", notice.id, items));
  return loaded(act, notice.id);
}

std::vector<std::string> ids_of(const Notice& notice) {
  std::vector<std::string> ids;
  for (const auto& one : notice.items) ids.push_back(one.item);
  return ids;
}

// Whether it is about anything that counts: expected indicators do not.
Result<bool> counts(store::Reader& reader, const Notice& notice) {
  bool found = false;
  TRY(
      reader.each("SELECT 1 FROM notice_item JOIN item ON item.id = notice_item.item "
                  "WHERE notice_item.notice = ? AND notice_item.active = 1 "
                  "AND item.type <> 'expected_indicator' LIMIT 1",
                  {notice.id}, [&](const store::Row&) {
                    found = true;
                    return false;
                  }));
  return found;
}

std::string only_item(const Notice& notice) {
  return notice.items.size() == 1 ? notice.items.front().item : std::string{};
}

Result<> want(std::string_view place, std::string_view words) {
  std::vector<Finding> findings;
  want_words(findings, place, words);
  if (findings.empty()) return {};
  return Failure(Error{ErrorKind::invalid, "notice.faulty", {}, {}, std::move(findings)});
}

}  // namespace

Result<Notice> draft_notice(ledger::Act& act, const Principal& who, const catalog::Rules& rules,
                            const NoticeContent& content, std::string_view today) {
  TRY(handling::require_office(who));
  Notice notice;
  take(notice, content);
  notice.rule = content.rule;
  if (notice.answer_by.empty()) notice.answer_by = answer_day(rules, notice.level, today);
  const auto items = content.items.value_or(std::vector<std::string>{});
  TRY(check(act.writer(), notice, items, today));
  return insert_draft(act, who, rules, std::move(notice), items);
}

Result<Notice> edit_notice(ledger::Act& act, const Principal& who, std::string_view id,
                           std::optional<std::int64_t> expected_version,
                           const NoticeContent& content, std::string_view today) {
  TRY(handling::require_office(who));
  auto notice = TRY(loaded(act, id));
  TRY(after(notice, NoticeMove::edit, today));
  take(notice, content);
  const auto items = content.items.value_or(ids_of(notice));
  TRY(check(act.writer(), notice, items, today));
  TRY(act.update(notice_table, id, content_columns(notice), expected_version));
  TRY(put_items(act, notice_item_table, "notice", id, items));
  return loaded(act, id);
}

Result<Notice> submit_notice(ledger::Act& act, const Principal& who, std::string_view id,
                             std::string_view today) {
  TRY(handling::require_office(who));
  const auto notice = TRY(loaded(act, id));
  TRY(check(act.writer(), notice, ids_of(notice), today));
  return change(act, notice, NoticeMove::submit, today, {});
}

Result<Notice> issue_notice(ledger::Act& act, const Principal& who, const catalog::Rules& rules,
                            std::string_view id, std::string_view today) {
  const auto notice = TRY(loaded(act, id));
  const bool blue = notice.level == Level::blue;
  TRY(blue ? handling::require_office(who) : handling::require_approver(who));
  if (!blue && notice.state == NoticeState::draft) {
    return fail(ErrorKind::conflict, "notice.needs-signature");
  }
  const auto move = notice.state == NoticeState::to_sign ? NoticeMove::sign : NoticeMove::issue;
  TRY(after(notice, move, today));
  TRY(check(act.writer(), notice, ids_of(notice), today));
  const auto year = year_of(today);
  const auto serial = TRY(next_serial(act.writer(), year, notice.level));
  const auto issued = TRY(change(act, notice, move, today,
                                 {{"year", year},
                                  {"serial", serial},
                                  {"issued_by", who.person},
                                  {"issued_ms", act.now().ms},
                                  {"issued_on", std::string(today)}}));
  TRY(act.send("notice", issued.id,
               json::serialize(json::object{{"notice", issued.id},
                                            {"number", number_of(issued)},
                                            {"level", catalog::name_of(issued.level)},
                                            {"unit", issued.unit},
                                            {"answer_by", issued.answer_by}})));
  if (TRY(counts(act.writer(), issued))) {
    TRY(put_point(act, rules.measures.scores,
                  {Fact::notice, issued.unit, only_item(issued), "notice/" + issued.id,
                   std::string(today), 0, issued.level}));
  }
  return issued;
}

Result<Notice> refuse_notice(ledger::Act& act, const Principal& who, std::string_view id,
                             std::string_view words, std::string_view today) {
  TRY(handling::require_approver(who));
  TRY(want("/words", words));
  return change(act, TRY(loaded(act, id)), NoticeMove::refuse, today,
                {{"refusal", std::string(words)}});
}

Result<Notice> receive_notice(ledger::Act& act, const Principal& who, std::string_view id,
                              std::string_view today) {
  const auto notice = TRY(view_notice(act.writer(), measure_scope(who), id));
  TRY(require_own(who, notice.unit, hands));
  return change(act, notice, NoticeMove::receive, today,
                {{"received_by", who.person}, {"received_ms", act.now().ms}});
}

Result<Notice> answer_notice(ledger::Act& act, const Principal& who, const catalog::Rules& rules,
                             std::string_view id, std::string_view words, std::string_view evidence,
                             std::string_view today) {
  const auto notice = TRY(view_notice(act.writer(), measure_scope(who), id));
  TRY(require_own(who, notice.unit, heads));
  TRY(want("/words", words));
  std::vector<Change> set{{"answer", std::string(words)},
                          {"evidence", text_or_null(evidence)},
                          {"answered_by", who.person},
                          {"answered_ms", act.now().ms},
                          {"answered_on", std::string(today)}};
  if (!notice.received_ms) {
    set.emplace_back("received_by", who.person);
    set.emplace_back("received_ms", act.now().ms);
  }
  if (notice.answer_by < today && TRY(counts(act.writer(), notice))) {
    TRY(put_point(
        act, rules.measures.scores,
        {Fact::answer_late, notice.unit, only_item(notice), "notice/" + notice.id + "/answer",
         supervision::move_date(notice.answer_by, 1), 0, notice.level}));
  }
  return change(act, notice, NoticeMove::answer, today, std::move(set));
}

Result<Notice> close_notice(ledger::Act& act, const Principal& who, std::string_view id,
                            std::string_view words, std::string_view today) {
  TRY(handling::require_office(who));
  return change(
      act, TRY(loaded(act, id)), NoticeMove::close, today,
      {{"ending", text_or_null(words)}, {"ended_by", who.person}, {"ended_ms", act.now().ms}});
}

Result<Notice> escalate_notice(ledger::Act& act, const Principal& who, const catalog::Rules& rules,
                               std::string_view id, std::string_view reason,
                               std::string_view today) {
  TRY(handling::require_office(who));
  TRY(want("/reason", reason));
  const auto notice = TRY(loaded(act, id));
  TRY(change(act, notice, NoticeMove::escalate, today,
             {{"ended_by", who.person}, {"ended_ms", act.now().ms}}));
  Notice next;
  next.level = next_level(notice.level).value_or(Level::red);
  next.unit = notice.unit;
  next.reason = reason;
  next.demand = notice.demand;
  next.answer_by = answer_day(rules, next.level, today);
  next.previous = notice.id;
  return insert_draft(act, who, rules, std::move(next), ids_of(notice));
}

Result<Notice> withdraw_notice(ledger::Act& act, const Principal& who, std::string_view id,
                               std::string_view words, std::string_view today) {
  TRY(handling::require_office(who));
  TRY(want("/words", words));
  return change(
      act, TRY(loaded(act, id)), NoticeMove::withdraw, today,
      {{"ending", std::string(words)}, {"ended_by", who.person}, {"ended_ms", act.now().ms}});
}

}  // namespace luoshi::escalation
