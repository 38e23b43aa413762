// /api/v1/interviews: interviews 约谈, drafted, ordered, recorded, closed.
#include <boost/json/array.hpp>

#include "api/input.hpp"
#include "api/measure_json.hpp"
#include "api/office.hpp"
#include "api/query.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using escalation::Interview;
using escalation::measure_scope;

Result<http::Response> interview_reply(const Office& office, const Call& call,
                                       store::Reader& reader, int status,
                                       const Interview& interview) {
  PersonNames names(reader, call.language);
  return json_reply(status, TRY(json_of(interview, office.rules, names)), interview.version);
}

Result<http::Response> list(const Office& office, const Call& call, store::Reader& reader) {
  Query query(call.request);
  escalation::InterviewFilter filter;
  filter.unit = query.text("unit", 60);
  filter.item = query.text("item", 60);
  filter.state = query.word("state", escalation::parse_interview_state);
  TRY(done(query.take()));
  const auto page = TRY(page_of(call.request));
  const auto found = TRY(
      escalation::list_interviews(reader, measure_scope(call.who), filter, page.after, page.limit));
  PersonNames names(reader, call.language);
  json::array all;
  for (const auto& one : found.interviews) {
    all.emplace_back(TRY(json_of(one, office.rules, names)));
  }
  return json_reply(200,
                    json::object{{"interviews", std::move(all)}, {"next", next_of(found.next)}});
}

Result<http::Response> one(const Office& office, const Call& call, store::Reader& reader) {
  return interview_reply(
      office, call, reader, 200,
      TRY(escalation::view_interview(reader, measure_scope(call.who), call.path("id"))));
}

using InterviewAct =
    std::function<Result<Interview>(ledger::Act&, const Call&, std::string_view id)>;

Command interview_act(const Office& office, const Call& call, std::string kind, int status,
                      InterviewAct body) {
  return Command{[&office, &call, kind = std::move(kind), status,
                  body = std::move(body)](store::Writer& writer) -> Result<http::Response> {
    const std::string id(call.path("id"));
    auto act = act_of(call, writer, kind, "interview/" + (id.empty() ? "new" : id));
    const auto interview = TRY(body(act, call, id));
    TRY(act.commit());
    return interview_reply(office, call, writer, status, interview);
  }};
}

Result<Command> draft(const Office& office, const Call& call) {
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"unit", "reason", "planned_on"});
  escalation::InterviewContent content;
  content.unit = input.text("unit", {1, 60}).value_or("");
  content.items = input.texts("items", 50, {1, 60}).value_or(std::vector<std::string>{});
  content.reason = input.text("reason", {0, 2000}).value_or("");
  content.planned_on = input.text("planned_on", {0, 10}).value_or("");
  content.place = input.text("place", {0, 100}).value_or("");
  content.notice = input.text("notice", {0, 60}).value_or("");
  content.rule = input.text("rule", {0, 60}).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  return interview_act(office, call, escalation::kind_interview_draft, 201,
                       [&office, content](ledger::Act& act, const Call& from, std::string_view) {
                         return escalation::draft_interview(act, from.who, office.rules, content,
                                                            office.today(from.now));
                       });
}

Result<Command> record(const Office& office, const Call& call) {
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"held_on", "attendees", "words", "agreed", "agreed_by"});
  escalation::InterviewRecord said;
  said.held_on = input.text("held_on", {0, 10}).value_or("");
  said.attendees = input.texts("attendees", 50, {1, 60}).value_or(std::vector<std::string>{});
  said.words = input.text("words", {0, 4000}).value_or("");
  said.agreed = input.text("agreed", {0, 2000}).value_or("");
  said.agreed_by = input.text("agreed_by", {0, 10}).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  return interview_act(office, call, escalation::kind_interview_record, 200,
                       [&office, said](ledger::Act& act, const Call& from, std::string_view id) {
                         return escalation::record_interview(act, from.who, office.rules, id, said,
                                                             office.today(from.now));
                       });
}

using WordsAct = Result<Interview> (*)(ledger::Act&, const escalation::Principal&, std::string_view,
                                       std::string_view);

Result<Command> worded(const Office& office, const Call& call, const char* kind, bool optional,
                       WordsAct act) {
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  if (!optional) input.require({"words"});
  const auto words = input.text("words", {0, 2000}).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  return interview_act(office, call, kind, 200,
                       [act, words](ledger::Act& one_act, const Call& from, std::string_view id) {
                         return act(one_act, from.who, id, words);
                       });
}

}  // namespace

void add_interviews(http::Router& router, const Office& office) {
  using enum http::Method;
  const auto& context = office.context;
  const auto with_reader = [&](const char* pattern, auto body) {
    router.add(get, pattern, reads(context, [&office, body](const Call& call, store::Reader& r) {
                 return body(office, call, r);
               }));
  };
  const auto with_call = [&](const char* pattern, auto body) {
    router.add(post, pattern,
               writes(context, [&office, body](const Call& call) { return body(office, call); }));
  };
  const auto with_words = [&](const char* pattern, const char* kind, bool optional, WordsAct act) {
    router.add(post, pattern, writes(context, [&office, kind, optional, act](const Call& call) {
                 return worded(office, call, kind, optional, act);
               }));
  };
  with_reader("/api/v1/interviews", list);
  with_reader("/api/v1/interviews/{id}", one);
  with_call("/api/v1/interviews", draft);
  with_call("/api/v1/interviews/{id}/record", record);
  with_call("/api/v1/interviews/{id}/order", [](const Office& of, const Call& call) {
    return Result<Command>(
        interview_act(of, call, escalation::kind_interview_order, 200,
                      [](ledger::Act& act, const Call& from, std::string_view id) {
                        return escalation::order_interview(act, from.who, id);
                      }));
  });
  with_words("/api/v1/interviews/{id}/refusal", escalation::kind_interview_refuse, false,
             escalation::refuse_interview);
  with_words("/api/v1/interviews/{id}/closure", escalation::kind_interview_close, true,
             escalation::close_interview);
  with_words("/api/v1/interviews/{id}/withdrawal", escalation::kind_interview_withdraw, false,
             escalation::withdraw_interview);
}

}  // namespace luoshi::api
