// What the resources of cases are given beyond the common context: the services and places of the
// district, attachments, the names of places.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "api/context.hpp"
#include "casework/world.hpp"
#include "catalog/assessment_rules.hpp"
#include "catalog/district.hpp"
#include "files/archive.hpp"
#include "files/photo.hpp"
#include "http/router.hpp"

namespace luoshi::api {

// WGS 84, in ten-millionths of a degree.
struct PointE7 {
  std::int64_t longitude = 0;
  std::int64_t latitude = 0;
};

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
  // A point given in another system ("gcj02", "bd09"); nothing for one that is not known. Empty
  // where only wgs84 and cgcs2000, which are one here, are taken.
  std::function<std::optional<PointE7>(std::string_view reference, PointE7)> to_wgs84{};
};

void add_services(http::Router& router, const Desks& desks);
void add_cases(http::Router& router, const Desks& desks);
void add_case_acts(http::Router& router, const Desks& desks);
void add_case_requests(http::Router& router, const Desks& desks);
void add_case_attachments(http::Router& router, const Desks& desks);
void add_case_map(http::Router& router, const Desks& desks);
void add_tasks(http::Router& router, const Desks& desks);
void add_task_acts(http::Router& router, const Desks& desks);
void add_task_batch(http::Router& router, const Desks& desks);
void add_deputies(http::Router& router, const Desks& desks);
void add_assessment(http::Router& router, const Desks& desks);

}  // namespace luoshi::api
