// Percent-encoding, query strings and application/x-www-form-urlencoded bodies (WHATWG URL 5), with
// limits. Not a URL parser: a request carries only a path and a query.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace luoshi::http {

using Fields = std::vector<std::pair<std::string, std::string>>;

struct FieldLimits {
  std::size_t count_max = 256;
  std::size_t name_bytes_max = 256;
  std::size_t value_bytes_max = std::size_t{256} * 1024;
};

// True for well-formed UTF-8 (RFC 3629): no overlong form, no surrogate, nothing past U+10FFFF.
[[nodiscard]] bool is_utf8(std::string_view bytes);

// Decodes %XX, and '+' as a space where `plus_is_space`. Empty for a broken escape.
[[nodiscard]] std::optional<std::string> percent_decode(std::string_view text,
                                                        bool plus_is_space = false);

// Encodes all but unreserved characters (RFC 3986 2.3); the path form keeps '/'.
[[nodiscard]] std::string percent_encode(std::string_view text);
[[nodiscard]] std::string percent_encode_path(std::string_view path);

// Reads "a=1&b=%20". Errors: invalid "request.malformed" for a broken escape, a NUL or bytes that
// are not UTF-8; limit "request.too-many-fields" past a limit.
[[nodiscard]] Result<Fields> parse_urlencoded(std::string_view text,
                                              const FieldLimits& limits = {});

struct Target {
  std::string path;  // decoded, begins with '/'
  Fields query;
  std::vector<std::string> segments;  // of the path, each decoded: "/a/b%2Fc" is {"a", "b/c"}
};

// Splits an origin-form target. Refuses control characters, dot segments, broken escapes and what
// is not UTF-8, with invalid "request.malformed".
[[nodiscard]] Result<Target> parse_target(std::string_view target);

}  // namespace luoshi::http
