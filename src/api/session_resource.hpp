// /api/v1/session: logging in and out, who is logged in, changing one's own password.
#pragma once

#include "api/context.hpp"
#include "http/router.hpp"

namespace luoshi::api {

void add_session(http::Router& router, const Context& context);

}  // namespace luoshi::api
