#include <cstddef>
#include <cstdint>
#include <string_view>

#include "format/html.hpp"
#include "format/unwrap.hpp"
#include "text/unicode.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = luoshi::text::from_utf8({reinterpret_cast<const char*>(data), size});
  (void)luoshi::format::html_text(text);
  (void)luoshi::format::unwrap(text);
  return 0;
}
