// Cases as api/openapi.yaml shows them. A line of a list never holds anything of the applicant; in
// the case itself it is masked for who has no part in it.
#pragma once

#include <boost/json/object.hpp>

#include "api/case_view.hpp"
#include "casework/step.hpp"

namespace luoshi::api {

[[nodiscard]] Result<boost::json::object> json_of_line(const Desks& desks,
                                                       const casework::Case& one);

// Everything about the case, with what the person may do with it.
[[nodiscard]] Result<boost::json::object> json_of_case(CaseView& view,
                                                       const casework::Running& running);

// The case as it stands in the reader, with its version as the entity tag. It is not asked whether
// the person sees it.
[[nodiscard]] Result<http::Response> case_reply(const Desks& desks, const Call& call,
                                                store::Reader& reader, std::string_view id,
                                                int status);

}  // namespace luoshi::api
