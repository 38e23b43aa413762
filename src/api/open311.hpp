// Open311 GeoReport v2 over the services of the district that have a public code: discovery,
// services, filing and looking up service requests, as XML and JSON, with `page` and `page_size` as
// an addition. wiki.open311.org/GeoReport_v2
//
// Published of a case: number, status, service, place, times, the unit that leads, the outcome in
// words, and a description only once staff released one. Nothing of who reported it, ever.
#pragma once

#include <string>
#include <vector>

#include "api/desks.hpp"

namespace luoshi::api {

struct Open311 {
  const Desks& desks;
  // What `jurisdiction_id` may say; it may be left out.
  std::vector<std::string> jurisdictions;
};

// Adds everything below /open311/. REQUIRES: the desks outlive the router.
void add_open311(http::Router& router, Open311 facts);

// What a request hears below /open311/ that reaches no resource, in the format it asked for.
[[nodiscard]] http::Response open311_refusal(const Problems& problems, const http::Request& request,
                                             int status);

}  // namespace luoshi::api
