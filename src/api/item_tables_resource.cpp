// GET /api/v1/items.xlsx and POST /api/v1/items/table
#include <boost/json/array.hpp>
#include <memory>

#include "api/item_input.hpp"
#include "api/item_json.hpp"
#include "api/office.hpp"
#include "format/xlsx.hpp"
#include "http/multipart.hpp"
#include "supervision/access.hpp"
#include "supervision/task_table.hpp"
#include "supervision/upload.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using supervision::Comparison;

Result<http::Response> workbook(const Office& office, const Call& call, store::Reader& reader) {
  const auto filter = TRY(filter_of(call.request));
  const auto scope = supervision::scope_of(call.who);
  const auto items = TRY(supervision::items_for_table(reader, scope, filter));
  const auto units = supervision::units_of(TRY(identity::list_units(reader)));
  const auto title = "任务分解表 " + office.today(call.now);
  http::Response response;
  response.body = TRY(format::write_xlsx(supervision::table_of(items, title, units)));
  response.with("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
      .with("Content-Disposition", "attachment; filename=\"items.xlsx\"");
  return response;
}

struct Submitted {
  format::Table table;
  bool apply = false;
  std::string digest;
};

Result<Submitted> submitted(const Office& office, const http::Request& request) {
  const auto type = request.header("content-type");
  if (!http::is_multipart(type)) return fail(ErrorKind::invalid, "request.media-type");
  Submitted out;
  bool given = false;
  for (const auto& part : TRY(http::parse_multipart(type, request.body))) {
    if (part.name == "apply") out.apply = part.body == "true";
    if (part.name == "digest") out.digest = part.body.substr(0, 64);
    if (part.name == "file" && part.is_file && !part.filename.empty()) {
      out.table = TRY(office.documents.read_table(part.body, part.filename));
      given = true;
    }
  }
  if (!given) TRY(done({{"file", "import.no-file", {}}}));
  return out;
}

json::object summary_of(const Call& call, const Comparison& comparison, bool applied) {
  json::array differences;
  for (const auto& one : comparison.differences) {
    differences.emplace_back(json::object{{"item", one.item},
                                          {"number", one.number},
                                          {"headline", one.headline},
                                          {"field", one.field},
                                          {"cell", one.cell},
                                          {"before", one.before},
                                          {"after", one.after}});
  }
  return {{"digest", comparison.digest},
          {"rows", comparison.rows},
          {"differences", std::move(differences)},
          {"findings", json_of(comparison.findings, call.context.problems, call.language)},
          {"applied", applied}};
}

Result<http::Response> take_over(const Call& call, store::Writer& writer, const Submitted& in) {
  const auto units = supervision::units_of(TRY(identity::list_units(writer)));
  if (!in.apply) {
    const auto comparison = TRY(supervision::compare_table(writer, call.who, in.table, units));
    return json_reply(200, summary_of(call, comparison, false));
  }
  auto act = act_of(call, writer, supervision::kind_apply, "item/several");
  const auto comparison = TRY(supervision::apply_table(act, call.who, in.table, units, in.digest));
  if (!comparison.edits.empty()) TRY(act.commit());
  return json_reply(200, summary_of(call, comparison, true));
}

Result<Command> compare(const Office& office, const Call& call) {
  TRY(supervision::require_supervision(call.who));
  const auto in = std::make_shared<Submitted>(TRY(submitted(office, call.request)));
  return Command{[&call, in](store::Writer& writer) { return take_over(call, writer, *in); }};
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
