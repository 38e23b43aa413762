// The public pages: what was promised, in the words of the report, who does it and what became of
// it. Only items that are approved and whose disclosure was approved are ever read here; lights,
// scores, drafts and names of clerks have no public form.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "http/assets.hpp"
#include "http/router.hpp"
#include "pages/layout.hpp"
#include "store/database.hpp"

namespace luoshi::pages {

struct Site {
  store::Database& database;
  District district;
  // A unit's name in a language; its id where it is unknown.
  std::function<std::string(std::string_view unit, Language)> unit_name;
  // The district's date of an instant: 2026-11-20.
  std::function<std::string(Instant)> local_date;
  const Clock& clock;
};

// Adds GET /, /search, /reports/{id}, /items/{id}, /open-data and /assets/public.css, and the files
// of open_data_files.hpp. REQUIRES: the database outlives the router.
void mount(http::Router& router, Site site);

// The page for a path that is none, and for a fault.
[[nodiscard]] http::Response problem_page(const District& district, const http::Request& request,
                                          int status);

}  // namespace luoshi::pages
