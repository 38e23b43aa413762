// Comments, milestones, amendments and outcomes of batches as api/openapi.yaml shows them.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "api/context.hpp"
#include "api/person_names.hpp"
#include "handling/amendments.hpp"
#include "handling/batch.hpp"
#include "handling/comments.hpp"
#include "handling/milestones.hpp"

namespace luoshi::api {

[[nodiscard]] boost::json::array json_of(const std::vector<handling::Milestone>& milestones);
[[nodiscard]] Result<boost::json::object> json_of(const handling::Comment& comment,
                                                  PersonNames& names);
[[nodiscard]] Result<boost::json::object> json_of(const handling::Amendment& amendment,
                                                  PersonNames& names);

// What a batch did, with the words of the problem for each item left out.
[[nodiscard]] boost::json::object json_of(const handling::Batch& batch, const Call& call);

}  // namespace luoshi::api
