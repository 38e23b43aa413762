// /api/v1/ledger: the ledger of acts, page by page, its root and proofs that an entry stands in it.
#pragma once

#include "api/context.hpp"
#include "http/router.hpp"

namespace luoshi::api {

void add_ledger(http::Router& router, const Context& context);

}  // namespace luoshi::api
