#include "http/origin.hpp"

#include <algorithm>

namespace luoshi::http {
namespace {

bool may_stand_in_host(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
         c == '-' || c == ':' || c == '[' || c == ']';
}

}  // namespace

std::string origin_of(const Request& request) {
  const auto host = request.header("host");
  const bool is_host = !host.empty() && std::ranges::all_of(host, may_stand_in_host);
  return std::string(request.secure ? "https://" : "http://") +
         (is_host ? std::string(host) : "localhost");
}

}  // namespace luoshi::http
