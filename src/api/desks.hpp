// What the resources of cases are given beyond the common context: the services and places of the
// district, attachments, the names of places.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/context.hpp"
#include "casework/world.hpp"
#include "catalog/assessment_rules.hpp"
#include "catalog/district.hpp"
#include "catalog/grid.hpp"
#include "files/archive.hpp"
#include "files/photo.hpp"
#include "format/document.hpp"
#include "http/router.hpp"

namespace luoshi::api {

// Owned by the composition root; outlives the server.
struct Desks {
  const Context& context;
  const casework::World& world;
  const files::Archive& archive;
  const files::PhotoMaker& photos;
  const catalog::AssessmentRules& assessment;
  std::function<std::string(Instant)> today;  // the district's date, 2019-12-31
  // Names of subdistricts and communities by their codes.
  std::map<std::string, catalog::Words, std::less<>> places;
  const std::vector<catalog::Subdistrict>& subdistricts;
  const catalog::Grid& grid;
  const format::DocumentReader& documents;
};

void add_services(http::Router& router, const Desks& desks);
void add_cases(http::Router& router, const Desks& desks);
void add_case_acts(http::Router& router, const Desks& desks);
void add_case_requests(http::Router& router, const Desks& desks);
void add_case_attachments(http::Router& router, const Desks& desks);
void add_case_import(http::Router& router, const Desks& desks);
void add_case_map(http::Router& router, const Desks& desks);
void add_tasks(http::Router& router, const Desks& desks);
void add_task_acts(http::Router& router, const Desks& desks);
void add_task_batch(http::Router& router, const Desks& desks);
void add_outline(http::Router& router, const Desks& desks);
void add_subdistricts(http::Router& router, const Desks& desks);
void add_deputies(http::Router& router, const Desks& desks);
void add_enterprises(http::Router& router, const Desks& desks);
void add_enterprise_import(http::Router& router, const Desks& desks);
void add_enterprise_visits(http::Router& router, const Desks& desks);
void add_assessment(http::Router& router, const Desks& desks);

}  // namespace luoshi::api
