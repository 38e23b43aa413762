// GET /api/v1/todo
#include <boost/json/array.hpp>

#include "api/office.hpp"
#include "api/reply.hpp"
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
  router.add(
      http::Method::get, "/api/v1/todo",
      reads(office.context,
            [&office](const Call& call, store::Reader& reader) -> Result<http::Response> {
              const auto today = office.today(call.now);
              const auto soon = supervision::move_date(today, soon_days);
              boost::json::array todo;
              for (const auto& one : TRY(supervision::todo_of(reader, call.who, today, soon))) {
                todo.emplace_back(json_of(one));
              }
              for (const auto& one : TRY(outcomes::todo_of(reader, call.who, today))) {
                todo.emplace_back(json_of(one));
              }
              return json_reply(200, boost::json::object{{"todo", std::move(todo)}});
            }));
}

}  // namespace luoshi::api
