// Bytes of a text file or a pasted text to characters: UTF-8, UTF-16 and GB18030, with or without
// a byte order mark. What is no text (a photo renamed .txt) is refused with a clear word.
//
// It does not read documents with a format of their own (DOCX, PDF, HTML): `format` does.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace luoshi::text {

enum class Encoding { utf8, utf16le, utf16be, gb18030 };

// IANA name: UTF-8, UTF-16LE, UTF-16BE, GB18030.
[[nodiscard]] const char* name_of(Encoding encoding);

struct Decoded {
  std::u32string text;  // without the byte order mark; line ends as they were
  Encoding encoding = Encoding::utf8;
};

// The longest input `decode` takes unless told otherwise; a work report is below 0.2 MiB.
inline constexpr std::size_t decode_bytes_max = std::size_t{16} << 20U;

// A few damaged characters become U+FFFD; more make the input unreadable. Fails with
// "text.empty" (nothing but white space), "text.binary", "text.unreadable" (in none of the
// encodings, or too damaged), and "text.too-long" above `bytes_max` (kind limit).
[[nodiscard]] Result<Decoded> decode(std::string_view bytes,
                                     std::size_t bytes_max = decode_bytes_max);

}  // namespace luoshi::text
