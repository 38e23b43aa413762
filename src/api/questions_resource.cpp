// /api/v1/questions: questions and comments of residents, moderated, passed on, answered, signed
// and released. They are asked on the public pages (src/pages/question_form.cpp).
#include <fmt/format.h>

#include <boost/json/array.hpp>
#include <unordered_map>

#include "api/input.hpp"
#include "api/office.hpp"
#include "api/outcome_json.hpp"
#include "api/query.hpp"
#include "api/reply.hpp"
#include "outcomes/ask.hpp"
#include "supervision/access.hpp"
#include "supervision/dates.hpp"
#include "supervision/rows.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using outcomes::Question;

struct Wanted {
  std::string where = "1";
  store::Params params;

  void also(std::string_view condition, store::Value value) {
    where += fmt::format(" AND {}", condition);
    params.push_back(std::move(value));
  }
};

// Who does not see everything sees what was passed on to their units.
void narrow_to(Wanted& wanted, const supervision::Scope& scope) {
  if (scope.everything) return;
  if (scope.units.empty()) {
    wanted.where += " AND 0";
    return;
  }
  wanted.where +=
      " AND state IN ('passed', 'drafted', 'signed', 'answered', 'published') AND unit IN (";
  for (std::size_t at = 0; at < scope.units.size(); ++at) {
    wanted.where += at == 0 ? "?" : ", ?";
    wanted.params.emplace_back(scope.units[at]);
  }
  wanted.where += ")";
}

Result<Wanted> wanted_of(const http::Request& request, const supervision::Scope& scope,
                         const std::string& today) {
  Query query(request);
  Wanted wanted;
  const auto state = query.word("state", outcomes::parse_question_state);
  const auto unit = query.text("unit", 64);
  const auto item = query.text("item", 64);
  const auto overdue = query.boolean("overdue").value_or(false);
  TRY(done(query.take()));
  if (state) wanted.also("state = ?", std::string(outcomes::name_of(*state)));
  if (!unit.empty()) wanted.also("unit = ?", unit);
  if (!item.empty()) wanted.also("item = ?", item);
  if (overdue) wanted.also("state IN ('passed', 'drafted', 'signed') AND due_date < ?", today);
  narrow_to(wanted, scope);
  return wanted;
}

Result<http::Response> one_reply(const Office& office, const Call& call, store::Reader& reader,
                                 const Question& question) {
  const auto item = TRY(supervision::load_item(reader, question.item));
  return json_reply(200, json_of(question, item, office.today(call.now)), question.version);
}

Result<http::Response> list(const Office& office, const Call& call, store::Reader& reader) {
  const auto today = office.today(call.now);
  const auto page = TRY(page_of(call.request));
  auto wanted = TRY(wanted_of(call.request, supervision::scope_of(call.who), today));
  if (!page.after.empty()) {
    const auto last = TRY(outcomes::load_question(reader, page.after));
    wanted.where += " AND (received_ms, id) > (?, ?)";
    wanted.params.emplace_back(last.received_ms);
    wanted.params.emplace_back(last.id);
  }
  auto questions =
      TRY(outcomes::load_questions(reader, wanted.where, wanted.params, page.limit + 1));
  std::optional<std::string> next;
  if (std::ssize(questions) > page.limit) {
    questions.pop_back();
    next = questions.back().id;
  }
  json::array all;
  std::unordered_map<std::string, supervision::Item> items;
  for (const auto& question : questions) {
    auto found = items.find(question.item);
    if (found == items.end()) {
      found =
          items.emplace(question.item, TRY(supervision::load_item(reader, question.item))).first;
    }
    all.emplace_back(json_of(question, found->second, today));
  }
  return json_reply(200, json::object{{"questions", std::move(all)}, {"next", next_of(next)}});
}

// One text of a body that has no other field.
Result<std::string> text_of(const http::Request& request, std::string_view name,
                            TextLimits limits) {
  const auto body = TRY(json_body(request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({name});
  auto text = input.text(name, limits).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  return text;
}

using Body = std::function<Result<Question>(ledger::Act&, std::string_view id)>;

Command act_on(const Office& office, const Call& call, std::string kind, Body body) {
  return Command{[&office, &call, kind = std::move(kind),
                  body = std::move(body)](store::Writer& writer) -> Result<http::Response> {
    const std::string id(call.path("id"));
    auto act = act_of(call, writer, kind, "question/" + id);
    const auto question = TRY(body(act, id));
    TRY(act.commit());
    return one_reply(office, call, writer, question);
  }};
}

struct Moderation {
  bool take = false;
  std::string words;    // as shown; empty: as they came
  std::string refusal;  // what the asker reads
};

Result<Moderation> moderation_of(const http::Request& request) {
  const auto body = TRY(json_body(request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"take"});
  Moderation moderation{input.boolean("take").value_or(false),
                        input.text("words", {0, outcomes::question_length_max}).value_or(""),
                        input.text("refusal", {0, 500}).value_or("")};
  input.finish();
  TRY(done(std::move(findings)));
  return moderation;
}

outcomes::Limit limit_of(const Office& office, Instant now) {
  const auto& rules = office.rules.outcomes.questions;
  return {fmt::format("{} {}", rules.head.id, rules.head.version),
          supervision::move_date(office.today(now), rules.answer_days)};
}

Result<Command> moderate(const Office& office, const Call& call) {
  const auto moderation = TRY(moderation_of(call.request));
  return act_on(office, call, outcomes::kind_moderate,
                [&office, &call, moderation](ledger::Act& act, std::string_view id) {
                  return moderation.take ? outcomes::take_up(act, call.who, id, moderation.words,
                                                             limit_of(office, call.now))
                                         : outcomes::refuse(act, call.who, id, moderation.refusal);
                });
}

Result<Command> answer(const Office& office, const Call& call) {
  const auto version = TRY(expected_version(call.request));
  const auto words = TRY(text_of(call.request, "answer", {1, 4000}));
  return act_on(office, call, outcomes::kind_answer,
                [&call, version, words](ledger::Act& act, std::string_view id) {
                  return outcomes::draft_answer(act, call.who, id, version, words);
                });
}

using WithReason = Result<Question> (*)(ledger::Act&, const identity::Principal&, std::string_view,
                                        std::string_view);

Result<Command> with_reason(const Office& office, const Call& call, const char* kind,
                            WithReason move) {
  const auto reason = TRY(text_of(call.request, "reason", {1, 1000}));
  return act_on(office, call, kind, [&call, reason, move](ledger::Act& act, std::string_view id) {
    return move(act, call.who, id, reason);
  });
}

}  // namespace

void add_questions(http::Router& router, const Office& office) {
  using enum http::Method;
  const auto& context = office.context;
  router.add(get, "/api/v1/questions",
             reads(context, [&office](const Call& call, store::Reader& reader) {
               return list(office, call, reader);
             }));
  router.add(
      get, "/api/v1/questions/{id}",
      reads(context, [&office](const Call& call, store::Reader& reader) -> Result<http::Response> {
        const auto question = TRY(outcomes::view_question(reader, call.who, call.path("id")));
        return one_reply(office, call, reader, question);
      }));
  router.add(post, "/api/v1/questions/{id}/moderation",
             writes(context, [&office](const Call& call) { return moderate(office, call); }));
  router.add(put, "/api/v1/questions/{id}/answer",
             writes(context, [&office](const Call& call) { return answer(office, call); }));
  router.add(post, "/api/v1/questions/{id}/signature",
             writes(context, [&office](const Call& call) -> Result<Command> {
               return act_on(office, call, outcomes::kind_sign,
                             [&call](ledger::Act& act, std::string_view id) {
                               return outcomes::sign_answer(act, call.who, id);
                             });
             }));
  router.add(post, "/api/v1/questions/{id}/return", writes(context, [&office](const Call& call) {
               return with_reason(office, call, outcomes::kind_give_back, outcomes::give_back);
             }));
  router.add(post, "/api/v1/questions/{id}/release",
             writes(context, [&office](const Call& call) -> Result<Command> {
               const auto today = office.today(call.now);
               return act_on(office, call, outcomes::kind_answered,
                             [&call, today](ledger::Act& act, std::string_view id) {
                               return outcomes::release_answer(act, call.who, id, today);
                             });
             }));
  router.add(
      post, "/api/v1/questions/{id}/withdrawal", writes(context, [&office](const Call& call) {
        return with_reason(office, call, outcomes::kind_withdraw, outcomes::withdraw_question);
      }));
}

}  // namespace luoshi::api
