// Load on an HTTP server of this machine: so many kept connections, each sending its next request
// when it has its reply. One thread makes it, so that the server keeps the other processor.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

namespace luoshi::bench {

struct Load {
  std::uint64_t replies = 0;
  std::uint64_t failures = 0;  // replies of 400 and above, and broken connections
  double seconds = 0;
  double p50_ms = 0;
  double p95_ms = 0;
  double p99_ms = 0;

  [[nodiscard]] double per_second() const { return static_cast<double>(replies) / seconds; }
};

// `request` makes the bytes of request number n, from 0. Replies must carry Content-Length.
[[nodiscard]] Load make_load(std::uint16_t port, std::size_t connections, std::uint64_t requests,
                             const std::function<std::string(std::uint64_t n)>& request);

}  // namespace luoshi::bench
