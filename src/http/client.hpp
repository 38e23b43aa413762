// A small blocking HTTP client for tests and for the program's own checks of a running server. Not
// for the open network: no TLS, no redirects, no cookies of its own.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace luoshi::http {

struct ClientReply {
  int status = 0;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;

  // The first header of the name, letter case aside; empty when there is none.
  [[nodiscard]] std::string_view header(std::string_view name) const;
};

class Client {
 public:
  // Connects on first use to 127.0.0.1; waits at most 10 s for each reply.
  explicit Client(std::uint16_t port);
  ~Client();
  Client(Client&&) noexcept;
  Client& operator=(Client&&) noexcept;

  using Headers = std::vector<std::pair<std::string, std::string>>;

  // Sends one request, over the kept connection where there is one. Fails with unavailable
  // "client.no-reply".
  Result<ClientReply> send(std::string_view method, std::string_view target,
                           const Headers& headers = {}, std::string_view body = {});

  // Sends bytes as they are and reads until the server closes or the time is up.
  Result<std::string> raw(std::string_view bytes);

  // Sends bytes and keeps the connection; the next call goes on from there.
  Result<> push(std::string_view bytes);
  // Reads on until `end` has come and returns all up to its end, for a reply that stays open.
  Result<std::string> pull_until(std::string_view end);
  // Reads one reply of what was pushed.
  Result<ClientReply> pull(bool of_head = false);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace luoshi::http
