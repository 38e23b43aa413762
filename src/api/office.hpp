// What the resources of supervision are given beyond the common context: attachments, the reader of
// documents and the district's calendar day.
#pragma once

#include <functional>
#include <string>

#include "api/context.hpp"
#include "catalog/rules.hpp"
#include "files/archive.hpp"
#include "format/document.hpp"
#include "http/router.hpp"

namespace luoshi::api {

// Owned by the composition root; outlives the server.
struct Office {
  const Context& context;
  const files::Archive& archive;
  const format::DocumentReader& documents;
  std::function<std::string(Instant)> today;  // the district's date, 2019-12-31
  const catalog::Rules& rules;
  std::string district;  // its Chinese name
};

void add_imports(http::Router& router, const Office& office);
void add_sources(http::Router& router, const Office& office);
void add_items(http::Router& router, const Office& office);
void add_item_acts(http::Router& router, const Office& office);
void add_item_tables(http::Router& router, const Office& office);
void add_circulation(http::Router& router, const Office& office);
void add_comments(http::Router& router, const Office& office);
void add_milestones(http::Router& router, const Office& office);
void add_amendments(http::Router& router, const Office& office);
void add_assignments(http::Router& router, const Office& office);
void add_reports(http::Router& router, const Office& office);
void add_evidence(http::Router& router, const Office& office);
void add_verification(http::Router& router, const Office& office);
void add_report_queue(http::Router& router, const Office& office);
void add_todo(http::Router& router, const Office& office);
void add_lights(http::Router& router, const Office& office);
void add_outcomes(http::Router& router, const Office& office);
void add_cited(http::Router& router, const Office& office);
void add_lines(http::Router& router, const Office& office);
void add_questions(http::Router& router, const Office& office);
void add_urges(http::Router& router, const Office& office);
void add_notices(http::Router& router, const Office& office);
void add_interviews(http::Router& router, const Office& office);
void add_scores(http::Router& router, const Office& office);
void add_day(http::Router& router, const Office& office);
void add_bulletins(http::Router& router, const Office& office);
void add_calendars(http::Router& router, const Office& office);

}  // namespace luoshi::api
