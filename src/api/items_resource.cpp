// /api/v1/items: the board, one item, and its past.
#include <set>

#include "api/entry_json.hpp"
#include "api/item_input.hpp"
#include "api/item_json.hpp"
#include "api/light_sight.hpp"
#include "api/office.hpp"
#include "ledger/history.hpp"
#include "supervision/access.hpp"
#include "supervision/rows.hpp"
#include "supervision/upload.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using supervision::Item;
using supervision::Order;

constexpr std::int64_t history_max = 10'000;

Result<http::Response> list(const Call& call, store::Reader& reader) {
  const auto filter = TRY(filter_of(call.request));
  const auto request = TRY(page_request_of(call.request, {{"position", Order::position},
                                                          {"due", Order::due},
                                                          {"changed", Order::changed},
                                                          {"relevance", Order::relevance}}));
  const auto scope = TRY(board_scope(filter, call.who));
  auto page = TRY(supervision::list_items(reader, scope, filter, request));
  for (auto& item : page.items) veil_light(item, call.who);
  return json_reply(200, json_of(page));
}

Result<Item> visible(const Call& call, store::Reader& reader) {
  return supervision::view_item(reader, supervision::scope_of(call.who), call.path("id"));
}

Result<http::Response> one(const Call& call, store::Reader& reader) {
  auto item = TRY(visible(call, reader));
  veil_light(item, call.who);
  return item_reply(200, item);
}

Result<http::Response> history(const Call& call, store::Reader& reader) {
  const auto item = TRY(visible(call, reader));
  const auto page = TRY(page_of(call.request));
  auto entries = TRY(ledger::history(reader, "item/" + item.id, 0, history_max));
  veil_lights(entries, item, call.who);
  return json_reply(200, TRY(history_json(reader, std::move(entries), page, call.language)));
}

// The decoded text of the item's source where the edit moves its span.
Result<std::optional<std::u32string>> text_for(const Office& office, const Call& call,
                                               bool needed) {
  if (!needed) return std::nullopt;
  supervision::Source source;
  TRY(office.context.database.read([&](store::Reader& reader) -> Result<> {
    const auto item = TRY(visible(call, reader));
    source = TRY(supervision::load_source(reader, item.source));
    return {};
  }));
  if (!source.has_text) return std::nullopt;
  return TRY(supervision::source_text(office.archive, source));
}

// Only the units the edit names: reading all of them for every edit would hold up the writer.
Result<supervision::Units> units_named(store::Reader& reader, const supervision::ItemEdit& edit) {
  std::set<std::string> ids;
  if (edit.lead_unit) ids.insert(*edit.lead_unit);
  if (edit.supporting_units)
    ids.insert(edit.supporting_units->begin(), edit.supporting_units->end());
  std::vector<identity::Unit> units;
  for (const auto& id : ids) {
    auto unit = identity::find_unit(reader, id);
    if (unit) {
      units.push_back(std::move(*unit));
    } else if (unit.error().kind != ErrorKind::not_found) {
      return std::unexpected(unit.error());
    }
  }
  return supervision::units_of(units);
}

Result<Command> edit(const Office& office, const Call& call) {
  TRY(supervision::require_supervision(call.who));
  const auto version = TRY(expected_version(call.request));
  const auto change = TRY(edit_of(call.request));
  const auto text = TRY(text_for(office, call, change.begin || change.end));
  return Command{[&call, version, change, text](store::Writer& writer) -> Result<http::Response> {
    const std::string id(call.path("id"));
    const auto units = TRY(units_named(writer, change));
    auto act = act_of(call, writer, supervision::kind_edit, "item/" + id);
    const auto edited =
        TRY(supervision::edit_item(act, call.who, id, version, change, units, text));
    if (edited.changed) TRY(act.commit());
    return item_reply(200, edited.item);
  }};
}

}  // namespace

void add_items(http::Router& router, const Office& office) {
  using enum http::Method;
  const auto& context = office.context;
  router.add(get, "/api/v1/items", reads(context, list));
  router.add(get, "/api/v1/items/{id}", reads(context, one));
  router.add(get, "/api/v1/items/{id}/history", reads(context, history));
  router.add(patch, "/api/v1/items/{id}",
             writes(context, [&office](const Call& call) { return edit(office, call); }));
}

}  // namespace luoshi::api
