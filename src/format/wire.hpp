// How the reading child answers its parent: an error, a text or a table as length-prefixed fields.
// Both ends are the same program; a malformed answer means the child was taken over or died, and is
// an error like any other.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "format/table.hpp"

namespace luoshi::format {

[[nodiscard]] std::string encode_error(const Error& error);
[[nodiscard]] std::string encode_text(std::string_view utf8);
[[nodiscard]] std::string encode_table(const Table& table);

// The child's error is returned as this call's error; invalid "document.reader-failed" for an
// answer that is none.
[[nodiscard]] Result<std::string> decode_text(std::string_view answer);
[[nodiscard]] Result<Table> decode_table(std::string_view answer);

}  // namespace luoshi::format
