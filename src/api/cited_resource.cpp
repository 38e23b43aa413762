// /api/v1/items/{id}/outcomes, /api/v1/cited, /api/v1/outcomes/table and
// /api/v1/outcomes/disclosure: figures cited from named sources, and the release of outcomes of
// both kinds.
#include <algorithm>
#include <array>
#include <boost/json/array.hpp>
#include <memory>

#include "api/input.hpp"
#include "api/item_json.hpp"
#include "api/office.hpp"
#include "api/outcome_json.hpp"
#include "api/reply.hpp"
#include "format/csv.hpp"
#include "http/multipart.hpp"
#include "outcomes/cited_table.hpp"
#include "outcomes/decide.hpp"
#include "supervision/access.hpp"
#include "supervision/rows.hpp"
#include "supervision/vocabulary.hpp"
#include "text/decode.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using outcomes::Citation;
using outcomes::Disclosure;

constexpr std::array<std::string_view, 4> roles{"level", "growth", "points", "share"};
constexpr std::array<std::string_view, 3> disclosures{"internal", "proposed", "public"};
constexpr std::size_t chosen_max = 1000;

Result<http::Response> of_item(const Call& call, store::Reader& reader) {
  const auto item =
      TRY(supervision::view_item(reader, supervision::scope_of(call.who), call.path("id")));
  json::array pairs;
  for (const auto& one : TRY(outcomes::load_outcomes(reader, "item = ?", {item.id}))) {
    pairs.emplace_back(json_of(one));
  }
  const auto figures = TRY(outcomes::load_cited(reader, "item = ?", {item.id}));
  json::array cited;
  for (const auto& one : figures) cited.emplace_back(json_of(one));
  json::object body{
      {"outcomes", std::move(pairs)}, {"cited", std::move(cited)}, {"cited_verdict", nullptr}};
  if (const auto verdict = outcomes::verdict_of(figures)) {
    body["cited_verdict"] = reconcile::name_of(*verdict);
  }
  return json_reply(200, body);
}

Result<Citation> citation_of(const http::Request& request) {
  const auto body = TRY(json_body(request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"value", "publisher", "document"});
  Citation citation;
  if (!input.is_null("quantity")) citation.quantity = input.integer("quantity", 1, 1000);
  citation.figure.indicator = input.text("indicator", {0, 60}).value_or("");
  citation.figure.value = input.text("value", {1, 40}).value_or("");
  citation.figure.unit = input.text("unit", {1, 20}).value_or("-");
  if (const auto role = input.choice("role", roles)) {
    citation.figure.role = supervision::role_of(*role).value_or(reading::Role::level);
  }
  citation.publication = {
      input.text("publisher", {1, 120}).value_or(""), input.text("document", {1, 200}).value_or(""),
      input.text("published_on", {0, 10}).value_or(""), input.text("link", {0, 500}).value_or("")};
  citation.words = input.text("words", {0, 1000}).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  return citation;
}

Result<Command> add_one(const Call& call) {
  const auto citation = TRY(citation_of(call.request));
  return Command{[&call, citation](store::Writer& writer) -> Result<http::Response> {
    const std::string item(call.path("id"));
    auto act = act_of(call, writer, outcomes::kind_cite, "item/" + item);
    const auto cited = TRY(outcomes::cite(act, call.who, item, citation));
    TRY(act.commit());
    return json_reply(201, json_of(cited));
  }};
}

Result<Command> withdraw(const Call& call) {
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"reason"});
  const auto reason = input.text("reason", {1, 1000}).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  return Command{[&call, reason](store::Writer& writer) -> Result<http::Response> {
    const std::string id(call.path("id"));
    auto act = act_of(call, writer, outcomes::kind_withdraw_cited, "cited/" + id);
    const auto cited = TRY(outcomes::withdraw_cited(act, call.who, id, reason));
    TRY(act.commit());
    return json_reply(200, json_of(cited));
  }};
}

struct ReleaseOf {
  std::vector<std::string> pairs;
  std::vector<std::string> cited;
  Disclosure disclosure = Disclosure::internal;
  std::string reason;
};

Result<ReleaseOf> release_of(const http::Request& request) {
  const auto body = TRY(json_body(request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"disclosure"});
  ReleaseOf wanted;
  wanted.pairs = input.texts("outcomes", chosen_max, {1, 64}).value_or(wanted.pairs);
  wanted.cited = input.texts("cited", chosen_max, {1, 64}).value_or(wanted.cited);
  if (const auto word = input.choice("disclosure", disclosures)) {
    wanted.disclosure = supervision::parse_disclosure(*word).value_or(Disclosure::internal);
  }
  wanted.reason = input.text("reason", {0, 1000}).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  return wanted;
}

Result<Command> release(const Call& call) {
  const auto wanted = TRY(release_of(call.request));
  return Command{[&call, wanted](store::Writer& writer) -> Result<http::Response> {
    const auto subject = wanted.pairs.size() == 1 && wanted.cited.empty()
                             ? "outcome/" + wanted.pairs.front()
                             : std::string("outcome/several");
    auto act = act_of(call, writer, outcomes::kind_release, subject);
    for (const auto& id : wanted.pairs) {
      TRY(outcomes::release_outcome(act, call.who, id, wanted.disclosure, wanted.reason));
    }
    for (const auto& id : wanted.cited) {
      TRY(outcomes::release_cited(act, call.who, id, wanted.disclosure, wanted.reason));
    }
    const auto changed = wanted.pairs.size() + wanted.cited.size();
    if (changed > 0) TRY(act.commit());
    return json_reply(200, json::object{{"changed", changed}});
  }};
}

struct Submitted {
  std::string source;
  outcomes::Publication publication;
  format::Table table;
  bool apply = false;
};

Result<format::Table> table_of(const Office& office, const http::Part& part) {
  if (!part.filename.ends_with(".csv") && !part.filename.ends_with(".CSV")) {
    return office.documents.read_table(part.body, part.filename);
  }
  const auto decoded = TRY(text::decode(part.body));
  return format::read_csv(decoded.text);
}

Result<Submitted> submitted(const Office& office, const http::Request& request) {
  const auto type = request.header("content-type");
  if (!http::is_multipart(type)) return fail(ErrorKind::invalid, "request.media-type");
  Submitted out;
  bool given = false;
  for (const auto& part : TRY(http::parse_multipart(type, request.body))) {
    if (part.name == "source") out.source = part.body.substr(0, 64);
    if (part.name == "publisher") out.publication.publisher = part.body.substr(0, 480);
    if (part.name == "document") out.publication.document = part.body.substr(0, 800);
    if (part.name == "published_on") out.publication.published_on = part.body.substr(0, 10);
    if (part.name == "link") out.publication.link = part.body.substr(0, 500);
    if (part.name == "apply") out.apply = part.body == "true";
    if (part.name == "file" && part.is_file && !part.filename.empty()) {
      out.table = TRY(table_of(office, part));
      given = true;
    }
  }
  if (!given) TRY(done({{"file", "import.no-file", {}}}));
  return out;
}

json::object summary_of(const Call& call, const outcomes::CitedTable& table,
                        const std::vector<supervision::Item>& items, bool applied) {
  json::array rows;
  for (const auto& row : table.rows) {
    const auto item = std::ranges::find(items, row.item, &supervision::Item::id);
    const auto& figure = row.citation.figure;
    rows.emplace_back(json::object{{"cell", row.cell},
                                   {"item", row.item},
                                   {"number", item->number},
                                   {"headline", item->headline},
                                   {"indicator", figure.indicator},
                                   {"value", figure.value},
                                   {"unit", figure.unit},
                                   {"role", std::string(supervision::word_of(figure.role))},
                                   {"verdict", reconcile::name_of(row.held.verdict)},
                                   {"reason", text_or_null(row.held.arithmetic)}});
  }
  return {{"rows", std::move(rows)},
          {"findings", json_of(table.findings, call.context.problems, call.language)},
          {"applied", applied}};
}

// Shows what the table says; takes it over whole when asked to and nothing is wrong with it.
Result<http::Response> take_over(const Call& call, store::Writer& writer, const Submitted& in) {
  TRY(supervision::load_source(writer, in.source));
  const auto items = TRY(
      supervision::load_items(writer, "item.source = ? AND item.state <> 'rejected'", {in.source}));
  const auto table = TRY(outcomes::read_cited_table(in.table, items, in.publication));
  if (!in.apply || !table.findings.empty() || table.rows.empty()) {
    return json_reply(200, summary_of(call, table, items, false));
  }
  auto act = act_of(call, writer, outcomes::kind_cite, "source/" + in.source);
  for (const auto& row : table.rows) {
    TRY(outcomes::cite(act, call.who, row.item, row.citation));
  }
  TRY(act.commit());
  return json_reply(200, summary_of(call, table, items, true));
}

Result<Command> take_table(const Office& office, const Call& call) {
  TRY(supervision::require_supervision(call.who));
  const auto in = std::make_shared<Submitted>(TRY(submitted(office, call.request)));
  return Command{[&call, in](store::Writer& writer) { return take_over(call, writer, *in); }};
}

}  // namespace

void add_cited(http::Router& router, const Office& office) {
  using enum http::Method;
  const auto& context = office.context;
  router.add(get, "/api/v1/items/{id}/outcomes", reads(context, of_item));
  router.add(post, "/api/v1/items/{id}/cited", writes(context, add_one));
  router.add(post, "/api/v1/cited/{id}/withdrawal", writes(context, withdraw));
  router.add(post, "/api/v1/outcomes/disclosure", writes(context, release));
  router.add(post, "/api/v1/outcomes/table",
             writes(context, [&office](const Call& call) { return take_table(office, call); }),
             {http::Runs::worker, http::upload_bytes_max});
}

}  // namespace luoshi::api
