// gzip content coding (RFC 1952) for replies, and the reading of Accept-Encoding. Compression only.
#pragma once

#include <string>
#include <string_view>

namespace luoshi::http {

// `level` 1 (fast) to 9 (small).
[[nodiscard]] std::string gzip(std::string_view bytes, int level);

// True when an Accept-Encoding header allows gzip (RFC 9110 12.5.3), weights of zero heeded.
[[nodiscard]] bool accepts_gzip(std::string_view accept_encoding);

// True for text, JSON, JavaScript, XML, SVG and the like; false for what is packed already.
[[nodiscard]] bool is_compressible(std::string_view media_type);

}  // namespace luoshi::http
