#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/bigrams.hpp"
#include "text/decode.hpp"
#include "text/flat.hpp"
#include "text/unicode.hpp"

// Whatever is decoded must survive writing, flattening and cutting into bigrams.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace text = luoshi::text;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto decoded = text::decode(bytes, 1U << 20U);
  if (!decoded) return 0;
  const text::Flat flat = text::flatten(decoded->text);
  if (flat.at.size() != flat.text.size() + 1) __builtin_trap();
  if (text::from_utf8(text::to_utf8(flat.text)) != flat.text) __builtin_trap();
  (void)text::bigrams(decoded->text);
  return 0;
}
