#include "escalation/interview.hpp"

#include <fmt/ranges.h>

#include "base/clock.hpp"
#include "escalation/measure_tables.hpp"
#include "escalation/noticing.hpp"
#include "escalation/points.hpp"
#include "supervision/rows.hpp"

namespace luoshi::escalation {
namespace {

using ledger::Change;
using supervision::text_or_null;

Result<> faulty(std::vector<Finding> findings) {
  if (findings.empty()) return {};
  return Failure(Error{ErrorKind::invalid, "interview.faulty", {}, {}, std::move(findings)});
}

void want_date(std::vector<Finding>& findings, std::string_view place, const std::string& date) {
  if (!is_date(date)) findings.push_back({std::string(place), "item.date-malformed", date});
}

Result<Interview> loaded(ledger::Act& act, std::string_view id) {
  return view_interview(act.writer(), Scope{true, {}}, id);
}

Result<Interview> change(ledger::Act& act, std::string_view id, InterviewState from,
                         InterviewState to, std::vector<Change> set) {
  const auto now = TRY(loaded(act, id));
  if (now.state != from) {
    return fail(ErrorKind::conflict, "interview.wrong-state", std::string(name_of(now.state)));
  }
  set.emplace_back("state", std::string(name_of(to)));
  TRY(act.update(interview_table, id, set));
  return loaded(act, id);
}

Result<> want(std::string_view words) {
  std::vector<Finding> findings;
  want_words(findings, "/words", words);
  return faulty(std::move(findings));
}

std::vector<Change> ending(ledger::Act& act, const Principal& who, std::string_view words) {
  return {{"ending", text_or_null(words)}, {"ended_by", who.person}, {"ended_ms", act.now().ms}};
}

}  // namespace

Result<Interview> draft_interview(ledger::Act& act, const Principal& who,
                                  const catalog::Rules& rules, const InterviewContent& content,
                                  std::string_view today) {
  TRY(handling::require_office(who));
  std::vector<Finding> findings;
  TRY(check_about(act.writer(), content.unit, content.items, findings));
  want_words(findings, "/reason", content.reason);
  want_date(findings, "/planned_on", content.planned_on);
  if (is_date(content.planned_on) && content.planned_on < today) {
    findings.push_back({"/planned_on", "notice.date-passed", content.planned_on});
  }
  TRY(faulty(std::move(findings)));
  if (!content.notice.empty()) {
    const auto notice = TRY(view_notice(act.writer(), Scope{true, {}}, content.notice));
    if (notice.unit != content.unit) {
      return fail(ErrorKind::invalid, "interview.other-unit", notice.unit, "/notice");
    }
  }
  const auto id = act.new_id("itv");
  std::vector<Change> set{{"unit", content.unit},
                          {"state", std::string(name_of(InterviewState::draft))},
                          {"reason", content.reason},
                          {"notice", text_or_null(content.notice)},
                          {"planned_on", content.planned_on},
                          {"place", text_or_null(content.place)},
                          {"drafted_by", who.person},
                          {"drafted_ms", act.now().ms}};
  if (!content.rule.empty()) {
    set.emplace_back("rule", content.rule);
    set.emplace_back("rule_version", rules.measures.escalation.head.version);
  }
  TRY(act.insert(interview_table, id, set));
  TRY(put_items(act, interview_item_table, "interview", id, content.items));
  return loaded(act, id);
}

Result<Interview> order_interview(ledger::Act& act, const Principal& who, std::string_view id) {
  TRY(handling::require_approver(who));
  auto interview = TRY(change(act, id, InterviewState::draft, InterviewState::ordered,
                              {{"ordered_by", who.person}, {"ordered_ms", act.now().ms}}));
  TRY(act.send("interview", interview.id,
               fmt::format(R"({{"interview":"{}","unit":"{}","planned_on":"{}"}})", interview.id,
                           interview.unit, interview.planned_on)));
  return interview;
}

Result<Interview> refuse_interview(ledger::Act& act, const Principal& who, std::string_view id,
                                   std::string_view words) {
  TRY(handling::require_approver(who));
  TRY(want(words));
  return change(act, id, InterviewState::draft, InterviewState::draft,
                {{"refusal", std::string(words)}});
}

Result<Interview> record_interview(ledger::Act& act, const Principal& who,
                                   const catalog::Rules& rules, std::string_view id,
                                   const InterviewRecord& record, std::string_view today) {
  TRY(handling::require_office(who));
  std::vector<Finding> findings;
  want_date(findings, "/held_on", record.held_on);
  if (is_date(record.held_on) && record.held_on > today) {
    findings.push_back({"/held_on", "interview.not-held-yet", record.held_on});
  }
  if (record.attendees.empty()) {
    findings.push_back({"/attendees", "interview.attendees-missing", {}});
  }
  want_words(findings, "/words", record.words);
  want_words(findings, "/agreed", record.agreed);
  want_date(findings, "/agreed_by", record.agreed_by);
  TRY(faulty(std::move(findings)));
  auto held = TRY(change(act, id, InterviewState::ordered, InterviewState::held,
                         {{"held_on", record.held_on},
                          {"attendees", fmt::format("{}", fmt::join(record.attendees, "\n"))},
                          {"words", record.words},
                          {"agreed", record.agreed},
                          {"agreed_by", record.agreed_by},
                          {"recorded_by", who.person},
                          {"recorded_ms", act.now().ms}}));
  const auto item = held.items.size() == 1 ? held.items.front().item : std::string{};
  TRY(put_point(act, rules.measures.scores,
                {Fact::interview, held.unit, item, "interview/" + held.id, held.held_on, 0, {}}));
  return held;
}

Result<Interview> close_interview(ledger::Act& act, const Principal& who, std::string_view id,
                                  std::string_view words) {
  TRY(handling::require_office(who));
  return change(act, id, InterviewState::held, InterviewState::closed, ending(act, who, words));
}

Result<Interview> withdraw_interview(ledger::Act& act, const Principal& who, std::string_view id,
                                     std::string_view words) {
  TRY(handling::require_office(who));
  TRY(want(words));
  return change(act, id, InterviewState::draft, InterviewState::withdrawn, ending(act, who, words));
}

}  // namespace luoshi::escalation
