// A peer that runs under Node: bench/<folder>/peer.mjs, which takes the milliseconds each of its
// timings may last and the name of a file, and prints what it found as JSON.
#pragma once

#include <string>

namespace luoshi::bench {

struct NodePeer {
  std::string folder;            // under bench/
  int milliseconds = 1500;       // for each timing
  std::string ending;            // of the file's name: ".dmn"
  std::string input;             // what the file holds
  std::string arguments = {};    // further ones, as the shell reads them
  std::string environment = {};  // "TZ=Asia/Shanghai"
};

// What the peer printed, told on standard error as well; empty where it cannot be run.
[[nodiscard]] std::string ask(const NodePeer& peer);

}  // namespace luoshi::bench
