// The acts on items that are no edits: accept, confirm, reject, restore, split, merge, disclose.
#include <boost/json/array.hpp>

#include "api/item_input.hpp"
#include "api/item_json.hpp"
#include "api/office.hpp"
#include "supervision/access.hpp"
#include "supervision/rows.hpp"
#include "supervision/upload.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using supervision::Item;

using OneItem =
    std::function<Result<Item>(ledger::Act&, const identity::Principal&, std::string_view id)>;

Command one_act(const Call& call, std::string kind, int status, OneItem body) {
  return Command{[&call, kind = std::move(kind), status,
                  body = std::move(body)](store::Writer& writer) -> Result<http::Response> {
    const std::string id(call.path("id"));
    auto act = act_of(call, writer, kind, "item/" + id);
    const auto item = TRY(body(act, call.who, id));
    TRY(act.commit());
    return item_reply(status, item);
  }};
}

Result<Command> reject(const Call& call) {
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"reason"});
  const auto reason = input.text("reason", {1, 500}).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  return one_act(call, supervision::kind_reject, 200,
                 [reason](ledger::Act& act, const identity::Principal& who, std::string_view id) {
                   return supervision::reject_item(act, who, id, reason);
                 });
}

Result<Command> disclose(const Call& call) {
  const auto change = TRY(disclosure_of(call.request, false));
  return one_act(call, supervision::kind_disclosure, 200,
                 [change](ledger::Act& act, const identity::Principal& who, std::string_view id) {
                   return supervision::set_disclosure(act, who, id, change.disclosure,
                                                      change.reason);
                 });
}

Result<Command> disclose_many(const Call& call) {
  const auto change = TRY(disclosure_of(call.request, true));
  return Command{[&call, change](store::Writer& writer) -> Result<http::Response> {
    auto act = act_of(call, writer, supervision::kind_disclosure, "item/several");
    const auto changed = TRY(supervision::set_disclosures(act, call.who, change.items,
                                                          change.disclosure, change.reason));
    if (changed.changed > 0) TRY(act.commit());
    return json_reply(200, json_of(changed));
  }};
}

// The text of the source an item belongs to; nothing for a table.
Result<std::optional<std::u32string>> text_of(const Office& office, std::string_view item) {
  supervision::Source source;
  TRY(office.context.database.read([&](store::Reader& reader) -> Result<> {
    const auto found = TRY(supervision::load_item(reader, item));
    source = TRY(supervision::load_source(reader, found.source));
    return {};
  }));
  if (!source.has_text) return std::nullopt;
  return TRY(supervision::source_text(office.archive, source));
}

Result<Command> split(const Office& office, const Call& call) {
  TRY(supervision::require_supervision(call.who));
  const auto parts = TRY(parts_of(call.request));
  const auto text = TRY(text_of(office, call.path("id")));
  return Command{[&call, parts, text](store::Writer& writer) -> Result<http::Response> {
    const std::string id(call.path("id"));
    const auto units = supervision::units_of(TRY(identity::list_units(writer)));
    auto act = act_of(call, writer, supervision::kind_split, "item/" + id);
    const auto items = TRY(supervision::split_item(act, call.who, id, parts, units, text));
    TRY(act.commit());
    return json_reply(201, json_of(supervision::Page{items, {}, std::ssize(items)}));
  }};
}

Result<Command> merge(const Office& office, const Call& call) {
  TRY(supervision::require_supervision(call.who));
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"items"});
  const auto ids = input.texts("items", 50, {1, 60}).value_or(std::vector<std::string>{});
  const auto headline = input.text("headline", {0, 120}).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  if (ids.size() < 2) TRY(done({{"/items", "item.too-few-parts", {}}}));
  const auto text = TRY(text_of(office, ids.front()));
  return Command{[&call, ids, headline, text](store::Writer& writer) -> Result<http::Response> {
    auto act = act_of(call, writer, supervision::kind_merge, "item/" + ids.front());
    const auto item = TRY(supervision::merge_items(act, call.who, ids, headline, text));
    TRY(act.commit());
    return item_reply(201, item);
  }};
}

}  // namespace

void add_item_acts(http::Router& router, const Office& office) {
  using http::Method::post;
  const auto& context = office.context;
  const auto move = [&](const char* pattern, const char* kind, auto act) {
    router.add(post, pattern, writes(context, [kind, act](const Call& call) -> Result<Command> {
                 return one_act(call, kind, 200, act);
               }));
  };
  move("/api/v1/items/{id}/acceptance", supervision::kind_accept, supervision::accept_item);
  move("/api/v1/items/{id}/confirmation", supervision::kind_confirm, supervision::confirm_item);
  move("/api/v1/items/{id}/restoration", supervision::kind_restore, supervision::restore_item);
  router.add(post, "/api/v1/items/{id}/rejection", writes(context, reject));
  router.add(http::Method::put, "/api/v1/items/{id}/disclosure", writes(context, disclose));
  router.add(post, "/api/v1/disclosures", writes(context, disclose_many));
  router.add(post, "/api/v1/items/{id}/split",
             writes(context, [&office](const Call& call) { return split(office, call); }));
  router.add(post, "/api/v1/items/merge",
             writes(context, [&office](const Call& call) { return merge(office, call); }));
}

}  // namespace luoshi::api
