// libFuzzer: targets and urlencoded bodies never crash, and what they yield is UTF-8.
#include <cstdint>
#include <cstdlib>

#include "http/url.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto fields = luoshi::http::parse_urlencoded(text)) {
    for (const auto& [name, value] : *fields) {
      if (!luoshi::http::is_utf8(name) || !luoshi::http::is_utf8(value)) std::abort();
    }
  }
  if (const auto target = luoshi::http::parse_target(text)) {
    if (target->path.contains("/../")) std::abort();
  }
  return 0;
}
