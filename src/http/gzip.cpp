#include "http/gzip.hpp"

#include <zlib.h>

#include <cstdlib>

namespace luoshi::http {

std::string gzip(std::string_view bytes, int level) {
  z_stream stream{};
  // 15 bits of window, +16 for the gzip wrapper; zlib fails here only without memory.
  if (deflateInit2(&stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    std::abort();
  }
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  // zlib's interface predates const.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

bool accepts_gzip(std::string_view header) {
  while (!header.empty()) {
    const auto comma = header.find(',');
    std::string one;
    for (const char c : header.substr(0, comma)) {
      if (c != ' ' && c != '\t')
        one.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
    }
    header = comma == std::string_view::npos ? std::string_view{} : header.substr(comma + 1);
    const auto semicolon = one.find(';');
    const auto coding = std::string_view(one).substr(0, semicolon);
    if (coding != "gzip" && coding != "x-gzip" && coding != "*") continue;
    if (semicolon == std::string::npos) return true;
    const auto weight = std::string_view(one).substr(semicolon + 1);
    return !(weight.starts_with("q=0") &&
             weight.find_first_of("123456789", 3) == std::string_view::npos);
  }
  return false;
}

bool is_compressible(std::string_view media_type) {
  const auto type = media_type.substr(0, media_type.find(';'));
  return type.starts_with("text/") || type.ends_with("+json") || type.ends_with("+xml") ||
         type == "application/json" || type == "application/javascript" ||
         type == "application/xml" || type == "application/jsonl" ||
         type == "application/manifest+json";
}

}  // namespace luoshi::http
