// A reply as bytes of HTTP/1.1: what the server adds to a handler's reply, and its head as text.
// Pure; the sockets are in server.cpp.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace luoshi::http {

// Replies shorter than this are sent as they are.
inline constexpr std::size_t compress_bytes_min = 1024;

// Packs the body with gzip where the client accepts it, the type is text and it is long enough.
void compress(Response& response, std::string_view accept_encoding);

struct Framing {
  std::string_view trace_id;
  std::string_view date;  // RFC 9110 5.6.7
  bool secure = false;
  bool keep_alive = true;
  bool http_1_0 = false;
  bool endless = false;  // a stream: its end is the end of the connection
};

// Status line and header block, the blank line included. Header values with a line break are left
// out: no handler may split a reply. Replies without Cache-Control are not to be stored.
[[nodiscard]] std::string response_head(const Response& response, const Framing& framing);

// "Tue, 15 Nov 1994 08:12:31 GMT" of seconds since 1970.
[[nodiscard]] std::string http_date(std::int64_t seconds);

[[nodiscard]] std::string_view reason_of(int status);

}  // namespace luoshi::http
