// The filter of a list, count or map of cases, read from the query.
#pragma once

#include "api/desks.hpp"
#include "casework/lists.hpp"

namespace luoshi::api {

// `from` and `to` are days of the district, both included. invalid "request.faulty" with all
// findings, among them "case.window-malformed".
[[nodiscard]] Result<casework::CaseFilter> case_filter_of(const Desks& desks,
                                                          const http::Request& request);

}  // namespace luoshi::api
