#include "app/desks.hpp"

#include <spdlog/spdlog.h>

#include "catalog/calendars.hpp"
#include "catalog/posts.hpp"
#include "catalog/services.hpp"
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

}  // namespace

CaseDesks::CaseDesks(const DataDirectory& data, worktime::WorkCalendar calendar)
    : calendar_(std::move(calendar)),
      services_(*data.archive),
      world_{services_, calendar_, feel::icu_zones(), data.district.timezone, {}} {}

Result<> CaseDesks::open(DataDirectory& data, Instant now, bool publish) {
  if (!publish) return services_.load_versions(*data.database);
  std::map<std::string, catalog::Service> packages;
  const auto folder = data.path / "services";
  if (fs::is_directory(folder)) packages = TRY(catalog::load_services(folder));
  const auto posts =
      TRY(catalog::load_posts(data.path / "district", data.district.units, packages));
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
      places_of(data.district)};
}

Result<std::unique_ptr<CaseDesks>> open_desks(DataDirectory& data, Instant now, bool publish) {
  const auto calendars = data.path / "calendars";
  const auto district = data.path / "district";
  if (!fs::is_directory(calendars) || !fs::exists(district / "office-hours.yaml")) return nullptr;
  auto calendar = TRY(catalog::load_work_calendar(district, calendars, data.district.timezone));
  auto desks = std::make_unique<CaseDesks>(data, std::move(calendar));
  TRY(desks->open(data, now, publish));
  return desks;
}

}  // namespace luoshi::app
