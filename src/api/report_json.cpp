#include "api/report_json.hpp"

#include <boost/json/array.hpp>

#include "api/item_json.hpp"
#include "api/reply.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using handling::Report;

json::string string(std::string_view text) {
  return json::string(text.data(), text.size());
}

json::string time_of(std::int64_t ms) {
  return string(to_rfc3339(Instant{ms}));
}

json::value time_or_null(std::optional<std::int64_t> ms) {
  if (!ms) return nullptr;
  return time_of(*ms);
}

template <class T>
json::array all_of(const std::vector<T>& values) {
  json::array all;
  for (const auto& one : values) all.emplace_back(json_of(one));
  return all;
}

json::array support_of(const Report& report) {
  json::array all;
  for (const auto& one : report.support) {
    all.emplace_back(json::object{{"unit", one.unit},
                                  {"state", one.confirmed ? "confirmed" : "disputed"},
                                  {"words", one.words},
                                  {"made_by", one.made_by},
                                  {"made_at", time_of(one.made_ms)}});
  }
  return all;
}

json::array seen_of(const Report& report) {
  json::array all;
  for (const auto& one : report.seen) {
    all.emplace_back(json::object{
        {"person", one.person}, {"words", one.words}, {"seen_at", time_of(one.seen_ms)}});
  }
  return all;
}

void add_content(json::object& out, const Report& report) {
  out["percent"] = integer_or_null(report.percent);
  out["value"] = text_or_null(report.value);
  out["value_unit"] = report.value_unit;
  out["indicator"] = report.indicator;
  out["origin"] = text_or_null(name_of(report.origin));
  out["cited_source"] = report.cited_source;
  out["words"] = report.words;
  out["problems"] = report.problems;
  out["measures"] = report.measures;
  out["claims_done"] = report.claims_done;
  out["reached"] = json::array(report.reached.begin(), report.reached.end());
}

void add_hands(json::object& out, const Report& report) {
  out["reason"] = report.reason;
  out["drafted_by"] = report.drafted_by;
  out["drafted_at"] = time_of(report.drafted_ms);
  out["submitted_at"] = time_or_null(report.submitted_ms);
  out["signed_by"] = text_or_null(report.signed_by);
  out["signed_at"] = time_or_null(report.signed_ms);
  out["signed_on"] = text_or_null(report.signed_on);
  out["checked_by"] = text_or_null(report.checked_by);
  out["checked_at"] = time_or_null(report.checked_ms);
}

}  // namespace

json::object json_of(const handling::Evidence& evidence) {
  const bool is_link = evidence.kind == "link";
  return {{"id", evidence.id},
          {"kind", evidence.kind},
          {"name", evidence.name},
          {"media_type", text_or_null(evidence.media_type)},
          {"size_bytes", is_link ? json::value(nullptr) : json::value(evidence.size_bytes)},
          {"href", is_link ? evidence.link : "/api/v1/evidence/" + evidence.id + "/file"}};
}

json::object json_of(const handling::ReportOnItem& on, const identity::Principal& who) {
  const auto& report = on.report;
  json::object out{{"id", report.id},
                   {"version", report.version},
                   {"item", report.item},
                   {"unit", report.unit},
                   {"period", report.period},
                   {"state", string(name_of(report.standing.state))},
                   {"disclosure", string(name_of(report.standing.disclosure))}};
  add_content(out, report);
  add_hands(out, report);
  out["evidence"] = all_of(report.evidence);
  out["support"] = support_of(report);
  out["seen"] = seen_of(report);
  json::array may;
  for (const auto& move : handling::open_moves(who, on)) may.emplace_back(string(move));
  out["may"] = std::move(may);
  return out;
}

json::object json_of(const handling::Verification& verification) {
  return {{"id", verification.id},
          {"item", verification.item},
          {"report", verification.report},
          {"manner", verification.on_spot ? "on_spot" : "desk"},
          {"outcome", verification.passed ? "passed" : "failed"},
          {"words", verification.words},
          {"verified_by", verification.verified_by},
          {"verified_at", time_of(verification.verified_ms)},
          {"evidence", all_of(verification.evidence)}};
}

json::object json_of(const handling::Reopening& reopening) {
  return {{"stage", reopening.stage},
          {"reason", reopening.reason},
          {"reopened_by", reopening.reopened_by},
          {"reopened_at", time_of(reopening.reopened_ms)}};
}

json::object json_of(const handling::DutyPeriod& period) {
  return {{"period", period.period},
          {"due_date", period.due_date},
          {"state", period.state},
          {"report", text_or_null(period.report)},
          {"kept_on", text_or_null(period.kept_on)}};
}

json::object json_of(const handling::QueueEntry& entry, const identity::Principal& who) {
  json::object out{{"item", json_of(entry.item)}, {"period", entry.period}, {"report", nullptr}};
  if (entry.report) out["report"] = json_of({*entry.report, entry.item}, who);
  return out;
}

http::Response report_reply(int status, const handling::ReportOnItem& on,
                            const identity::Principal& who) {
  return json_reply(status, json_of(on, who), on.report.version);
}

}  // namespace luoshi::api
