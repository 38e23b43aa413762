// The staff application, as it was built into the program, under /staff/.
#pragma once

#include "http/router.hpp"

namespace luoshi::app {

// Every path below /staff/ that names no file is answered with the application's one page, so that
// a filter in the address can be sent to a colleague.
void add_staff_pages(http::Router& router);

}  // namespace luoshi::app
