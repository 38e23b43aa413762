// Tasks of cases as api/openapi.yaml shows them.
#pragma once

#include <boost/json/object.hpp>

#include "api/case_view.hpp"
#include "casework/may.hpp"

namespace luoshi::api {

// With the moves that are open to the person. A task that ended has neither actions nor form.
[[nodiscard]] Result<boost::json::object> json_of_task(CaseView& view,
                                                       const casework::Around& around,
                                                       const casework::Task& task);

// As the procedure calls an element; empty where it has no such element.
[[nodiscard]] std::string element_name(const catalog::Service& service, std::string_view element);

[[nodiscard]] boost::json::object json_of_action(const catalog::TaskAction& action);

// A form of the package as it was read; null where there is none of that name.
[[nodiscard]] boost::json::value json_of_form(const catalog::Service& service,
                                              const std::string& file);

}  // namespace luoshi::api
