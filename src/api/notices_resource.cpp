// /api/v1/notices: notices 督查单 from draft to answer, and what the rules propose.
#include <boost/json/array.hpp>

#include "api/input.hpp"
#include "api/item_json.hpp"
#include "api/measure_json.hpp"
#include "api/office.hpp"
#include "api/query.hpp"
#include "escalation/notice_letter.hpp"
#include "escalation/noticing.hpp"
#include "escalation/proposals.hpp"
#include "format/official/docx.hpp"
#include "format/official/pdf.hpp"
#include "http/url.hpp"
#include "identity/accounts.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using escalation::measure_scope;
using escalation::Notice;

constexpr std::array<std::string_view, 3> levels{"blue", "orange", "red"};

Result<http::Response> notice_reply(const Office& office, const Call& call, store::Reader& reader,
                                    int status, const Notice& notice) {
  PersonNames names(reader, call.language);
  return json_reply(status, TRY(json_of(notice, office.rules, names)), notice.version);
}

Result<http::Response> list(const Office& office, const Call& call, store::Reader& reader) {
  Query query(call.request);
  escalation::NoticeFilter filter;
  filter.unit = query.text("unit", 60);
  filter.item = query.text("item", 60);
  filter.level = query.word("level", catalog::parse_level);
  filter.state = query.word("state", escalation::parse_notice_state);
  filter.year = query.integer("year", 1949, 2100);
  TRY(done(query.take()));
  const auto page = TRY(page_of(call.request));
  const auto found = TRY(
      escalation::list_notices(reader, measure_scope(call.who), filter, page.after, page.limit));
  PersonNames names(reader, call.language);
  json::array all;
  for (const auto& one : found.notices) {
    all.emplace_back(TRY(json_of(one, office.rules, names)));
  }
  return json_reply(200, json::object{{"notices", std::move(all)}, {"next", next_of(found.next)}});
}

Result<http::Response> one(const Office& office, const Call& call, store::Reader& reader) {
  return notice_reply(
      office, call, reader, 200,
      TRY(escalation::view_notice(reader, measure_scope(call.who), call.path("id"))));
}

constexpr auto docx_type =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

// The notice as a letter to be printed or filed.
Result<http::Response> document(const Office& office, const Call& call, store::Reader& reader) {
  Query query(call.request);
  const auto pdf = query.word("format", [](std::string_view word) -> std::optional<bool> {
    if (word == "pdf") return true;
    return word == "docx" ? std::optional(false) : std::nullopt;
  });
  TRY(done(query.take()));
  const auto notice =
      TRY(escalation::view_notice(reader, measure_scope(call.who), call.path("id")));
  const auto unit = TRY(identity::find_unit(reader, notice.unit));
  const auto letter = escalation::letter_of(notice, office.district, unit.name.zh);
  const bool as_pdf = pdf.value_or(true);
  const auto number = number_of(notice);
  http::Response response;
  response.body =
      TRY(as_pdf ? format::official::write_pdf(letter) : format::official::write_docx(letter));
  response.with("Content-Type", as_pdf ? "application/pdf" : docx_type)
      .with("Content-Disposition",
            "attachment; filename*=UTF-8''" +
                http::percent_encode((number.empty() ? letter.title : number) +
                                     (as_pdf ? ".pdf" : ".docx")));
  return response;
}

Result<escalation::NoticeContent> content_of(const http::Request& request, bool whole) {
  const auto body = TRY(json_body(request));
  std::vector<Finding> findings;
  Input input(body, findings);
  if (whole) input.require({"level", "unit", "items", "reason", "demand"});
  escalation::NoticeContent content;
  if (const auto level = input.choice("level", levels))
    content.level = catalog::parse_level(*level);
  content.unit = input.text("unit", {1, 60});
  content.items = input.texts("items", escalation::notice_items_max, {1, 60});
  content.reason = input.text("reason", {0, 2000});
  content.demand = input.text("demand", {0, 2000});
  content.answer_by = input.text("answer_by", {0, 10});
  if (whole) content.rule = input.text("rule", {0, 60}).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  return content;
}

using NoticeAct = std::function<Result<Notice>(ledger::Act&, const Call&, std::string_view id,
                                               std::string_view today)>;

Command notice_act(const Office& office, const Call& call, std::string kind, int status,
                   NoticeAct body) {
  return Command{[&office, &call, kind = std::move(kind), status,
                  body = std::move(body)](store::Writer& writer) -> Result<http::Response> {
    const std::string id(call.path("id"));
    auto act = act_of(call, writer, kind, "notice/" + (id.empty() ? "new" : id));
    const auto notice = TRY(body(act, call, id, office.today(call.now)));
    TRY(act.commit());
    return notice_reply(office, call, writer, status, notice);
  }};
}

Result<Command> draft(const Office& office, const Call& call) {
  const auto content = TRY(content_of(call.request, true));
  return notice_act(office, call, escalation::kind_notice_draft, 201,
                    [&office, content](ledger::Act& act, const Call& from, std::string_view,
                                       std::string_view today) {
                      return escalation::draft_notice(act, from.who, office.rules, content, today);
                    });
}

Result<Command> edit(const Office& office, const Call& call) {
  const auto version = TRY(expected_version(call.request));
  const auto content = TRY(content_of(call.request, false));
  return notice_act(office, call, escalation::kind_notice_edit, 200,
                    [version, content](ledger::Act& act, const Call& from, std::string_view id,
                                       std::string_view today) {
                      return escalation::edit_notice(act, from.who, id, version, content, today);
                    });
}

// The one text of a body, by its name; `optional`: it may be left out.
Result<std::string> words_in(const http::Request& request, const char* name, bool optional) {
  const auto body = TRY(json_body(request));
  std::vector<Finding> findings;
  Input input(body, findings);
  if (!optional) input.require({name});
  auto words = input.text(name, {0, 2000}).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  return words;
}

Result<Command> answer(const Office& office, const Call& call) {
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"words"});
  const auto words = input.text("words", {0, 4000}).value_or("");
  const auto evidence = input.text("evidence", {0, 2000}).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  return notice_act(office, call, escalation::kind_notice_answer, 200,
                    [&office, words, evidence](ledger::Act& act, const Call& from,
                                               std::string_view id, std::string_view today) {
                      return escalation::answer_notice(act, from.who, office.rules, id, words,
                                                       evidence, today);
                    });
}

Result<Command> escalate(const Office& office, const Call& call) {
  const auto reason = TRY(words_in(call.request, "reason", false));
  return notice_act(office, call, escalation::kind_notice_escalate, 201,
                    [&office, reason](ledger::Act& act, const Call& from, std::string_view id,
                                      std::string_view today) {
                      return escalation::escalate_notice(act, from.who, office.rules, id, reason,
                                                         today);
                    });
}

Result<http::Response> list_proposals(const Office& office, const Call& call,
                                      store::Reader& reader) {
  const auto scope = measure_scope(call.who);
  if (!scope.everything) return fail(ErrorKind::forbidden, "measure.hidden");
  json::array all;
  for (const auto& one : TRY(escalation::proposals(reader, office.rules, office.today(call.now)))) {
    const auto proposes = catalog::name_of(one.rule->proposes);
    json::value item = nullptr;
    if (!one.item.item.empty()) {
      item = json::object{
          {"item", one.item.item}, {"number", one.item.number}, {"headline", one.item.headline}};
    }
    all.emplace_back(json::object{{"rule", one.rule->id},
                                  {"rule_version", office.rules.measures.escalation.head.version},
                                  {"rule_words", json_of(one.rule->words)},
                                  {"proposes", json::string(proposes.data(), proposes.size())},
                                  {"record", one.record},
                                  {"unit", one.unit},
                                  {"item", std::move(item)},
                                  {"notice", text_or_null(one.notice)},
                                  {"on", one.on}});
  }
  return json_reply(200, json::object{{"proposals", std::move(all)}});
}

Result<Command> dismiss(const Office& office, const Call& call) {
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"rule", "record", "reason"});
  const auto rule = input.text("rule", {1, 60}).value_or("");
  const auto record = input.text("record", {1, 120}).value_or("");
  const auto reason = input.text("reason", {1, 500}).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  return Command{
      [&office, &call, rule, record, reason](store::Writer& writer) -> Result<http::Response> {
        auto act = act_of(call, writer, escalation::kind_dismiss, "rule/" + rule);
        TRY(escalation::dismiss_proposal(act, call.who, office.rules, rule, record, reason,
                                         office.today(call.now)));
        TRY(act.commit());
        return empty_reply();
      }};
}

// Acts that take the words of the body, if any, and the day.
using WordsAct = Result<Notice> (*)(ledger::Act&, const escalation::Principal&, std::string_view,
                                    std::string_view, std::string_view);
using PlainAct = Result<Notice> (*)(ledger::Act&, const escalation::Principal&, std::string_view,
                                    std::string_view);

void add_moves(http::Router& router, const Office& office) {
  using http::Method::post;
  const auto& context = office.context;
  const auto plain = [&](const char* pattern, const char* kind, PlainAct act) {
    router.add(post, pattern, writes(context, [&office, kind, act](const Call& call) {
                 return Result<Command>(notice_act(
                     office, call, kind, 200,
                     [act](ledger::Act& one, const Call& from, std::string_view id,
                           std::string_view today) { return act(one, from.who, id, today); }));
               }));
  };
  const auto worded = [&](const char* pattern, const char* kind, bool optional, WordsAct act) {
    router.add(post, pattern,
               writes(context, [&office, kind, optional, act](const Call& call) -> Result<Command> {
                 const auto words = TRY(words_in(call.request, "words", optional));
                 return notice_act(office, call, kind, 200,
                                   [act, words](ledger::Act& one, const Call& from,
                                                std::string_view id, std::string_view today) {
                                     return act(one, from.who, id, words, today);
                                   });
               }));
  };
  plain("/api/v1/notices/{id}/submission", escalation::kind_notice_submit,
        escalation::submit_notice);
  plain("/api/v1/notices/{id}/receipt", escalation::kind_notice_receive,
        escalation::receive_notice);
  worded("/api/v1/notices/{id}/refusal", escalation::kind_notice_refuse, false,
         escalation::refuse_notice);
  worded("/api/v1/notices/{id}/closure", escalation::kind_notice_close, true,
         escalation::close_notice);
  worded("/api/v1/notices/{id}/withdrawal", escalation::kind_notice_withdraw, false,
         escalation::withdraw_notice);
}

}  // namespace

void add_notices(http::Router& router, const Office& office) {
  using enum http::Method;
  const auto& context = office.context;
  const auto with_reader = [&](const char* pattern, auto body) {
    router.add(get, pattern, reads(context, [&office, body](const Call& call, store::Reader& r) {
                 return body(office, call, r);
               }));
  };
  const auto with_call = [&](http::Method method, const char* pattern, auto body) {
    router.add(method, pattern,
               writes(context, [&office, body](const Call& call) { return body(office, call); }));
  };
  with_reader("/api/v1/notices", list);
  with_reader("/api/v1/notices/{id}", one);
  with_reader("/api/v1/notice-proposals", list_proposals);
  router.add(
      get, "/api/v1/notices/{id}/document",
      reads(context, [&office](const Call& call,
                               store::Reader& reader) { return document(office, call, reader); }),
      {http::Runs::worker});
  with_call(post, "/api/v1/notices", draft);
  with_call(patch, "/api/v1/notices/{id}", edit);
  with_call(post, "/api/v1/notices/{id}/answer", answer);
  with_call(post, "/api/v1/notices/{id}/escalation", escalate);
  with_call(post, "/api/v1/notice-proposals/dismissals", dismiss);
  with_call(post, "/api/v1/notices/{id}/issue", [](const Office& of, const Call& call) {
    return Result<Command>(notice_act(
        of, call, escalation::kind_notice_issue, 200,
        [&of](ledger::Act& act, const Call& from, std::string_view id, std::string_view today) {
          return escalation::issue_notice(act, from.who, of.rules, id, today);
        }));
  });
  add_moves(router, office);
}

}  // namespace luoshi::api
