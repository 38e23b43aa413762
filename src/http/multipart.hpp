// multipart/form-data bodies (RFC 7578), as browsers send them, with limits. Nested multiparts and
// transfer encodings are refused, as the RFC deprecates them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace luoshi::http {

struct Part {
  std::string name;
  std::string filename;    // as sent, last path component only; empty for a plain field
  bool is_file = false;    // a filename was given, even an empty one
  std::string media_type;  // lower case, without parameters; "text/plain" where none is given
  std::string_view body;   // points into the text handed to parse_multipart
};

struct MultipartLimits {
  std::size_t parts_max = 64;
  std::size_t head_bytes_max = 4096;
  std::size_t name_bytes_max = 256;
};

// True when the content type is multipart/form-data.
[[nodiscard]] bool is_multipart(std::string_view content_type);

// REQUIRES: `body` outlives the parts. Errors: invalid "request.malformed" for what breaks the
// grammar, limit "request.too-many-fields" past a limit.
[[nodiscard]] Result<std::vector<Part>> parse_multipart(std::string_view content_type,
                                                        std::string_view body,
                                                        const MultipartLimits& limits = {});

}  // namespace luoshi::http
