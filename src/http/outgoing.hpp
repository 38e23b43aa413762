// Posts to a server elsewhere, within a time limit, over plain HTTP: to a gateway on the same
// machine or in the same protected network, which goes on from there by whatever it speaks. No TLS,
// no redirects, no proxies, no cookies; one connection a request.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace luoshi::http {

// Where to post: "http://gateway.local:8090/luoshi?x=1".
struct PostAddress {
  std::string host;  // as in the Host header, without the port; an IPv6 address in brackets
  std::uint16_t port = 80;
  std::string target;  // begins with '/'

  // invalid "client.bad-address" for anything but such an address, user names and fragments too.
  [[nodiscard]] static Result<PostAddress> parse(std::string_view text);
};

using PostHeaders = std::vector<std::pair<std::string, std::string>>;

// The status of the reply, whose body is read up to 64 KiB and thrown away. Fails with unavailable
// "client.no-reply". REQUIRES: no line break in the headers.
[[nodiscard]] Result<int> post(const PostAddress& to, const PostHeaders& headers,
                               std::string_view body, std::chrono::milliseconds time_max);

}  // namespace luoshi::http
