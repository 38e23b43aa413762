// The peer of our server: Boost.Beast and nothing else, answering every request with the same JSON.
// No routes, no limits, no time-outs, no log: what the machine allows a server built on Beast.
#pragma once

#include <cstdint>
#include <memory>

namespace luoshi::bench {

class BareBeast {
 public:
  explicit BareBeast(unsigned threads);
  ~BareBeast();
  [[nodiscard]] std::uint16_t port() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace luoshi::bench
