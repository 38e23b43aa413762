// Load on an HTTP server of this machine: so many kept connections, each sending its next request
// when it has its reply. One thread makes it, so that the server keeps the other processor.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

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

// Replies must carry Content-Length.

// What one client says one after another: the bytes of request `step` of dialogue n, both from 0,
// made from the reply to the step before; nothing ends the dialogue.
using Dialogue =
    std::function<std::string(std::uint64_t n, std::size_t step, std::string_view reply)>;

// So many dialogues; replies and waits are counted one by one.
[[nodiscard]] Load make_dialogues(std::uint16_t port, std::size_t connections,
                                  std::uint64_t dialogues, const Dialogue& dialogue);

// `request` makes the bytes of request number n, from 0.
[[nodiscard]] Load make_load(std::uint16_t port, std::size_t connections, std::uint64_t requests,
                             const std::function<std::string(std::uint64_t n)>& request);

}  // namespace luoshi::bench
