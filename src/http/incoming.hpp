// From the header of a request, as the parser split it, to a Request. Pure; no sockets.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/message.hpp"

namespace luoshi::http {

struct Head {
  std::string_view method;
  std::string_view target;
  std::vector<std::pair<std::string_view, std::string_view>> headers;
  bool http_1_0 = false;
};

struct HeadLimits {
  std::size_t target_bytes_max = 4096;
  std::size_t header_count_max = 100;
};

struct Incoming {
  Request request;
  std::vector<std::string> segments;  // of the path, decoded, for the router
  int refused = 0;                    // status to refuse with; 0 when all is well
};

// Fills method, target, path, query, headers and cookies. A header that comes twice is joined by
// ", " (RFC 9110 5.2); two Host or Content-Type headers, or none of Host in HTTP/1.1, are refused.
[[nodiscard]] Incoming read_head(const Head& head, const HeadLimits& limits);

// Sets `remote` and `secure`: from the peer, or from its X-Forwarded-* headers where the peer is a
// trusted proxy. Of several forwarded addresses the last counts, the one the proxy itself saw.
void set_origin(Request& request, std::string_view peer, std::span<const std::string> trusted);

}  // namespace luoshi::http
