// /api/v1/tasks: what waits for the person and their units, and who works there.
#include <array>
#include <boost/json/array.hpp>

#include "api/case_json.hpp"
#include "api/input.hpp"
#include "api/json_parts.hpp"
#include "api/query.hpp"
#include "api/reply.hpp"
#include "api/task_json.hpp"
#include "casework/rows.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using casework::TaskFilter;

constexpr std::size_t word_bytes_max = 240;

std::optional<TaskFilter::Whose> whose_of(std::string_view word) {
  if (word == "mine") return TaskFilter::Whose::mine;
  if (word == "unit") return TaskFilter::Whose::unit;
  if (word == "all") return TaskFilter::Whose::all;
  return std::nullopt;
}

Result<TaskFilter> filter_of(const http::Request& request) {
  Query query(request);
  TaskFilter filter;
  filter.whose = query.word("whose", whose_of).value_or(TaskFilter::Whose::all);
  filter.unit = query.text("unit", word_bytes_max);
  filter.service = query.text("service", word_bytes_max);
  filter.element = query.text("element", word_bytes_max);
  filter.overdue = query.boolean("overdue").value_or(false);
  TRY(done(query.take()));
  return filter;
}

Result<json::object> json_of_found(CaseView& view, const casework::TaskOnCase& found) {
  const auto& row = found.row;
  const auto service = TRY(view.desks.world.services.at(row.service, row.service_version));
  const auto open = TRY(casework::tasks_of(view.reader, row.id, true));
  return json::object{{"task", TRY(json_of_task(view, {row, *service, open}, found.task))},
                      {"case", TRY(json_of_line(view.desks, row))}};
}

Result<http::Response> list(const Desks& desks, const Call& call, store::Reader& reader) {
  const auto filter = TRY(filter_of(call.request));
  const auto page = TRY(page_of(call.request));
  auto view = TRY(view_of(desks, call, reader));
  const auto found =
      TRY(casework::list_tasks(reader, view.worker, filter, call.now, page.after, page.limit));
  json::array tasks;
  for (const auto& one : found.tasks) tasks.emplace_back(TRY(json_of_found(view, one)));
  return json_reply(200, json::object{{"tasks", std::move(tasks)}, {"next", next_of(found.next)}});
}

Result<http::Response> counts(const Desks& desks, const Call& call, store::Reader& reader) {
  const auto worker = TRY(casework::worker_of(reader, call.who, desks.today(call.now)));
  const auto counts = TRY(casework::count_tasks(reader, worker, call.now));
  return json_reply(200, json::object{{"mine", json_of_count(counts.mine)},
                                      {"unit", json_of_count(counts.unit)},
                                      {"overdue", json_of_count(counts.overdue)}});
}

Result<http::Response> workers(const Desks&, const Call& call, store::Reader& reader) {
  const auto unit = TRY(identity::find_unit(reader, call.path("id"))).id;
  json::array all;
  for (const auto& person : TRY(identity::list_people(reader))) {
    const auto roles = casework::working_roles(person.appointments, unit);
    if (!person.active || roles.empty()) continue;
    all.emplace_back(json::object{
        {"person", person.id}, {"name", name_or_null(person.name)}, {"roles", json_names(roles)}});
  }
  return json_reply(200, json::object{{"workers", std::move(all)}});
}

}  // namespace

void add_tasks(http::Router& router, const Desks& desks) {
  const auto on = [&](const char* pattern, auto body) {
    router.add(http::Method::get, pattern,
               reads(desks.context, [&desks, body](const Call& call, store::Reader& reader) {
                 return body(desks, call, reader);
               }));
  };
  on("/api/v1/tasks", list);
  on("/api/v1/tasks/counts", counts);
  on("/api/v1/units/{id}/workers", workers);
}

}  // namespace luoshi::api
