// The server over a data directory: routes of every resource, public pages, the staff application,
// metrics. It reads like a table of contents.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "app/data_directory.hpp"

namespace luoshi::app {

struct ServeOptions {
  std::string data = "data";
  std::string listen = "127.0.0.1:8080";
  std::string metrics = "127.0.0.1:9090";  // "" for none
  std::vector<std::string> trusted_proxies;
  std::string log = "plain";  // plain, json, none
  unsigned threads = 2;
  std::string webhook;          // where the outbox is sent to, "" for nowhere
  std::string webhook_secret;   // the file that holds its secret
  std::string simulated_clock;  // an RFC 3339 instant to stand still at, "" for the real time
};

// The ports the server got; 0 for metrics that are not served.
struct Listening {
  std::uint16_t port = 0;
  std::uint16_t metrics_port = 0;
};

// Serves until SIGINT or SIGTERM. `started` is called once the server listens. Errors: invalid
// "server.bad-address" and those of webhook_of, unavailable "server.cannot-listen".
[[nodiscard]] Result<> serve(DataDirectory& data, const ServeOptions& options,
                             const std::function<void(const Listening&)>& started);

}  // namespace luoshi::app
