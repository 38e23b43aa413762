// Calendars and office hours as data: catalog/calendars/<id>.yaml, the holidays and moved workdays
// of a country year by year, and catalog/districts/<id>/office-hours.yaml, the hours of a
// district's offices and the conventions its limits are counted by. Read into the plain data of
// worktime/rules.hpp and checked; what computes with it is worktime/work_calendar.hpp.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.hpp"
#include "worktime/rules.hpp"
#include "worktime/work_calendar.hpp"

namespace luoshi::catalog {

// Fails with invalid "calendar.faulty" and every finding, each at "file:line".
[[nodiscard]] Result<worktime::Calendar> load_calendar(const std::filesystem::path& file);

struct DistrictHours {
  std::string calendar;  // id, the name of a file in catalog/calendars
  worktime::OfficeHours hours;
  worktime::Conventions conventions;
};

// Reads office-hours.yaml in the folder of a district. Hours are checked for Monday to Friday when
// `rest` is not given. Errors as above.
[[nodiscard]] Result<DistrictHours> load_office_hours(const std::filesystem::path& district,
                                                      const worktime::Week<bool>& rest = {
                                                          worktime::Calendar{}.rest});

// Both, ready to compute in a zone. Errors as above, and those of WorkCalendar::make.
[[nodiscard]] Result<worktime::WorkCalendar> load_work_calendar(
    const std::filesystem::path& district, const std::filesystem::path& calendars,
    const std::string& timezone);

}  // namespace luoshi::catalog
