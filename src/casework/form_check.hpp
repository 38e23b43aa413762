// Holding what was filled in against a form of a service.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "feel/value.hpp"
#include "schema/fault.hpp"
#include "schema/schema.hpp"

namespace luoshi::casework {

// Adds a finding at "/form/…" for each fault, with its words as detail. The value is null where
// there are any. An empty text counts as {}.
[[nodiscard]] feel::Value check_form(const schema::Schema& form, const std::string& json,
                                     schema::Language language, std::vector<Finding>& findings);

}  // namespace luoshi::casework
