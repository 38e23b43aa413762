// Services as api/openapi.yaml shows them: what they ask, do and say, and their tables as text.
#pragma once

#include <boost/json/object.hpp>

#include "casework/may.hpp"
#include "identity/actor.hpp"

namespace luoshi::api {

[[nodiscard]] boost::json::object json_of_line(const casework::Open& open,
                                               const identity::Principal& who);

// One version. `open` is the service as it is open now, nullptr where it is not.
[[nodiscard]] boost::json::object json_of_service(const catalog::Service& service,
                                                  std::int64_t version, const casework::Open* open,
                                                  const identity::Principal& who);

}  // namespace luoshi::api
