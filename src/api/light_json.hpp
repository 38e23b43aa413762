// Lights, rules and outlooks as api/openapi.yaml shows them. Percent and points are decimal text
// with one place, 24.6.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <string>

#include "escalation/light_counts.hpp"
#include "escalation/lights.hpp"
#include "escalation/outlook.hpp"
#include "handling/report.hpp"

namespace luoshi::api {

[[nodiscard]] std::string tenths(std::int64_t value);

[[nodiscard]] boost::json::object json_of(const catalog::LightTable& table);
[[nodiscard]] boost::json::object json_of(const escalation::LightChange& change,
                                          const catalog::LightRules& rules);
[[nodiscard]] boost::json::object json_of(const escalation::LightOverride& one);
[[nodiscard]] boost::json::object json_of(const escalation::LightCount& count);

// Why the light is what it is: the rule, what it compared, the plan it was held to. `rules` give
// the words of the version that decided.
[[nodiscard]] boost::json::object json_of(const escalation::Lighting& lighting,
                                          const catalog::LightRules& rules);

// The planned line, the accepted reports as points, and the outlook at the present pace; null where
// the item is held to no plan. `today` bounds a period that has not ended.
[[nodiscard]] boost::json::value chart_of(const catalog::LightRules& rules,
                                          const escalation::Lit& lit,
                                          const std::vector<handling::Report>& reports,
                                          std::string_view today);

}  // namespace luoshi::api
