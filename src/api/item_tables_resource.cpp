// GET /api/v1/items.xlsx and POST /api/v1/items/table
#include <boost/json/array.hpp>
#include <memory>
#include <set>

#include "api/item_input.hpp"
#include "api/item_json.hpp"
#include "api/office.hpp"
#include "api/settle.hpp"
#include "format/xlsx.hpp"
#include "handling/table.hpp"
#include "http/multipart.hpp"
#include "supervision/access.hpp"
#include "supervision/upload.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using handling::Comparison;

Result<http::Response> workbook(const Office& office, const Call& call, store::Reader& reader) {
  const auto filter = TRY(filter_of(call.request));
  const auto scope = supervision::scope_of(call.who);
  const auto items = TRY(supervision::items_for_table(reader, scope, filter));
  const auto units = supervision::units_of(TRY(identity::list_units(reader)));
  const auto title = "任务分解表 " + office.today(call.now);
  http::Response response;
  const auto table = TRY(handling::table_for(reader, items, title, units));
  response.body = TRY(format::write_xlsx(table));
  response.with("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
      .with("Content-Disposition", "attachment; filename=\"items.xlsx\"");
  return response;
}

struct Submitted {
  format::Table table;
  bool apply = false;
  std::string digest;
  std::optional<handling::Amending> amending;
};

constexpr std::size_t words_bytes_max = 4000;

// `amendments`: propose (with the decision) or leave.
void read_amending(Submitted& out, std::string_view name, std::string_view value) {
  const auto decision = [&]() -> handling::Decision& {
    if (!out.amending) out.amending.emplace();
    if (!out.amending->decision) out.amending->decision.emplace();
    return *out.amending->decision;
  };
  const std::string words(value.substr(0, words_bytes_max));
  if (name == "amendments" && value == "propose") decision();
  if (name == "amendments" && value == "leave") out.amending.emplace();
  if (name == "decided_by") decision().decided_by = words;
  if (name == "decided_on") decision().decided_on = words;
  if (name == "reason") decision().reason = words;
}

Result<Submitted> submitted(const Office& office, const http::Request& request) {
  const auto type = request.header("content-type");
  if (!http::is_multipart(type)) return fail(ErrorKind::invalid, "request.media-type");
  Submitted out;
  bool given = false;
  for (const auto& part : TRY(http::parse_multipart(type, request.body))) {
    if (part.name == "apply") out.apply = part.body == "true";
    if (part.name == "digest") out.digest = part.body.substr(0, 64);
    read_amending(out, part.name, part.body);
    if (part.name == "file" && part.is_file && !part.filename.empty()) {
      out.table = TRY(office.documents.read_table(part.body, part.filename));
      given = true;
    }
  }
  if (!given) TRY(done({{"file", "import.no-file", {}}}));
  return out;
}

json::object summary_of(const Call& call, const Comparison& found, bool applied) {
  const auto& comparison = found.table;
  json::array differences;
  for (const auto& one : comparison.differences) {
    differences.emplace_back(json::object{{"item", one.item},
                                          {"number", one.number},
                                          {"headline", one.headline},
                                          {"field", one.field},
                                          {"cell", one.cell},
                                          {"before", one.before},
                                          {"after", one.after},
                                          {"amends", one.amends}});
  }
  return {{"digest", comparison.digest},
          {"rows", comparison.rows},
          {"differences", std::move(differences)},
          {"findings", json_of(comparison.findings, call.context.problems, call.language)},
          {"applied", applied}};
}

// What the edits of a table bring about in the other modules, item by item.
Result<> settle_all(const Office& office, ledger::Act& act, const Comparison& comparison,
                    std::string_view today) {
  std::set<std::string> items;
  for (const auto& one : comparison.table.edits) items.insert(one.item);
  for (const auto& one : comparison.milestones) items.insert(one.item);
  for (const auto& item : items) TRY(settle(office, act, item, today));
  return {};
}

Result<http::Response> take_over(const Office& office, const Call& call, store::Writer& writer,
                                 const Submitted& in) {
  const auto units = supervision::units_of(TRY(identity::list_units(writer)));
  if (!in.apply) {
    const auto comparison = TRY(handling::compare_table(writer, call.who, in.table, units));
    return json_reply(200, summary_of(call, comparison, false));
  }
  const auto today = office.today(call.now);
  auto act = act_of(call, writer, supervision::kind_apply, "item/several");
  const auto comparison =
      TRY(handling::apply_table(act, call.who, in.table, units, in.digest, in.amending, today));
  if (!comparison.table.differences.empty()) {
    TRY(settle_all(office, act, comparison, today));
    TRY(act.commit());
  }
  return json_reply(200, summary_of(call, comparison, true));
}

Result<Command> compare(const Office& office, const Call& call) {
  TRY(supervision::require_supervision(call.who));
  const auto in = std::make_shared<Submitted>(TRY(submitted(office, call.request)));
  return Command{
      [&office, &call, in](store::Writer& writer) { return take_over(office, call, writer, *in); }};
}

}  // namespace

void add_item_tables(http::Router& router, const Office& office) {
  router.add(http::Method::get, "/api/v1/items.xlsx",
             reads(office.context,
                   [&office](const Call& call, store::Reader& reader) {
                     return workbook(office, call, reader);
                   }),
             {http::Runs::worker});
  router.add(http::Method::post, "/api/v1/items/table",
             writes(office.context, [&office](const Call& call) { return compare(office, call); }),
             {http::Runs::worker, http::upload_bytes_max});
}

}  // namespace luoshi::api
