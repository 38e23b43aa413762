#include "node_peer.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <fstream>

namespace luoshi::bench {

std::string ask(const NodePeer& peer) {
  const auto file = std::string(std::tmpnam(nullptr)) + peer.ending;
  std::ofstream(file) << peer.input;
  const auto command =
      fmt::format("{} node {}/bench/{}/peer.mjs {} {} {}", peer.environment, LUOSHI_SOURCE_DIR,
                  peer.folder, peer.milliseconds, file, peer.arguments);
  std::string out;
  if (auto* pipe = popen(command.c_str(), "r")) {
    char buffer[4096];
    while (const auto count = fread(buffer, 1, sizeof buffer, pipe)) out.append(buffer, count);
    pclose(pipe);
  }
  std::remove(file.c_str());
  std::fprintf(stderr, "%s: %s", peer.folder.c_str(), out.c_str());
  return out;
}

}  // namespace luoshi::bench
