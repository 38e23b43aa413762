// POST /api/v1/cases/import: a table of reports, XLSX or CSV, each row a case.
#include <boost/json/object.hpp>
#include <memory>

#include "api/case_command.hpp"
#include "api/input.hpp"
#include "api/reply.hpp"
#include "api/report_input.hpp"
#include "api/table_upload.hpp"
#include "casework/may.hpp"
#include "casework/report_table.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;

Result<geo::System> system_of(const TableUpload& upload) {
  const auto name = upload.field("reference");
  if (name.empty()) return geo::System::wgs84;
  if (const auto system = geo::system_of(name)) return *system;
  TRY(done({{"reference", "request.not-a-choice", "wgs84, cgcs2000, gcj02, bd09"}}));
  return geo::System::wgs84;
}

// Authorised before the file is read.
Result<std::vector<casework::Checked>> handed_in(const Desks& desks, const Call& call) {
  const auto upload = TRY(table_upload(call.request));
  const auto service = upload.field("service");
  if (service.empty()) TRY(done({{"service", "request.field-missing", {}}}));
  const auto* open = TRY(desks.world.services.latest(service));
  if (!casework::may_import(call.who, *open)) {
    return fail(ErrorKind::forbidden, "case.not-desk");
  }
  const auto system = TRY(system_of(upload));
  const auto file = TRY(read_table(desks, upload));
  const auto table = TRY(casework::read_report_table(*open, system, file));
  return casework::check_reports(desks.world, table, words_in(call.language));
}

// Each row is an act of its own; all are of one transaction.
Result<http::Response> register_all(const Desks& desks, const Call& call, store::Writer& writer,
                                    const std::vector<casework::Checked>& reports) {
  std::string first;
  std::string last;
  for (const auto& report : reports) {
    const auto id = new_id(desks.context.random, call.now, "cas");
    auto act = act_of(call, writer, "case.report", "case/" + id);
    const auto made = TRY(casework::register_case(act, desks.world, id, report));
    TRY(act.commit());
    if (first.empty()) first = made.row.number;
    last = made.row.number;
  }
  return json_reply(201,
                    json::object{{"registered", reports.size()}, {"first", first}, {"last", last}});
}

Result<Command> take(const Desks& desks, const Call& call) {
  const auto reports =
      std::make_shared<std::vector<casework::Checked>>(TRY(handed_in(desks, call)));
  return Command{.run = [&desks, &call, reports](store::Writer& writer) -> Result<http::Response> {
    return register_all(desks, call, writer, *reports);
  }};
}

}  // namespace

void add_case_import(http::Router& router, const Desks& desks) {
  router.add(http::Method::post, "/api/v1/cases/import",
             writes(desks.context, [&desks](const Call& call) { return take(desks, call); }),
             {http::Runs::worker, http::upload_bytes_max});
}

}  // namespace luoshi::api
