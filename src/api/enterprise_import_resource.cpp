// POST /api/v1/enterprises/import: a table of enterprises, XLSX or CSV.
#include <boost/json/object.hpp>
#include <memory>

#include "api/enterprise_json.hpp"
#include "api/reply.hpp"
#include "api/table_upload.hpp"
#include "registers/enterprise_table.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;

// Authorised before the file is read, and again in the transaction.
Result<Command> take(const Desks& desks, const Call& call) {
  const auto keeping = keeping_of(desks, call.now);
  TRY(registers::require_keeper(call.who, keeping));
  const auto upload = TRY(table_upload(call.request));
  const auto file = TRY(read_table(desks, upload));
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
