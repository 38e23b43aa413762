// /api/v1/units: the district's units. Everybody logged in sees them; the operator changes them.
#pragma once

#include "api/context.hpp"
#include "http/router.hpp"

namespace luoshi::api {

void add_units(http::Router& router, const Context& context);

}  // namespace luoshi::api
