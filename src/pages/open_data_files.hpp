// The files of open data: /open-data/items.csv, .json and .csv-metadata.json for each dataset,
// /open-data/catalogue.jsonld, the feed /feed.atom and the calendar /calendar.ics.
#pragma once

#include <memory>

#include "http/router.hpp"
#include "pages/site.hpp"

namespace luoshi::pages {

void add_open_data_files(http::Router& router, const std::shared_ptr<const Site>& site);

}  // namespace luoshi::pages
