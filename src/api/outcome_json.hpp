// Outcomes, cited figures, counts, lines and questions as api/openapi.yaml shows them.
#pragma once

#include <boost/json/object.hpp>

#include "outcomes/lines.hpp"
#include "outcomes/promises.hpp"
#include "outcomes/question.hpp"

namespace luoshi::api {

[[nodiscard]] boost::json::object json_of(const outcomes::Outcome& outcome);
[[nodiscard]] boost::json::object json_of(const outcomes::Cited& cited);
[[nodiscard]] boost::json::object json_of(const outcomes::Promise& promise);
[[nodiscard]] boost::json::object json_of(const outcomes::Counts& counts);
[[nodiscard]] boost::json::object json_of(const outcomes::SectionCounts& section);
[[nodiscard]] boost::json::object json_of(const outcomes::Line& line);
[[nodiscard]] boost::json::value json_of(const std::optional<outcomes::Span>& span);

// The question with its item; `today` is the district's date.
[[nodiscard]] boost::json::object json_of(const outcomes::Question& question,
                                          const supervision::Item& item, std::string_view today);

}  // namespace luoshi::api
