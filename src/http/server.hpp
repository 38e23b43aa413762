// The HTTP/1.1 server: listeners, connections, limits. It runs handlers and knows nothing of what
// they do; TLS ends at a reverse proxy in front of it (deploy/).
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "http/access_log.hpp"
#include "http/metrics.hpp"
#include "http/router.hpp"

namespace luoshi::http {

struct Limits {
  std::size_t header_bytes_max = std::size_t{16} << 10;
  std::size_t header_count_max = 100;
  std::size_t target_bytes_max = 4096;
  std::size_t connections_max = 4096;
  // Bodies of routes that take more than the default share this much memory.
  std::size_t uploads_bytes_max = std::size_t{256} << 20;
  std::chrono::milliseconds idle_max{60'000};    // between two requests of a connection
  std::chrono::milliseconds header_max{10'000};  // from the first byte to the end of the header
  std::chrono::milliseconds handler_max{120'000};
  // A body, and a reply, may take this long and a second more for every rate_bytes_min of it.
  std::chrono::milliseconds transfer_max{20'000};
  std::size_t rate_bytes_min = std::size_t{16} << 10;
  // After a refusal the rest of a request is read and thrown away this long, so that the client
  // sees the reply and not a broken connection.
  std::chrono::milliseconds linger_max{15'000};
  // An event stream without events says so this often, so that a peer that is gone is noticed.
  std::chrono::milliseconds heartbeat{20'000};
};

struct Listener {
  std::string address;     // "127.0.0.1", "::"
  std::uint16_t port = 0;  // 0: any free one, see Server::port
  std::shared_ptr<const Router> router;
};

struct ServerConfig {
  std::vector<Listener> listeners;
  unsigned threads = 2;
  unsigned workers = 2;
  std::size_t worker_queue_max = 64;
  Limits limits{};
  // Addresses whose X-Forwarded-For and X-Forwarded-Proto are believed.
  std::vector<std::string> trusted_proxies;
  AccessLog access_log;              // may be empty
  std::shared_ptr<Metrics> metrics;  // may be null
};

class Server {
 public:
  explicit Server(ServerConfig config);
  ~Server();  // stops
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Binds every listener and starts the threads. Fails with unavailable "server.cannot-listen".
  Result<> start();

  // The port a listener got; REQUIRES: started.
  [[nodiscard]] std::uint16_t port(std::size_t listener = 0) const;

  [[nodiscard]] std::size_t connections() const;

  // Takes no new connection, lets requests in progress finish for `grace`, then breaks them off,
  // and joins all threads. Idempotent; not from inside a handler.
  void stop(std::chrono::milliseconds grace = std::chrono::seconds(10));

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace luoshi::http
