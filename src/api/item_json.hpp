// Items and sources as api/openapi.yaml shows them.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "api/problem.hpp"
#include "supervision/board.hpp"
#include "supervision/item.hpp"
#include "supervision/review.hpp"

namespace luoshi::api {

[[nodiscard]] boost::json::object json_of(const supervision::Item& item);
[[nodiscard]] boost::json::array json_of(const std::vector<supervision::Quantity>& quantities);
[[nodiscard]] boost::json::object json_of(const supervision::Source& source);
[[nodiscard]] boost::json::object json_of(const supervision::Changed& changed);
[[nodiscard]] boost::json::object json_of(const supervision::Page& page);

// The item with its version as the entity tag.
[[nodiscard]] http::Response item_reply(int status, const supervision::Item& item);

// Findings with their words.
[[nodiscard]] boost::json::array json_of(const std::vector<Finding>& findings,
                                         const Problems& problems, Language language);

// null for an empty text.
[[nodiscard]] boost::json::value text_or_null(std::string_view text);
[[nodiscard]] boost::json::value integer_or_null(std::optional<std::int64_t> value);

}  // namespace luoshi::api
