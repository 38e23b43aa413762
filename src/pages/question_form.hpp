// Asking about a public item, without a log-in and without JavaScript: fill in, check, send, and a
// page with the code by which the asker follows it. No personal data is asked for and none stored;
// an address is used to keep one sender from flooding and is written nowhere.
#pragma once

#include <memory>

#include "http/router.hpp"
#include "pages/site.hpp"

namespace luoshi::pages {

// Adds GET and POST /items/{id}/ask and GET /questions.
void add_question_pages(http::Router& router, const std::shared_ptr<const Site>& site);

}  // namespace luoshi::pages
