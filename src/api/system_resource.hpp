// /health and /api/v1/meta, and what a request hears that reaches no resource.
#pragma once

#include <string>

#include "api/context.hpp"
#include "http/router.hpp"
#include "identity/accounts.hpp"

namespace luoshi::api {

struct About {
  std::string version;
  std::string district;
  identity::Name district_name;
  std::string division_code;
  std::string timezone;  // IANA
  bool fiction = false;
  bool simulated_clock = false;  // pages say so
};

// REQUIRES: `about` outlives the router.
void add_system(http::Router& router, const Context& context, const About& about);

// The words of 400, 404, 405 and the like for Router::on_problem.
[[nodiscard]] http::Response refusal(const Problems& problems, const http::Request& request,
                                     int status);

}  // namespace luoshi::api
