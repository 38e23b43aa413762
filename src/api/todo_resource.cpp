// GET /api/v1/todo
#include <boost/json/array.hpp>

#include "api/office.hpp"
#include "api/reply.hpp"
#include "escalation/todo.hpp"
#include "handling/report_queue.hpp"
#include "handling/todo.hpp"
#include "outcomes/todo.hpp"
#include "supervision/dates.hpp"
#include "supervision/todo.hpp"

namespace luoshi::api {
namespace {

constexpr int soon_days = 30;

boost::json::object json_of(const supervision::Waiting& waiting) {
  boost::json::object out{{"kind", waiting.kind}, {"count", waiting.count}, {"link", waiting.link}};
  if (!waiting.source.empty()) {
    out["source"] = waiting.source;
    out["title"] = waiting.title;
  }
  return out;
}

}  // namespace

void add_todo(http::Router& router, const Office& office) {
  router.add(http::Method::get, "/api/v1/todo",
             reads(office.context,
                   [&office](const Call& call, store::Reader& reader) -> Result<http::Response> {
                     const auto today = office.today(call.now);
                     const auto soon = supervision::move_date(today, soon_days);
                     boost::json::array todo;
                     const auto add = [&](const std::vector<supervision::Waiting>& all) {
                       for (const auto& one : all) todo.emplace_back(json_of(one));
                     };
                     add(TRY(supervision::todo_of(reader, call.who, today, soon)));
                     add(TRY(handling::todo_of(reader, call.who)));
                     add(TRY(handling::reports_waiting(reader, call.who, today)));
                     add(TRY(escalation::todo_of(reader, call.who, office.rules, today)));
                     add(TRY(outcomes::todo_of(reader, call.who, today)));
                     return json_reply(200, boost::json::object{{"todo", std::move(todo)}});
                   }));
}

}  // namespace luoshi::api
