// Reports and what hangs on them as api/openapi.yaml shows them.
#pragma once

#include <boost/json/object.hpp>

#include "api/office.hpp"
#include "handling/duties.hpp"
#include "handling/report_access.hpp"
#include "handling/report_queue.hpp"
#include "handling/verification.hpp"

namespace luoshi::api {

[[nodiscard]] boost::json::object json_of(const handling::Evidence& evidence);
// With the moves that are open to the person.
[[nodiscard]] boost::json::object json_of(const handling::ReportOnItem& on,
                                          const identity::Principal& who);
[[nodiscard]] boost::json::object json_of(const handling::Verification& verification);
[[nodiscard]] boost::json::object json_of(const handling::Reopening& reopening);
[[nodiscard]] boost::json::object json_of(const handling::DutyPeriod& period);
[[nodiscard]] boost::json::object json_of(const handling::QueueEntry& entry,
                                          const identity::Principal& who);

// The report as it is now, with its version as the entity tag.
[[nodiscard]] http::Response report_reply(int status, const handling::ReportOnItem& on,
                                          const identity::Principal& who);

}  // namespace luoshi::api
