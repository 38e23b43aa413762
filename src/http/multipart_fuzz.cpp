// libFuzzer: any bytes as a multipart body never crash, and every part lies inside the body.
#include <cstdint>
#include <cstdlib>

#include "http/multipart.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto line = text.find('\n');
  const std::string_view type = line == std::string_view::npos
                                    ? std::string_view("multipart/form-data; boundary=b")
                                    : text.substr(0, line);
  const std::string_view body = line == std::string_view::npos ? text : text.substr(line + 1);
  for (const auto used : {type, std::string_view("multipart/form-data; boundary=b")}) {
    if (const auto parts = luoshi::http::parse_multipart(used, body)) {
      for (const auto& part : *parts) {
        if (part.body.data() < body.data() ||
            part.body.data() + part.body.size() > body.data() + body.size()) {
          std::abort();
        }
      }
    }
  }
  return 0;
}
