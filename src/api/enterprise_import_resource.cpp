// POST /api/v1/enterprises/import: a table of enterprises, XLSX or CSV.
#include <boost/json/object.hpp>
#include <memory>

#include "api/enterprise_json.hpp"
#include "api/input.hpp"
#include "api/reply.hpp"
#include "format/csv.hpp"
#include "http/multipart.hpp"
#include "registers/enterprise_table.hpp"
#include "text/decode.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;

Result<format::Table> table_of(const Desks& desks, const http::Part& part) {
  if (!part.filename.ends_with(".csv") && !part.filename.ends_with(".CSV")) {
    return desks.documents.read_table(part.body, part.filename);
  }
  const auto decoded = TRY(text::decode(part.body));
  return format::read_csv(decoded.text);
}

Result<format::Table> handed_in(const Desks& desks, const http::Request& request) {
  const auto type = request.header("content-type");
  if (!http::is_multipart(type)) return fail(ErrorKind::invalid, "request.media-type");
  for (const auto& part : TRY(http::parse_multipart(type, request.body))) {
    if (part.name == "file" && part.is_file && !part.filename.empty()) {
      return table_of(desks, part);
    }
  }
  TRY(done({{"file", "import.no-file", {}}}));
  return format::Table{};
}

// Authorised before the file is read, and again in the transaction.
Result<Command> take(const Desks& desks, const Call& call) {
  const auto keeping = keeping_of(desks, call.now);
  TRY(registers::require_keeper(call.who, keeping));
  const auto file = TRY(handed_in(desks, call.request));
  const auto table =
      std::make_shared<registers::EnterpriseTable>(TRY(registers::read_enterprise_table(file)));
  return Command{.run = [&call, keeping, table](store::Writer& writer) -> Result<http::Response> {
    auto act = act_of(call, writer, "enterprise.import", "enterprise");
    const auto count = TRY(registers::import_enterprises(act, call.who, keeping, *table));
    TRY(act.commit());
    return json_reply(201, json::object{{"registered", count}});
  }};
}

}  // namespace

void add_enterprise_import(http::Router& router, const Desks& desks) {
  router.add(http::Method::post, "/api/v1/enterprises/import",
             writes(desks.context, [&desks](const Call& call) { return take(desks, call); }),
             {http::Runs::worker, http::upload_bytes_max});
}

}  // namespace luoshi::api
