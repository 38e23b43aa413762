// Requests and replies as the rest of Luoshi sees them: plain values, no Boost, no sockets.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace luoshi::http {

class Stream;

enum class Method { get, head, post, put, patch, del, options };

struct Request {
  Method method = Method::get;
  std::string target;                                       // as sent: path and query
  std::string path;                                         // decoded, begins with '/'
  std::vector<std::pair<std::string, std::string>> query;   // decoded, in order
  std::map<std::string, std::string, std::less<>> headers;  // names in lower case
  std::map<std::string, std::string, std::less<>> cookies;
  std::map<std::string, std::string, std::less<>> path_params;  // filled by the router
  std::string body;
  std::string remote;    // the client's address; from X-Forwarded-For only behind a trusted proxy
  bool secure = false;   // TLS ends here, or a trusted proxy says https
  std::string trace_id;  // one per request, in logs and problem replies

  [[nodiscard]] std::string_view header(std::string_view name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string_view{} : std::string_view{found->second};
  }
  [[nodiscard]] std::optional<std::string_view> param(std::string_view name) const {
    for (const auto& [key, value] : query) {
      if (key == name) return value;
    }
    return std::nullopt;
  }
};

struct Response {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::shared_ptr<Stream> stream{};  // in place of a body: stream.hpp

  Response& with(std::string name, std::string value) {
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
  }
};

// Replies once, from any thread.
using Reply = std::function<void(Response)>;

// Where a handler runs. `here`: on the network thread, for reads of well under a millisecond.
// `worker`: on a bounded pool, for hashing, reading documents and other slow work. A handler that
// writes hands its job to the store and replies from `done`, so it runs `here` as well.
enum class Runs { here, worker };

using Handler = std::function<void(Request, Reply)>;

}  // namespace luoshi::http
