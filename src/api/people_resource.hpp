// /api/v1/people: accounts and appointments. The operator sees and changes accounts; everybody else
// sees names, units and roles. A first password is shown in one reply and kept nowhere.
#pragma once

#include "api/context.hpp"
#include "http/router.hpp"

namespace luoshi::api {

void add_people(http::Router& router, const Context& context);

}  // namespace luoshi::api
