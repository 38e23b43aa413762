// Conditional requests and ranges (RFC 9110 13 and 14): entity tags and byte ranges. Dates are left
// out; every reply of Luoshi that can be revalidated has a tag.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace luoshi::http {

// A strong tag, quoted, of some bytes: the first 16 bytes of their SHA-256 in hexadecimal.
[[nodiscard]] std::string etag_of(std::string_view bytes);

// True when the list of an If-None-Match header holds the tag, by weak comparison, or is "*".
[[nodiscard]] bool none_match_holds(std::string_view header, std::string_view etag);

// True when the list of an If-Match header holds the tag, by strong comparison, or is "*".
[[nodiscard]] bool match_holds(std::string_view header, std::string_view etag);

struct ByteRange {
  std::size_t begin = 0;
  std::size_t end = 0;  // half open
};

enum class RangeKind { whole, part, unsatisfiable };

struct RangeAnswer {
  RangeKind kind = RangeKind::whole;
  ByteRange range{};
};

// Reads a Range header for a body of `size` bytes. Several ranges, and what is malformed, are
// answered with the whole body, as RFC 9110 14.2 allows.
[[nodiscard]] RangeAnswer parse_range(std::string_view header, std::size_t size);

}  // namespace luoshi::http
