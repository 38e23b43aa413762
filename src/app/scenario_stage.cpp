#include "app/scenario_stage.hpp"

#include "app/desks.hpp"
#include "app/service_files.hpp"
#include "catalog/calendars.hpp"
#include "catalog/scenarios.hpp"
#include "catalog/services.hpp"
#include "store/scratch_directory.hpp"

namespace luoshi::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* default_zone = "Asia/Shanghai";

// Without a district: the calendar of the country and plain hours.
Result<worktime::WorkCalendar> plain_calendar(const fs::path& calendars) {
  const worktime::Sessions day{{9 * 60, 12 * 60}, {13 * 60 + 30, 17 * 60 + 30}};
  worktime::Season season;
  season.first = std::chrono::January / 1;
  season.last = std::chrono::December / 31;
  season.week = {day, day, day, day, day, {}, {}};
  season.moved = day;
  const auto calendar = TRY(catalog::load_calendar(calendars / "cn.yaml"));
  return worktime::WorkCalendar::make(calendar, {{season}}, {}, default_zone);
}

}  // namespace

Result<ScenarioStage> ScenarioStage::open(const fs::path& district) {
  const store::ScratchDirectory scratch;
  const fs::path calendars = scratch.path("calendars");
  TRY(make_calendar_files(calendars));
  if (district.empty()) {
    return ScenarioStage(TRY(plain_calendar(calendars)), default_zone);
  }
  const auto facts = TRY(catalog::load_district(district));
  ScenarioStage stage(TRY(catalog::load_work_calendar(district, calendars, facts.timezone)),
                      facts.timezone);
  stage.district_ = district;
  stage.units_ = facts.units;
  *stage.grid_ = TRY(catalog::load_grid(district, facts));
  return stage;
}

Result<std::vector<Finding>> ScenarioStage::play(const fs::path& package,
                                                 const fs::path& overrides) const {
  const auto service = TRY(catalog::load_service(package, overrides));
  const auto files = TRY(catalog::read_service_files(package, overrides));
  const auto scenarios = TRY(catalog::read_scenarios(files.at("scenarios.yaml"), service));
  casework::Stage stage{calendar_, zone_, {}, locate_by(*grid_)};
  if (!district_.empty()) {
    const auto root = package.parent_path().parent_path();
    const auto others = TRY(catalog::load_services(root, district_ / "services"));
    stage.posts = TRY(catalog::load_posts(district_, units_, others)).of(service.id());
  }
  std::vector<Finding> all;
  for (const auto& scenario : scenarios) {
    const auto findings = TRY(casework::run_scenario(service, scenario, stage));
    all.insert(all.end(), findings.begin(), findings.end());
  }
  return all;
}

}  // namespace luoshi::app
