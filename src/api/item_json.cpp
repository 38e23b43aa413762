#include "api/item_json.hpp"

#include "api/reply.hpp"
#include "base/clock.hpp"
#include "supervision/vocabulary.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using supervision::Item;
using supervision::Quantity;
using supervision::Source;
using supervision::word_of;

json::array texts(const std::vector<std::string>& all) {
  return json::array(all.begin(), all.end());
}

json::string string(std::string_view text) {
  return json::string(text.data(), text.size());
}

json::object json_of(const Quantity& quantity) {
  json::object out{{"begin", integer_or_null(quantity.begin)},
                   {"end", integer_or_null(quantity.end)},
                   {"value", text_or_null(quantity.value)},
                   {"low", text_or_null(quantity.low)},
                   {"high", text_or_null(quantity.high)},
                   {"unit", quantity.unit},
                   {"kind", string(word_of(quantity.kind))},
                   {"qualifier", string(word_of(quantity.qualifier))},
                   {"role", string(word_of(quantity.role))},
                   {"indicator", quantity.indicator},
                   {"year", integer_or_null(quantity.year)},
                   {"computed", quantity.computed}};
  if (!quantity.computation.empty()) out["computation"] = quantity.computation;
  return out;
}

json::value suggestion_of(const Item& item) {
  if (!item.suggestion) return nullptr;
  json::object out{{"unit", item.suggestion->unit}, {"reason", item.suggestion->reason}};
  if (!item.suggestion->detail.empty()) out["detail"] = item.suggestion->detail;
  return out;
}

void add_words(json::object& out, const Item& item) {
  out["headline"] = item.headline;
  out["text"] = item.text;
  out["section"] = texts(item.section);
  out["begin"] = integer_or_null(item.begin);
  out["end"] = integer_or_null(item.end);
  out["verb"] = item.verb;
  out["objects"] = texts(item.objects);
  out["quantities"] = api::json_of(item.quantities);
}

void add_assignment(json::object& out, const Item& item) {
  out["completion_standard"] = item.completion_standard;
  out["lead_unit"] = text_or_null(item.lead_unit);
  out["supporting_units"] = texts(item.supporting_units);
  out["suggestion"] = suggestion_of(item);
  out["responsible_leader"] = item.responsible_leader;
  out["person_in_charge"] = item.person_in_charge;
  out["liaison"] = item.liaison;
  out["due_date"] = text_or_null(item.due_date);
}

json::value time_or_null(std::optional<std::int64_t> ms) {
  if (!ms) return nullptr;
  return string(to_rfc3339(Instant{*ms}));
}

void add_carriage(json::object& out, const supervision::Carriage& carriage) {
  out["stage"] = string(name_of(carriage.stage));
  out["start_date"] = text_or_null(carriage.start_date);
  out["recurrence"] = text_or_null(carriage.recurrence);
  out["progress"] = integer_or_null(carriage.progress);
  out["progress_on"] = text_or_null(carriage.progress_on);
  out["light"] = string(name_of(carriage.light));
  out["light_since"] = text_or_null(carriage.light_since);
  out["reds"] = carriage.reds;
  out["amended"] = carriage.amended;
  out["issued_at"] = time_or_null(carriage.issued_ms);
  out["acknowledged_at"] = time_or_null(carriage.acknowledged_ms);
  out["ended_on"] = text_or_null(carriage.ended_on);
}

}  // namespace

json::value text_or_null(std::string_view text) {
  if (text.empty()) return nullptr;
  return string(text);
}

json::value integer_or_null(std::optional<std::int64_t> value) {
  if (!value) return nullptr;
  return *value;
}

json::array json_of(const std::vector<Quantity>& quantities) {
  json::array all;
  for (const auto& quantity : quantities) all.push_back(json_of(quantity));
  return all;
}

json::object json_of(const Item& item) {
  json::object out{{"id", item.id},
                   {"version", item.version},
                   {"source", item.source},
                   {"source_title", item.source_title},
                   {"source_kind", item.source_kind},
                   {"number", item.number},
                   {"type", string(word_of(item.type))},
                   {"state", string(name_of(item.standing.state))},
                   {"disclosure", string(name_of(item.standing.disclosure))},
                   {"parent", text_or_null(item.parent)},
                   {"parts_total", integer_or_null(item.parts_total)},
                   {"parts_named", item.parts_named}};
  add_words(out, item);
  add_assignment(out, item);
  add_carriage(out, item.carriage);
  out["certainty"] = item.certainty;
  out["doubt"] = item.doubt;
  out["reason"] = item.reason;
  out["accepted_by"] = text_or_null(item.standing.accepted_by);
  out["confirmed_by"] = text_or_null(item.standing.confirmed_by);
  out["changed_at"] = to_rfc3339(Instant{item.changed_ms});
  return out;
}

json::object json_of(const Source& source) {
  json::array sections;
  for (const auto& path : source.sections) sections.emplace_back(texts(path));
  const auto& counts = source.counts;
  return {{"id", source.id},
          {"kind", source.kind},
          {"title", source.title},
          {"year", integer_or_null(source.year)},
          {"year_reviewed", integer_or_null(source.year_reviewed)},
          {"place", source.place},
          {"delivered", source.delivered},
          {"file_name", source.file_name},
          {"media_type", source.media_type},
          {"has_text", source.has_text},
          {"counts", json::object{{"draft", counts.draft},
                                  {"accepted", counts.accepted},
                                  {"confirmed", counts.confirmed},
                                  {"approved", counts.approved},
                                  {"rejected", counts.rejected}}},
          {"sections", std::move(sections)},
          {"created_at", to_rfc3339(Instant{source.created_ms})},
          {"created_by", source.created_by},
          {"approved_at", time_or_null(source.approved_ms)},
          {"approved_by", text_or_null(source.approved_by)},
          {"version", source.version}};
}

json::object json_of(const supervision::Changed& changed) {
  return {{"changed", changed.changed}, {"own", changed.own}, {"left_out", changed.left_out}};
}

json::object json_of(const supervision::Page& page) {
  json::array items;
  for (const auto& item : page.items) items.emplace_back(json_of(item));
  const auto next = page.next.empty() ? std::nullopt : std::optional(page.next);
  json::object out{{"items", std::move(items)}, {"next", next_of(next)}};
  if (page.total) out["total"] = *page.total;
  return out;
}

http::Response item_reply(int status, const Item& item) {
  return json_reply(status, json_of(item), item.version);
}

json::array json_of(const std::vector<Finding>& findings, const Problems& problems,
                    Language language) {
  json::array all;
  for (const auto& finding : findings) {
    const auto& words =
        problems.words(Error{ErrorKind::invalid, finding.problem, {}, {}, {}}, language);
    json::object one{{"place", finding.place}, {"id", finding.problem}, {"title", words.title}};
    if (!words.mend.empty()) one["mend"] = words.mend;
    if (!finding.detail.empty()) one["detail"] = finding.detail;
    all.emplace_back(std::move(one));
  }
  return all;
}

}  // namespace luoshi::api
