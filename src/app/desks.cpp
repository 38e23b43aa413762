#include "app/desks.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <cmath>

#include "catalog/calendars.hpp"
#include "worktime/local_date.hpp"

namespace luoshi::app {
namespace {

namespace fs = std::filesystem;

std::map<std::string, catalog::Words, std::less<>> places_of(const catalog::District& district) {
  std::map<std::string, catalog::Words, std::less<>> names;
  for (const auto& one : district.subdistricts) names.emplace(one.code, one.name);
  for (const auto& one : district.communities) {
    names.emplace(one.code, catalog::Words{one.name, {}});
  }
  return names;
}

// Of the units as the folder of the district names them.
std::function<catalog::Words(std::string_view)> unit_words_of(const catalog::District& district) {
  std::map<std::string, catalog::Words, std::less<>> names;
  for (const auto& one : district.units) names.emplace(one.id, one.name);
  return [names = std::move(names)](std::string_view unit) {
    const auto found = names.find(unit);
    return found == names.end() ? catalog::Words{} : found->second;
  };
}

}  // namespace

casework::Locate locate_by(const catalog::Grid& grid) {
  return [&grid](std::int64_t longitude_e7,
                 std::int64_t latitude_e7) -> std::optional<casework::Located> {
    const auto place = grid.place({longitude_e7, latitude_e7});
    if (place.standing == catalog::Standing::unknown) return std::nullopt;
    casework::Located located{place.subdistrict, place.community, place.cell, place.unit};
    // Less than a metre beyond the border is beyond it all the same.
    if (place.standing == catalog::Standing::outside) {
      located.outside_metres = static_cast<std::int64_t>(std::ceil(place.metres_outside));
      located.outside_metres = std::max<std::int64_t>(1, located.outside_metres);
    }
    return located;
  };
}

CaseDesks::CaseDesks(const DataDirectory& data, worktime::WorkCalendar calendar, catalog::Grid grid)
    : calendar_(std::move(calendar)),
      grid_(std::move(grid)),
      services_(*data.archive),
      world_{services_,         calendar_,
             feel::icu_zones(), data.district.timezone,
             locate_by(grid_),  unit_words_of(data.district)} {}

Result<> CaseDesks::open(DataDirectory& data, Instant now, bool publish) {
  if (!publish) return services_.load_versions(*data.database);
  const auto& [packages, posts] = data.services;
  const auto findings = TRY(services_.publish(*data.database, data.random, now, packages, posts));
  for (const auto& one : findings) {
    spdlog::warn("{}: {} {}", one.place, one.problem, one.detail);
  }
  return {};
}

api::Desks CaseDesks::of_api(const DataDirectory& data, const api::Context& context) const {
  return {
      context,
      world_,
      *data.archive,
      photos_,
      data.rules.assessment,
      [&data](Instant instant) { return worktime::local_date(data.district.timezone, instant); },
      places_of(data.district),
      data.district.subdistricts,
      grid_,
      data.reader};
}

Result<std::unique_ptr<CaseDesks>> open_desks(DataDirectory& data, Instant now, bool publish) {
  const auto calendars = data.path / "calendars";
  const auto district = data.path / "district";
  if (!fs::is_directory(calendars) || !fs::exists(district / "office-hours.yaml")) return nullptr;
  auto calendar = TRY(catalog::load_work_calendar(district, calendars, data.district.timezone));
  auto grid = TRY(catalog::load_grid(district, data.district));
  for (const auto& note : grid.notes()) {
    spdlog::warn("{}: {} {}", note.place, note.problem, note.detail);
  }
  auto desks = std::make_unique<CaseDesks>(data, std::move(calendar), std::move(grid));
  TRY(desks->open(data, now, publish));
  return desks;
}

}  // namespace luoshi::app
