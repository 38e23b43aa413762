// The address a request came to, for replies that must name it whole (feeds, catalogues,
// calendars).
#pragma once

#include <string>

#include "http/message.hpp"

namespace luoshi::http {

// https://luoshi.example.gov.cn, without a slash at its end. The host is what the client wrote,
// kept to what a host and port may hold: "localhost" for anything else.
[[nodiscard]] std::string origin_of(const Request& request);

}  // namespace luoshi::http
