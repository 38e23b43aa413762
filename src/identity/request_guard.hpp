// What tells a request of our own pages from one that another site makes the browser send: the
// cookie's name, the origin of the request, the session's token in a header. Pure.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "http/message.hpp"

namespace luoshi::identity {

// "__Host-luoshi" where the request came over TLS, "luoshi" on plain loopback.
[[nodiscard]] std::string_view cookie_name(const http::Request& request);

// The session token the request carries; empty when none.
[[nodiscard]] std::string_view token_of(const http::Request& request);

// The Set-Cookie values that begin and end a session in the browser.
[[nodiscard]] std::string session_cookie(const http::Request& request, std::string_view token);
[[nodiscard]] std::string ended_cookie(const http::Request& request);

// forbidden "request.other-origin" when Sec-Fetch-Site or Origin say that another site asks.
[[nodiscard]] Result<> check_origin(const http::Request& request);

// check_origin, and forbidden "request.no-csrf-token" unless the header X-CSRF-Token holds the
// token of the session.
[[nodiscard]] Result<> check_csrf(const http::Request& request);

}  // namespace luoshi::identity
