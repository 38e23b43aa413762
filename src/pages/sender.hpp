// Whose limit a request counts against. The address is written nowhere.
#pragma once

#include <string>

#include "http/message.hpp"

namespace luoshi::pages {

// The client's address; of an IPv6 address its network, since one household often has a whole one.
[[nodiscard]] std::string sender_of(const http::Request& request);

}  // namespace luoshi::pages
