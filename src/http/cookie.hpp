// Cookies, read and written (RFC 6265bis). No jar: a server only reads what came and sets what
// goes.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace luoshi::http {

using Cookies = std::map<std::string, std::string, std::less<>>;

// Reads a Cookie header. Pairs without '=' or with an empty name are left out; of two with one
// name the first holds, as browsers send the more specific path first. At most 64 are read.
[[nodiscard]] Cookies parse_cookies(std::string_view header);

struct Cookie {
  std::string name;
  std::string value;  // REQUIRES: only token characters, as session tokens and language tags have
  std::optional<long> max_age_s{};  // absent: ends with the browser; 0: forget it now
  bool secure = true;
  bool http_only = true;
};

// The value of a Set-Cookie header: Path=/, SameSite=Lax, no Domain, as the `__Host-` prefix asks.
[[nodiscard]] std::string write_cookie(const Cookie& cookie);

}  // namespace luoshi::http
