#include "identity/request_guard.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include "http/cookie.hpp"
#include "identity/sessions.hpp"

namespace luoshi::identity {

std::string_view cookie_name(const http::Request& request) {
  return request.secure ? "__Host-luoshi" : "luoshi";
}

std::string_view token_of(const http::Request& request) {
  const auto found = request.cookies.find(cookie_name(request));
  return found == request.cookies.end() ? std::string_view{} : std::string_view(found->second);
}

std::string session_cookie(const http::Request& request, std::string_view token) {
  return http::write_cookie({.name = std::string(cookie_name(request)),
                             .value = std::string(token),
                             .secure = request.secure});
}

std::string ended_cookie(const http::Request& request) {
  return http::write_cookie({.name = std::string(cookie_name(request)),
                             .value = "",
                             .max_age_s = 0,
                             .secure = request.secure});
}

Result<> check_origin(const http::Request& request) {
  const auto other = [&](std::string_view what) {
    return fail(ErrorKind::forbidden, "request.other-origin", std::string(what.substr(0, 200)));
  };
  // Browsers set Sec-Fetch-Site themselves; "none" is a person typing an address.
  const auto site = request.header("sec-fetch-site");
  if (!site.empty() && site != "same-origin" && site != "none") return other(site);
  const auto origin = request.header("origin");
  if (origin.empty()) return {};
  // The scheme is not compared: a proxy may end TLS without telling us.
  const auto host = origin.find("://");
  if (host == std::string_view::npos || origin.substr(host + 3) != request.header("host")) {
    return other(origin);
  }
  return {};
}

Result<> check_csrf(const http::Request& request) {
  TRY(check_origin(request));
  const auto sent = request.header("x-csrf-token");
  const auto wanted = csrf_of(token_of(request));
  if (sent.size() != wanted.size() ||
      sodium_memcmp(sent.data(), wanted.data(), wanted.size()) != 0) {
    return fail(ErrorKind::forbidden, "request.no-csrf-token");
  }
  return {};
}

}  // namespace luoshi::identity
