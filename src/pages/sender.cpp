#include "pages/sender.hpp"

namespace luoshi::pages {

std::string sender_of(const http::Request& request) {
  std::size_t at = 0;
  for (int groups = 0; groups < 4; ++groups) {
    at = request.remote.find(':', at);
    if (at == std::string::npos) return request.remote;
    ++at;
  }
  return request.remote.substr(0, at);
}

}  // namespace luoshi::pages
