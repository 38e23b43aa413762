// The words of an HTML page: block elements as lines, scripts, styles and hidden parts left out,
// character references resolved. It is a reader of words, not a browser: no CSS, no scripts, and a
// broken page yields what can be read of it.
#pragma once

#include <string>
#include <string_view>

namespace luoshi::format {

// `html` and the answer are UTF-32. Cannot fail; runs in time linear in the input.
[[nodiscard]] std::u32string html_text(std::u32string_view html);

// The charset a page declares in its first 4096 bytes, in lower case, or "".
[[nodiscard]] std::string declared_charset(std::string_view bytes);

}  // namespace luoshi::format
