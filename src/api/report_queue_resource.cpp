// GET /api/v1/report-queue: what waits for the caller in reporting.
#include <boost/json/array.hpp>

#include "api/input.hpp"
#include "api/office.hpp"
#include "api/reply.hpp"
#include "api/report_json.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;

Result<http::Response> list(const Office& office, const Call& call, store::Reader& reader) {
  const auto queue = handling::parse_queue(call.request.param("queue").value_or(""));
  if (!queue) TRY(done({{"queue", "request.not-a-choice", {}}}));
  const auto page = TRY(page_of(call.request));
  const auto found = TRY(handling::list_queue(reader, call.who, *queue, office.today(call.now),
                                              page.after, std::min<std::int64_t>(page.limit, 100)));
  json::array entries;
  for (const auto& entry : found.entries) entries.emplace_back(json_of(entry, call.who));
  const auto next = found.next.empty() ? std::nullopt : std::optional(found.next);
  return json_reply(200, json::object{{"entries", std::move(entries)}, {"next", next_of(next)}});
}

}  // namespace

void add_report_queue(http::Router& router, const Office& office) {
  router.add(http::Method::get, "/api/v1/report-queue",
             reads(office.context, [&office](const Call& call, store::Reader& reader) {
               return list(office, call, reader);
             }));
}

}  // namespace luoshi::api
