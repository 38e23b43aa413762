#include "api/breakdown_json.hpp"

#include "api/item_json.hpp"
#include "base/clock.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;

json::string string(std::string_view text) {
  return json::string(text.data(), text.size());
}

json::value time_or_null(std::optional<std::int64_t> ms) {
  if (!ms) return nullptr;
  return string(to_rfc3339(Instant{*ms}));
}

json::object json_of(const handling::Terms& terms) {
  json::object out;
  const auto& fields = terms.fields;
  const auto text = [&](const char* name, const std::optional<std::string>& value) {
    if (value) out[name] = *value;
  };
  text("headline", fields.headline);
  text("text", fields.text);
  text("completion_standard", fields.completion_standard);
  const auto nullable = [&](const char* name, const std::optional<std::string>& value) {
    if (value) out[name] = text_or_null(*value);
  };
  nullable("lead_unit", fields.lead_unit);
  nullable("due_date", fields.due_date);
  nullable("recurrence", fields.recurrence);
  if (fields.quantities) out["quantities"] = api::json_of(*fields.quantities);
  if (!terms.stage.empty()) out["stage"] = terms.stage;
  return out;
}

}  // namespace

json::array json_of(const std::vector<handling::Milestone>& milestones) {
  json::array all;
  for (const auto& one : milestones) {
    all.emplace_back(json::object{{"period", one.period},
                                  {"due_date", one.due_date},
                                  {"percent", integer_or_null(one.percent)},
                                  {"words", one.words},
                                  {"reached_on", text_or_null(one.reached_on)},
                                  {"report", text_or_null(one.report)}});
  }
  return all;
}

Result<json::object> json_of(const handling::Comment& comment, PersonNames& names) {
  return json::object{{"id", comment.id},
                      {"item", comment.item},
                      {"item_number", comment.item_number},
                      {"item_headline", comment.item_headline},
                      {"unit", comment.unit},
                      {"kind", string(name_of(comment.kind))},
                      {"state", string(name_of(comment.state))},
                      {"words", comment.words},
                      {"answer", comment.answer},
                      {"made_by_name", TRY(names.of(comment.made_by))},
                      {"made_at", to_rfc3339(Instant{comment.made_ms})},
                      {"decided_by_name", TRY(names.of(comment.decided_by))},
                      {"decided_at", time_or_null(comment.decided_ms)}};
}

Result<json::object> json_of(const handling::Amendment& amendment, PersonNames& names) {
  return json::object{{"id", amendment.id},
                      {"item", amendment.item},
                      {"item_number", amendment.item_number},
                      {"item_headline", amendment.item_headline},
                      {"position", amendment.position},
                      {"state", string(name_of(amendment.state))},
                      {"before", json_of(amendment.before)},
                      {"after", json_of(amendment.after)},
                      {"decided_by", amendment.decision.decided_by},
                      {"decided_on", amendment.decision.decided_on},
                      {"reason", amendment.decision.reason},
                      {"refusal", amendment.refusal},
                      {"proposed_by_name", TRY(names.of(amendment.proposed_by))},
                      {"proposed_at", to_rfc3339(Instant{amendment.proposed_ms})},
                      {"signed_by_name", TRY(names.of(amendment.signed_by))},
                      {"signed_at", time_or_null(amendment.signed_ms)}};
}

json::object json_of(const handling::Batch& batch, const Call& call) {
  json::array left_out;
  for (const auto& one : batch.left_out) {
    const auto& words = call.context.problems.words(
        Error{ErrorKind::conflict, one.problem, {}, {}, {}}, call.language);
    left_out.emplace_back(json::object{{"item", one.item},
                                       {"number", one.number},
                                       {"headline", one.headline},
                                       {"id", one.problem},
                                       {"title", words.title},
                                       {"mend", words.mend},
                                       {"detail", one.detail}});
  }
  return {{"done", json::array(batch.done.begin(), batch.done.end())},
          {"left_out", std::move(left_out)}};
}

}  // namespace luoshi::api
