// Static files held in memory, each with its tag and a gzip variant made once. Not a file server:
// nothing is read from disk when a request comes, so no path can climb out.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace luoshi::http {

// By the ending of a path: "text/html; charset=utf-8"; "application/octet-stream" when unknown.
[[nodiscard]] std::string_view media_type_of(std::string_view path);

class Assets {
 public:
  // `path` begins with '/'. `hashed` names carry a hash of the contents and are cached for a year;
  // others are revalidated each time. REQUIRES: `bytes` outlives the assets.
  void add(std::string path, std::string_view bytes, bool hashed);

  [[nodiscard]] bool has(std::string_view path) const { return files_.contains(path); }

  // GET or HEAD of a file: 200, 206, 304 or 416; empty when there is no such file.
  [[nodiscard]] std::optional<Response> serve(const Request& request, std::string_view path) const;

 private:
  struct File {
    std::string_view bytes;
    std::string packed;  // empty where gzip would not make it smaller
    std::string etag;
    std::string_view media_type;
    bool hashed = false;
  };
  std::map<std::string, File, std::less<>> files_;
};

}  // namespace luoshi::http
