// Replies and the small conventions all resources share: JSON bodies, entity tags of rows, pages of
// lists.
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "http/message.hpp"

namespace luoshi::api {

[[nodiscard]] http::Response json_reply(int status, const boost::json::value& body);
[[nodiscard]] http::Response empty_reply();  // 204

// A row's version as a strong tag: "7".
[[nodiscard]] std::string etag_of(std::int64_t version);
[[nodiscard]] http::Response json_reply(int status, const boost::json::value& body,
                                        std::int64_t version);

// The version an If-Match header names; nothing for "*". Errors: conflict
// "request.precondition-required" (428) without the header, conflict "row.changed-meanwhile" (412)
// for a tag that no version of ours can have.
[[nodiscard]] Result<std::optional<std::int64_t>> expected_version(const http::Request& request);

struct Page {
  std::int64_t limit = 50;  // 1 to 1000
  std::string after;        // what the last page's `next` held, opened; empty on the first page
};

// Reads `limit` and `cursor`. invalid "request.faulty" with findings.
[[nodiscard]] Result<Page> page_of(const http::Request& request);

// A cursor from a place in an order (any text), opaque to the client: base64url.
[[nodiscard]] std::string cursor_of(std::string_view place);

// The value of `next`: a cursor, or null on the last page.
[[nodiscard]] boost::json::value next_of(const std::optional<std::string>& place);

}  // namespace luoshi::api
