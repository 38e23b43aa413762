#include "api/case_json.hpp"

#include <boost/json/parse.hpp>

#include "api/case_act_json.hpp"
#include "api/clock_json.hpp"
#include "api/enterprise_json.hpp"
#include "api/item_json.hpp"
#include "api/json_parts.hpp"
#include "api/masking.hpp"
#include "api/reply.hpp"
#include "api/task_json.hpp"
#include "casework/links.hpp"
#include "casework/rows.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using casework::Case;
using casework::Running;

constexpr double e7 = 1e7;

json::value degrees(const std::optional<std::int64_t>& value) {
  if (!value) return nullptr;
  return static_cast<double>(*value) / e7;
}

const catalog::Words* stage_name(const catalog::Service& service, std::string_view stage) {
  for (const auto& one : service.facts().stages) {
    if (one.id == stage) return &one.name;
  }
  return nullptr;
}

const catalog::Words* category_name(const catalog::Service& service, std::string_view category) {
  const auto* found = service.category(category);
  return found == nullptr ? nullptr : &found->name;
}

// What lists and the case itself begin with.
json::object head_of(const Case& one, const catalog::Service& service) {
  return {{"id", one.id},
          {"number", one.number},
          {"service", one.service},
          {"service_name", json_words(service.facts().name)},
          {"state", json_text(name_of(one.state))},
          {"ending", text_or_null(name_of(one.ending))},
          {"stage", text_or_null(one.stage)},
          {"stage_name", words_or_null(stage_name(service, one.stage))},
          {"category", text_or_null(one.category)},
          {"category_name", words_or_null(category_name(service, one.category))},
          {"priority", one.priority},
          {"title", one.title},
          {"lead_unit", text_or_null(one.lead_unit)},
          {"desk_unit", text_or_null(one.desk_unit)},
          {"outcome", text_or_null(one.outcome)},
          {"overdue", one.overdue},
          {"suspended", one.suspended},
          {"supervised", one.supervised},
          {"deferred", one.deferred}};
}

Result<json::object> applicant_of(CaseView& view, const Case& one) {
  const bool part = TRY(casework::has_part(view.reader, view.worker.who, one));
  const auto shown = part ? one.applicant : masked(one.applicant);
  return json::object{{"kind", shown.kind},
                      {"name", shown.name},
                      {"phone", shown.phone},
                      {"email", shown.email},
                      {"organisation", shown.organisation},
                      {"credit_code", shown.credit_code},
                      {"masked", !part}};
}

json::value place_name(const CaseView& view, const std::string& code) {
  const auto found = view.desks.places.find(code);
  if (found == view.desks.places.end()) return nullptr;
  const auto& words = found->second;
  return json_text(view.language == Language::en && !words.en.empty() ? words.en : words.zh);
}

json::value place_of(const CaseView& view, const casework::Place& place) {
  if (!place.has_point() && place.address.empty()) return nullptr;
  return json::object{{"longitude", degrees(place.longitude_e7)},
                      {"latitude", degrees(place.latitude_e7)},
                      {"address", place.address},
                      {"subdistrict", text_or_null(place.subdistrict)},
                      {"subdistrict_name", place_name(view, place.subdistrict)},
                      {"community", text_or_null(place.community)},
                      {"community_name", place_name(view, place.community)},
                      {"cell", text_or_null(place.cell)}};
}

json::object times_of(const Case& one) {
  return {{"reported_at", json_time(one.reported_ms)},
          {"accepted_at", time_or_null(one.times.accepted_ms)},
          {"dispatched_at", time_or_null(one.times.dispatched_ms)},
          {"received_at", time_or_null(one.times.received_ms)},
          {"finished_at", time_or_null(one.times.finished_ms)},
          {"checked_at", time_or_null(one.times.checked_ms)},
          {"closed_at", time_or_null(one.times.closed_ms)}};
}

json::value rating_of(const casework::Rating& rating) {
  if (!rating.rated_ms) return nullptr;
  return json::object{{"answer", integer_or_null(rating.answer)},
                      {"solution", integer_or_null(rating.solution)},
                      {"words", rating.words},
                      {"rated_at", json_time(*rating.rated_ms)}};
}

json::value incident_of(const Running& running) {
  if (running.row.incident.empty()) return nullptr;
  for (const auto& one : running.instance.activities) {
    if (!one.incident) continue;
    return json::object{{"problem", one.incident->problem},
                        {"detail", one.incident->detail},
                        {"place", one.incident->place}};
  }
  return json::object{{"problem", running.row.incident}, {"detail", ""}, {"place", ""}};
}

json::value released_of(const Case& one) {
  if (!one.released_ms) return nullptr;
  return json::object{{"words", one.released_words}, {"at", json_time(*one.released_ms)}};
}

json::object link_of(const casework::Link& link) {
  return {{"id", link.id}, {"number", link.number}, {"title", link.title}};
}

json::value link_or_null(const std::optional<casework::Link>& link) {
  if (!link) return nullptr;
  return link_of(*link);
}

Result<> add_links(json::object& out, CaseView& view, const Case& one) {
  const auto links = TRY(casework::links_of(view.reader, casework::scope_of(view.worker.who), one));
  const auto all_of = [](const std::vector<casework::Link>& all) {
    json::array array;
    for (const auto& link : all) array.emplace_back(link_of(link));
    return array;
  };
  out["merged_into"] = link_or_null(links.merged_into);
  out["merged"] = all_of(links.merged);
  out["split_from"] = link_or_null(links.split_from);
  out["parts"] = all_of(links.parts);
  return {};
}

Result<json::array> units_of(CaseView& view, const Case& one) {
  json::array units;
  for (const auto& unit : TRY(casework::units_of(view.reader, one.id))) {
    units.emplace_back(json::object{{"unit", unit.unit}, {"part", unit.part}});
  }
  return units;
}

// Open ones first, then those that ended.
Result<json::array> tasks_of(CaseView& view, const Running& running) {
  const casework::Around around{running.row, *running.service, running.tasks};
  json::array open;
  json::array ended;
  for (const auto& task : TRY(casework::tasks_of(view.reader, running.row.id, false))) {
    (task.is_open() ? open : ended).emplace_back(TRY(json_of_task(view, around, task)));
  }
  open.insert(open.end(), ended.begin(), ended.end());
  return open;
}

json::value form_of(const Case& one) {
  json::error_code error;
  auto form = json::parse(one.form, error);
  if (error || !form.is_object()) return json::object{};
  return form;
}

void add_standing(json::object& out, const Running& running) {
  const auto& one = running.row;
  const auto* outcome = running.service->facts().outcome(one.outcome);
  out["version"] = one.version;
  out["service_version"] = one.service_version;
  out["channel"] = one.channel;
  out["description"] = one.description;
  out["form"] = form_of(one);
  out["outcome_name"] = words_or_null(outcome == nullptr ? nullptr : &outcome->name);
  out["counts"] = text_or_null(one.counts);
  out["answer"] = one.answer;
  out["resume_at"] = time_or_null(one.resume_ms);
  out["urged"] = one.urged;
  out["counters"] = json::object{{"extensions", one.counters.extensions},
                                 {"returns", one.counters.returns},
                                 {"reworks", one.counters.reworks},
                                 {"appeals", one.counters.appeals}};
  out["rating"] = rating_of(one.rating);
  out["times"] = times_of(one);
  out["incident"] = incident_of(running);
  out["released"] = released_of(one);
}

}  // namespace

Result<json::object> json_of_line(const Desks& desks, const Case& one) {
  const auto service = TRY(desks.world.services.at(one.service, one.service_version));
  auto out = head_of(one, *service);
  out["due_at"] = time_or_null(one.clock.due_ms);
  out["incident"] = text_or_null(one.incident);
  out["reported_at"] = json_time(one.reported_ms);
  out["closed_at"] = time_or_null(one.times.closed_ms);
  out["longitude"] = degrees(one.place.longitude_e7);
  out["latitude"] = degrees(one.place.latitude_e7);
  out["address"] = one.place.address;
  return out;
}

Result<json::object> json_of_case(CaseView& view, const Running& running) {
  const auto& one = running.row;
  auto out = head_of(one, *running.service);
  add_standing(out, running);
  out["applicant"] = TRY(applicant_of(view, one));
  out["enterprise"] = TRY(json_of_known_enterprise(view, one));
  out["place"] = place_of(view, one.place);
  out["units"] = TRY(units_of(view, one));
  out["clock"] = TRY(json_of_clock(view.desks.world, one, view.now));
  TRY(add_links(out, view, one));
  out["tasks"] = TRY(tasks_of(view, running));
  out["acts"] = TRY(json_of_acts(view, running));
  out["requests"] = TRY(json_of_requests(view, running));
  out["attachments"] = TRY(json_of_attachments(view, one));
  out["may"] = json_names(TRY(casework::case_moves(view.reader, running, view.worker)));
  return out;
}

Result<http::Response> case_reply(const Desks& desks, const Call& call, store::Reader& reader,
                                  std::string_view id, int status) {
  auto view = TRY(view_of(desks, call, reader));
  const auto running = TRY(casework::begin(reader, desks.world, id));
  return json_reply(status, TRY(json_of_case(view, running)), running.row.version);
}

}  // namespace luoshi::api
