#include "http/assets.hpp"

#include <fmt/format.h>

#include <array>

#include "http/conditional.hpp"
#include "http/gzip.hpp"

namespace luoshi::http {

std::string_view media_type_of(std::string_view path) {
  using Type = std::pair<std::string_view, std::string_view>;
  static constexpr std::array types{
      Type{".html", "text/html; charset=utf-8"},
      Type{".js", "text/javascript; charset=utf-8"},
      Type{".mjs", "text/javascript; charset=utf-8"},
      Type{".css", "text/css; charset=utf-8"},
      Type{".json", "application/json"},
      Type{".webmanifest", "application/manifest+json"},
      Type{".yaml", "application/yaml"},
      Type{".svg", "image/svg+xml"},
      Type{".png", "image/png"},
      Type{".jpg", "image/jpeg"},
      Type{".webp", "image/webp"},
      Type{".ico", "image/x-icon"},
      Type{".woff2", "font/woff2"},
      Type{".txt", "text/plain; charset=utf-8"},
  };
  for (const auto& [ending, type] : types) {
    if (path.ends_with(ending)) return type;
  }
  return "application/octet-stream";
}

void Assets::add(std::string path, std::string_view bytes, bool hashed) {
  File file{.bytes = bytes,
            .packed = {},
            .etag = etag_of(bytes),
            .media_type = media_type_of(path),
            .hashed = hashed};
  if (is_compressible(file.media_type) && bytes.size() > 256) {
    file.packed = gzip(bytes, 9);
    if (file.packed.size() >= bytes.size()) file.packed.clear();
  }
  files_.insert_or_assign(std::move(path), std::move(file));
}

std::optional<Response> Assets::serve(const Request& request, std::string_view path) const {
  const auto found = files_.find(path);
  if (found == files_.end()) return std::nullopt;
  const File& file = found->second;
  Response response;
  response.with("ETag", file.etag)
      .with("Cache-Control", file.hashed ? "public, max-age=31536000, immutable" : "no-cache")
      .with("Vary", "Accept-Encoding");
  if (none_match_holds(request.header("if-none-match"), file.etag)) {
    response.status = 304;
    return response;
  }
  response.with("Content-Type", std::string(file.media_type)).with("Accept-Ranges", "bytes");
  const auto range = parse_range(request.header("range"), file.bytes.size());
  const auto if_range = request.header("if-range");
  const bool whole = range.kind == RangeKind::whole || (!if_range.empty() && if_range != file.etag);
  if (whole && !file.packed.empty() && accepts_gzip(request.header("accept-encoding"))) {
    response.with("Content-Encoding", "gzip");
    response.body = file.packed;
  } else if (whole) {
    response.body = file.bytes;
  } else if (range.kind == RangeKind::unsatisfiable) {
    response.status = 416;
    response.with("Content-Range", fmt::format("bytes */{}", file.bytes.size()));
  } else {
    response.status = 206;
    response.with("Content-Range", fmt::format("bytes {}-{}/{}", range.range.begin,
                                               range.range.end - 1, file.bytes.size()));
    response.body = file.bytes.substr(range.range.begin, range.range.end - range.range.begin);
  }
  return response;
}

}  // namespace luoshi::http
