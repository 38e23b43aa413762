// Urges, notices, interviews, points and appeals as api/openapi.yaml shows them.
#pragma once

#include <boost/json/object.hpp>

#include "api/person_names.hpp"
#include "api/reply.hpp"
#include "escalation/appeal.hpp"
#include "escalation/interview.hpp"
#include "escalation/urging.hpp"

namespace luoshi::api {

// Persons are shown by name.
[[nodiscard]] Result<boost::json::object> json_of(const escalation::Urge& urge, PersonNames& names);
[[nodiscard]] Result<boost::json::object> json_of(const escalation::Notice& notice,
                                                  const catalog::Rules& rules, PersonNames& names);
[[nodiscard]] Result<boost::json::object> json_of(const escalation::Interview& interview,
                                                  const catalog::Rules& rules, PersonNames& names);
[[nodiscard]] boost::json::object json_of(const escalation::Point& point,
                                          const catalog::ScoreRules& rules);
[[nodiscard]] Result<boost::json::object> json_of(const escalation::Appeal& appeal,
                                                  const catalog::ScoreRules& rules,
                                                  PersonNames& names);
[[nodiscard]] boost::json::object json_of(const catalog::Words& words);

}  // namespace luoshi::api
