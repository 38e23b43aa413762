// /api/v1/sources: what was handed in, its text, and the review of it.
#include <boost/json/array.hpp>
#include <charconv>

#include "api/item_input.hpp"
#include "api/item_json.hpp"
#include "api/office.hpp"
#include "http/url.hpp"
#include "reading/read.hpp"
#include "reading/structure.hpp"
#include "supervision/access.hpp"
#include "supervision/plan_report.hpp"
#include "supervision/rows.hpp"
#include "supervision/upload.hpp"
#include "supervision/vocabulary.hpp"
#include "text/unicode.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using supervision::Changed;
using supervision::Choice;
using supervision::Source;

Result<http::Response> list(const Call& call, store::Reader& reader) {
  TRY(supervision::require_sources(call.who));
  const auto page = TRY(page_of(call.request));
  std::optional<std::int64_t> below;
  if (!page.after.empty()) {
    std::int64_t number = 0;
    const auto* end = page.after.data() + page.after.size();
    if (std::from_chars(page.after.data(), end, number).ptr != end) {
      return fail(ErrorKind::invalid, "list.cursor-malformed", {}, "cursor");
    }
    below = number;
  }
  auto sources = TRY(supervision::list_sources(reader, below, page.limit + 1));
  std::optional<std::string> next;
  if (std::ssize(sources) > page.limit) {
    sources.pop_back();
    next = std::to_string(sources.back().number);
  }
  json::array all;
  for (const auto& source : sources) all.emplace_back(json_of(source));
  return json_reply(200, json::object{{"sources", std::move(all)}, {"next", next_of(next)}});
}

Result<Source> visible(const Call& call, store::Reader& reader) {
  TRY(supervision::require_sources(call.who));
  return supervision::load_source(reader, call.path("id"));
}

std::string_view name_of(reading::PieceKind kind) {
  using reading::PieceKind;
  switch (kind) {
    case PieceKind::furniture:
      return "furniture";
    case PieceKind::footnote:
      return "footnote";
    case PieceKind::title:
      return "title";
    case PieceKind::delivery:
      return "delivery";
    case PieceKind::salutation:
      return "salutation";
    case PieceKind::heading:
      return "heading";
    case PieceKind::paragraph:
      break;
  }
  return "paragraph";
}

Result<http::Response> text(const Office& office, const Call& call, store::Reader& reader) {
  const auto source = TRY(visible(call, reader));
  const auto text = TRY(supervision::source_text(office.archive, source));
  json::array pieces;
  for (const auto& piece : reading::read_document(text).pieces) {
    pieces.emplace_back(json::object{{"kind", json::string(name_of(piece.kind))},
                                     {"level", piece.level},
                                     {"begin", piece.span.begin},
                                     {"end", piece.span.end}});
  }
  return json_reply(200,
                    json::object{{"text", text::to_utf8(text)}, {"pieces", std::move(pieces)}});
}

Result<http::Response> file(const Office& office, const Call& call, store::Reader& reader) {
  const auto source = TRY(visible(call, reader));
  http::Response response;
  response.body = TRY(office.archive.get(source.file));
  const auto name = source.file_name.empty() ? source.id + ".txt" : source.file_name;
  // Never shown in the browser as what it claims to be: the file is somebody's upload.
  response.with("Content-Type", "application/octet-stream")
      .with("Content-Disposition", "attachment; filename*=UTF-8''" + http::percent_encode(name));
  return response;
}

Result<http::Response> items(const Call& call, store::Reader& reader) {
  using supervision::Order;
  const auto source = TRY(visible(call, reader));
  auto filter = TRY(filter_of(call.request));
  filter.source = source.id;
  filter.with_rejected = true;
  const auto request = TRY(page_request_of(
      call.request, {{"position", Order::position}, {"certainty", Order::certainty}}));
  const auto scope = supervision::scope_of(call.who);
  return json_reply(200, json_of(TRY(supervision::list_items(reader, scope, filter, request))));
}

using MoveMany = Result<Changed> (*)(ledger::Act&, const identity::Principal&, std::string_view,
                                     const Choice&);

Result<Command> move_many(const Call& call, std::string kind, MoveMany move) {
  const auto choice = TRY(choice_of(call.request));
  return Command{
      [&call, kind = std::move(kind), move, choice](store::Writer& w) -> Result<http::Response> {
        const std::string source(call.path("id"));
        auto act = act_of(call, w, kind, "source/" + source);
        const auto changed = TRY(move(act, call.who, source, choice));
        if (changed.changed > 0) TRY(act.commit());
        return json_reply(200, json_of(changed));
      }};
}

Result<Command> approve(const Call& call) {
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"expected"});
  const auto expected = input.integer("expected", 1, 1'000'000).value_or(0);
  input.finish();
  TRY(done(std::move(findings)));
  return Command{[&call, expected](store::Writer& writer) -> Result<http::Response> {
    const std::string source(call.path("id"));
    auto act = act_of(call, writer, supervision::kind_approve, "source/" + source);
    const auto changed = TRY(supervision::approve_source(act, call.who, source, expected));
    TRY(act.commit());
    return json_reply(200, json_of(changed));
  }};
}

struct Selection {
  std::int64_t begin = 0;
  std::int64_t end = 0;
  reading::StatementType type = reading::StatementType::action;
  std::string headline;
};

Result<Selection> selection_of(const http::Request& request) {
  const auto body = TRY(json_body(request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"begin", "end", "type"});
  Selection selection;
  selection.begin = input.integer("begin", 0, 100'000'000).value_or(0);
  selection.end = input.integer("end", 1, 100'000'000).value_or(0);
  selection.headline = input.text("headline", {1, 120}).value_or("");
  if (const auto word = input.text("type", {1, 40})) {
    if (const auto type = supervision::type_of(*word)) {
      selection.type = *type;
    } else {
      input.fault("type", "request.not-a-choice");
    }
  }
  input.finish();
  TRY(done(std::move(findings)));
  return selection;
}

// Reads the selection as the reader would have, before the transaction.
Result<supervision::Item> selected_item(const Office& office, const Call& call) {
  const auto selection = TRY(selection_of(call.request));
  Source source;
  TRY(office.context.database.read([&](store::Reader& reader) -> Result<> {
    source = TRY(visible(call, reader));
    return {};
  }));
  const auto text = TRY(supervision::source_text(office.archive, source));
  if (selection.begin >= selection.end || selection.end > std::ssize(text)) {
    TRY(done({{"/end", "item.span-outside", std::to_string(text.size())}}));
  }
  auto item = supervision::item_of_selection(reading::read_report(text), text, selection.begin,
                                             selection.end);
  item.type = selection.type;
  if (!selection.headline.empty()) item.headline = selection.headline;
  if (item.text.empty()) TRY(done({{"/begin", "item.blank", {}}}));
  return item;
}

Result<Command> add_selection(const Office& office, const Call& call) {
  TRY(supervision::require_supervision(call.who));
  const auto item = TRY(selected_item(office, call));
  return Command{[&call, item](store::Writer& writer) -> Result<http::Response> {
    const std::string source(call.path("id"));
    const auto units = supervision::units_of(TRY(identity::list_units(writer)));
    auto act = act_of(call, writer, supervision::kind_add, "source/" + source);
    const auto added = TRY(supervision::add_item(act, call.who, source, item, units));
    TRY(act.commit());
    return item_reply(201, added);
  }};
}

}  // namespace

void add_sources(http::Router& router, const Office& office) {
  using enum http::Method;
  const auto& context = office.context;
  const http::RouteOptions slow{http::Runs::worker};
  const auto with_office = [&office](auto read) {
    return [&office, read](const Call& call, store::Reader& reader) {
      return read(office, call, reader);
    };
  };
  router.add(get, "/api/v1/sources", reads(context, list));
  router.add(get, "/api/v1/sources/{id}",
             reads(context, [](const Call& call, store::Reader& reader) -> Result<http::Response> {
               return json_reply(200, json_of(TRY(visible(call, reader))));
             }));
  router.add(get, "/api/v1/sources/{id}/text", reads(context, with_office(text)), slow);
  router.add(get, "/api/v1/sources/{id}/file", reads(context, with_office(file)), slow);
  router.add(get, "/api/v1/sources/{id}/items", reads(context, items));
  router.add(post, "/api/v1/sources/{id}/items",
             writes(context, [&office](const Call& call) { return add_selection(office, call); }),
             slow);
  router.add(post, "/api/v1/sources/{id}/acceptance", writes(context, [](const Call& call) {
               return move_many(call, supervision::kind_accept, supervision::accept_items);
             }));
  router.add(post, "/api/v1/sources/{id}/confirmation", writes(context, [](const Call& call) {
               return move_many(call, supervision::kind_confirm, supervision::confirm_items);
             }));
  router.add(post, "/api/v1/sources/{id}/approval", writes(context, approve));
}

}  // namespace luoshi::api
