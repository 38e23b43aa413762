// What stands beside a case, as api/openapi.yaml shows it: its time line, the extensions and
// deferrals asked for, its attachments.
#pragma once

#include <boost/json/array.hpp>

#include "api/case_view.hpp"
#include "casework/step.hpp"

namespace luoshi::api {

[[nodiscard]] Result<boost::json::array> json_of_acts(CaseView& view,
                                                      const casework::Running& running);
[[nodiscard]] Result<boost::json::array> json_of_requests(CaseView& view,
                                                          const casework::Running& running);
[[nodiscard]] Result<boost::json::array> json_of_attachments(CaseView& view,
                                                             const casework::Case& one);

}  // namespace luoshi::api
