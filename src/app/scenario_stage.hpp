// Where the scenarios of service packages play: a district of the catalogue with its hours, posts
// and map, or, where none is named, one without any that works Monday to Friday, 9:00 to 12:00 and
// 13:30 to 17:30.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "casework/scenario_run.hpp"
#include "catalog/grid.hpp"
#include "catalog/posts.hpp"

namespace luoshi::app {

class ScenarioStage {
 public:
  // Errors: those of load_district, load_work_calendar and load_grid.
  [[nodiscard]] static Result<ScenarioStage> open(const std::filesystem::path& district);

  // Carries out the scenarios of a package that was found without fault. Errors: those of the
  // store.
  [[nodiscard]] Result<std::vector<Finding>> play(const std::filesystem::path& package,
                                                  const std::filesystem::path& overrides) const;

 private:
  ScenarioStage(worktime::WorkCalendar calendar, std::string zone)
      : calendar_(std::move(calendar)), zone_(std::move(zone)) {}

  worktime::WorkCalendar calendar_;
  std::string zone_;
  std::filesystem::path district_;
  std::vector<catalog::Unit> units_;
  std::unique_ptr<catalog::Grid> grid_ = std::make_unique<catalog::Grid>();
};

}  // namespace luoshi::app
