#include "casework/notices.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>

namespace luoshi::casework {

namespace json = boost::json;

Result<> notify_unit(ledger::Act& act, const Case& row, const Task& task, std::string_view why) {
  const bool personal = !task.person.empty();
  json::object body{{"case", row.id},
                    {"number", row.number},
                    {"task", task.id},
                    {"why", why},
                    {"unit", task.unit}};
  if (personal) body["person"] = task.person;
  if (task.clock.due_ms) body["due"] = to_rfc3339(Instant{*task.clock.due_ms});
  return act.send(personal ? "case.person" : "case.task",
                  fmt::format("{}/{}/{}", task.id, why, act.now().ms), json::serialize(body));
}

Result<> notify_applicant(ledger::Act& act, const Case& row, std::string_view why) {
  if (row.applicant.phone.empty() && row.applicant.email.empty()) return {};
  // The address is not part of the message: who sends it looks it up, so that none rests here.
  const json::object body{{"case", row.id}, {"number", row.number}, {"why", why}};
  return act.send("case.applicant", fmt::format("{}/{}/{}", row.id, why, act.now().ms),
                  json::serialize(body));
}

}  // namespace luoshi::casework
