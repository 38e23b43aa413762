// What units say of items: /api/v1/items/{id}/comments and /objections, and the decisions on them.
#include <array>

#include "api/breakdown_json.hpp"
#include "api/input.hpp"
#include "api/reply.hpp"
#include "api/settle.hpp"
#include "handling/comments.hpp"
#include "supervision/board.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using handling::CommentState;

constexpr TextLimits words_limits{0, 2000};
constexpr std::array<std::string_view, 3> outcomes{"upheld", "dismissed", "noted"};

Result<json::array> array_of(const std::vector<handling::Comment>& comments, const Call& call,
                             store::Reader& reader) {
  PersonNames names(reader, call.language);
  json::array all;
  for (const auto& comment : comments) all.emplace_back(TRY(json_of(comment, names)));
  return all;
}

Result<http::Response> of_item(const Call& call, store::Reader& reader) {
  const auto item =
      TRY(supervision::view_item(reader, supervision::scope_of(call.who), call.path("id")));
  const auto comments = TRY(handling::comments_of(reader, item.id));
  auto all = TRY(array_of(comments, call, reader));
  return json_reply(200, json::object{{"comments", std::move(all)}});
}

// `mine`: what the caller's units said of items that are circulated now.
Result<http::Response> open(const Call& call, store::Reader& reader) {
  if (call.request.param("mine") == "true") {
    const auto mine = TRY(handling::comments_of_units(reader, call.who));
    auto all = TRY(array_of(mine, call, reader));
    return json_reply(200, json::object{{"comments", std::move(all)}, {"next", nullptr}});
  }
  const auto page = TRY(page_of(call.request));
  auto comments = TRY(
      handling::open_comments(reader, supervision::scope_of(call.who), page.after, page.limit + 1));
  std::optional<std::string> next;
  if (std::ssize(comments) > page.limit) {
    comments.pop_back();
    next = comments.back().id;
  }
  return json_reply(200, json::object{{"comments", TRY(array_of(comments, call, reader))},
                                      {"next", next_of(next)}});
}

using Say = Result<std::string> (*)(ledger::Act&, const identity::Principal&, std::string_view item,
                                    std::string_view words);

Result<Command> say(const Office& office, const Call& call, const char* kind, Say body) {
  const auto content = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(content, findings);
  input.require({"words"});
  const auto words = input.text("words", words_limits).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  return Command{
      [&office, &call, kind, body, words](store::Writer& writer) -> Result<http::Response> {
        const std::string item(call.path("id"));
        auto act = act_of(call, writer, kind, "item/" + item);
        const auto id = TRY(body(act, call.who, item, words));
        TRY(settle(office, act, item, office.today(call.now)));
        TRY(act.commit());
        PersonNames names(writer, call.language);
        const auto comment = TRY(handling::load_comment(writer, id));
        return json_reply(201, TRY(json_of(comment, names)));
      }};
}

Result<Command> decide(const Office& office, const Call& call) {
  const auto content = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(content, findings);
  input.require({"outcome"});
  const auto outcome = input.choice("outcome", outcomes);
  const auto answer = input.text("answer", words_limits).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  const auto state =
      handling::parse_comment_state(outcome.value_or("")).value_or(CommentState::open);
  return Command{[&office, &call, state, answer](store::Writer& writer) -> Result<http::Response> {
    const std::string id(call.path("id"));
    TRY(handling::require_office(call.who));
    const auto item = TRY(handling::load_comment(writer, id)).item;
    const auto today = office.today(call.now);
    auto act = act_of(call, writer, handling::kind_decide_comment, "item/" + item);
    const auto comment = TRY(handling::decide(act, call.who, id, state, answer, today));
    TRY(settle(office, act, item, today));
    TRY(act.commit());
    PersonNames names(writer, call.language);
    return json_reply(200, TRY(json_of(comment, names)));
  }};
}

}  // namespace

void add_comments(http::Router& router, const Office& office) {
  using enum http::Method;
  const auto& context = office.context;
  router.add(get, "/api/v1/items/{id}/comments", reads(context, of_item));
  router.add(post, "/api/v1/items/{id}/comments", writes(context, [&office](const Call& call) {
               return say(office, call, handling::kind_comment, handling::comment);
             }));
  router.add(post, "/api/v1/items/{id}/objections", writes(context, [&office](const Call& call) {
               return say(office, call, handling::kind_object, handling::object);
             }));
  router.add(get, "/api/v1/comments", reads(context, open));
  router.add(post, "/api/v1/comments/{id}/decision",
             writes(context, [&office](const Call& call) { return decide(office, call); }));
}

}  // namespace luoshi::api
