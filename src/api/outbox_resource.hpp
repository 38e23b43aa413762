// /api/v1/outbox: what waits to be sent to the district's webhook and what was given up, for the
// operator. It shows which messages, never what they say.
#pragma once

#include "api/context.hpp"
#include "http/router.hpp"

namespace luoshi::api {

// `sends` says whether the program was started with a webhook.
void add_outbox(http::Router& router, const Context& context, bool sends);

}  // namespace luoshi::api
