// Bulletins as api/openapi.yaml shows them.
#pragma once

#include <boost/json/object.hpp>

#include "api/person_names.hpp"
#include "bulletins/bulletin.hpp"
#include "format/official/document.hpp"
#include "identity/actor.hpp"

namespace luoshi::api {

// With the names of who made, submitted and issued it, and what this person may do with it now.
[[nodiscard]] Result<boost::json::object> json_of(const bulletins::Bulletin& bulletin,
                                                  const identity::Principal& who,
                                                  PersonNames& names);

[[nodiscard]] boost::json::object json_of(const bulletins::Wording& wording);

// A preview of the document: its parts, blocks and annexes in their order.
[[nodiscard]] boost::json::object json_of(const format::official::Document& document);

}  // namespace luoshi::api
