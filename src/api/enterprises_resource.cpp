// /api/v1/enterprises: the register of enterprises, listed and counted, and what is done to keep
// it.
#include <boost/json/array.hpp>
#include <charconv>

#include "api/enterprise_json.hpp"
#include "api/input.hpp"
#include "api/json_parts.hpp"
#include "api/query.hpp"
#include "api/reply.hpp"
#include "registers/enterprise_acts.hpp"
#include "registers/enterprise_list.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using registers::EnterpriseFilter;

constexpr std::size_t word_bytes_max = 240;
constexpr std::int64_t days_max = 3650;

std::string days_before(std::string_view today, std::int64_t days) {
  const auto day = parse_rfc3339(std::string(today) + "T00:00:00Z");
  return day ? to_rfc3339(Instant{day->ms - days * 86'400'000}).substr(0, 10) : std::string(today);
}

Result<EnterpriseFilter> filter_of(const Desks& desks, const Call& call) {
  Query query(call.request);
  EnterpriseFilter filter;
  filter.words = query.text("q", word_bytes_max);
  filter.official = query.text("official", word_bytes_max);
  if (filter.official == "me") filter.official = call.who.person;
  filter.unassigned = filter.official == "none";
  if (filter.unassigned) filter.official.clear();
  filter.unit = query.text("unit", word_bytes_max);
  filter.subdistrict = query.text("subdistrict", word_bytes_max);
  filter.withdrawn = query.boolean("withdrawn").value_or(false);
  if (const auto days = query.integer("not_visited_days", 1, days_max)) {
    filter.not_visited_since = days_before(desks.today(call.now), *days);
  }
  TRY(done(query.take()));
  return filter;
}

Result<http::Response> list(const Desks& desks, const Call& call, store::Reader& reader) {
  const auto filter = TRY(filter_of(desks, call));
  const auto page = TRY(page_of(call.request));
  const auto found = TRY(registers::list_enterprises(reader, registers::scope_of(call.who), filter,
                                                     page.after, page.limit));
  PersonNames names(reader, call.language);
  json::array all;
  for (const auto& one : found.enterprises) {
    all.emplace_back(TRY(json_of_line(desks, names, one)));
  }
  return json_reply(200,
                    json::object{{"enterprises", std::move(all)}, {"next", next_of(found.next)}});
}

Result<http::Response> count(const Desks& desks, const Call& call, store::Reader& reader) {
  const auto filter = TRY(filter_of(desks, call));
  const auto number =
      TRY(registers::count_enterprises(reader, registers::scope_of(call.who), filter));
  return json_reply(200, json_of_count(number));
}

json::array subdistricts_of(const Desks& desks, const registers::Keeping& keeping) {
  json::array all;
  for (const auto& [code, name] : desks.places) {
    if (keeping.subdistrict_of(code).empty()) continue;
    all.emplace_back(json::object{{"code", code}, {"name", json_words(name)}});
  }
  return all;
}

Result<http::Response> summary(const Desks& desks, const Call& call, store::Reader& reader) {
  const auto keeping = keeping_of(desks, call.now);
  int year = 0;
  std::from_chars(keeping.today.data(), keeping.today.data() + 4, year);
  const auto scope = registers::scope_of(call.who);
  const auto figures = TRY(registers::summarise(reader, scope, year));
  return json_reply(200, json::object{{"year", figures.year},
                                      {"enterprises", figures.enterprises},
                                      {"visited", figures.visited},
                                      {"visits", figures.visits},
                                      {"keeps", registers::keeps(call.who, keeping)},
                                      {"reads_all", scope.everything},
                                      {"subdistricts", subdistricts_of(desks, keeping)}});
}

Result<http::Response> enterprise_reply(const Desks& desks, const Call& call, store::Reader& reader,
                                        std::string_view id, int status) {
  PersonNames names(reader, call.language);
  const auto one = TRY(registers::load_enterprise(reader, id));
  TRY(registers::require_sight(registers::scope_of(call.who), one));
  return json_reply(status, TRY(json_of_enterprise(desks, call, names, one)), one.version);
}

Result<http::Response> show(const Desks& desks, const Call& call, store::Reader& reader) {
  return enterprise_reply(desks, call, reader, call.path("id"), 200);
}

registers::EnterpriseEdit edit_of(Input& input) {
  registers::EnterpriseEdit edit;
  edit.name = input.text("name", {.max = 120});
  edit.credit_code = input.text("credit_code", {.max = 18});
  edit.contact = input.text("contact", {.max = 60});
  edit.phone = input.text("phone", {.max = 30});
  edit.address = input.text("address", {.max = 200});
  edit.subdistrict = input.text("subdistrict", {.max = 9});
  edit.industry = input.text("industry", {.max = 60});
  return edit;
}

Result<Command> enter(const Desks& desks, const Call& call) {
  const auto keeping = keeping_of(desks, call.now);
  TRY(registers::require_keeper(call.who, keeping));
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"name", "credit_code"});
  const auto edit = edit_of(input);
  input.finish();
  TRY(done(std::move(findings)));
  const registers::EnterpriseFacts facts{edit.name.value_or(""),    edit.credit_code.value_or(""),
                                         edit.contact.value_or(""), edit.phone.value_or(""),
                                         edit.address.value_or(""), edit.subdistrict.value_or(""),
                                         edit.industry.value_or("")};
  return Command{.run = [&desks, &call, keeping, facts, id = new_id(desks.context.random, "ent")](
                            store::Writer& writer) -> Result<http::Response> {
    auto act = act_of(call, writer, "enterprise.register", "enterprise/" + id);
    TRY(registers::register_enterprise(act, call.who, keeping, id, facts));
    TRY(act.commit());
    return enterprise_reply(desks, call, writer, id, 201);
  }};
}

// An act on the enterprise of the path, answered with what it then is.
using Body = std::function<Result<>(ledger::Act&, const registers::Keeping&, std::string_view id)>;

Command act_on(const Desks& desks, const Call& call, const char* kind, Body body) {
  return Command{
      .run = [&desks, &call, kind, body = std::move(body),
              id = std::string(call.path("id"))](store::Writer& writer) -> Result<http::Response> {
        auto act = act_of(call, writer, kind, "enterprise/" + id);
        TRY(body(act, keeping_of(desks, call.now), id));
        TRY(act.commit());
        return enterprise_reply(desks, call, writer, id, 200);
      }};
}

Result<Command> amend(const Desks& desks, const Call& call) {
  const auto version = TRY(expected_version(call.request));
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  const auto edit = edit_of(input);
  input.finish();
  TRY(done(std::move(findings)));
  return act_on(desks, call, "enterprise.amend",
                [&call, edit, version](ledger::Act& act, const registers::Keeping& keeping,
                                       std::string_view id) {
                  return registers::amend_enterprise(act, call.who, keeping, id, edit, version);
                });
}

Result<Command> assign(const Desks& desks, const Call& call) {
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"official", "unit"});
  const registers::Assignment to{input.text("official", {1, 60}).value_or(""),
                                 input.text("unit", {1, 60}).value_or("")};
  input.finish();
  TRY(done(std::move(findings)));
  return act_on(
      desks, call, "enterprise.assign",
      [&call, to](ledger::Act& act, const registers::Keeping& keeping, std::string_view id) {
        return registers::assign_official(act, call.who, keeping, id, to);
      });
}

Result<Command> withdraw(const Desks& desks, const Call& call) {
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"words"});
  const auto words = input.text("words", {.max = 500}).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  return act_on(
      desks, call, "enterprise.withdraw",
      [&call, words](ledger::Act& act, const registers::Keeping& keeping, std::string_view id) {
        return registers::withdraw_enterprise(act, call.who, keeping, id, words);
      });
}

}  // namespace

void add_enterprises(http::Router& router, const Desks& desks) {
  using enum http::Method;
  const auto shows = [&](const char* pattern, auto body) {
    router.add(get, pattern,
               reads(desks.context, [&desks, body](const Call& call, store::Reader& reader) {
                 return body(desks, call, reader);
               }));
  };
  const auto takes = [&](http::Method method, const char* pattern, auto read) {
    router.add(method, pattern, writes(desks.context, [&desks, read](const Call& call) {
                 return read(desks, call);
               }));
  };
  shows("/api/v1/enterprises", list);
  shows("/api/v1/enterprises/count", count);
  shows("/api/v1/enterprises/summary", summary);
  shows("/api/v1/enterprises/{id}", show);
  takes(post, "/api/v1/enterprises", enter);
  takes(patch, "/api/v1/enterprises/{id}", amend);
  takes(post, "/api/v1/enterprises/{id}/assign", assign);
  takes(post, "/api/v1/enterprises/{id}/withdraw", withdraw);
}

}  // namespace luoshi::api
