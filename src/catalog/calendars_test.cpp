#include "catalog/calendars.hpp"

#include <gmock/gmock.h>

#include <fstream>

namespace luoshi::catalog {
namespace {

using testing::ElementsAre;
using testing::UnorderedElementsAre;

const std::filesystem::path catalogue = std::filesystem::path(LUOSHI_SOURCE_DIR) / "catalog";

class Folder {
 public:
  Folder() : path_(std::filesystem::temp_directory_path() / "luoshi-calendars-test") {
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  void write(const char* name, std::string_view text) const { std::ofstream(path_ / name) << text; }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

template <class T>
std::vector<std::string> said(const Result<T>& result) {
  std::vector<std::string> out;
  if (result) return out;
  for (const auto& one : result.error().findings) out.push_back(one.place + " " + one.problem);
  return out;
}

TEST(load_work_calendar, knows_the_working_days_of_every_district_of_the_catalogue) {
  for (const auto* id : {"qiming", "nankai"}) {
    const auto calendar =
        load_work_calendar(catalogue / "districts" / id, catalogue / "calendars", "Asia/Shanghai");
    ASSERT_TRUE(calendar.has_value()) << id << testing::PrintToString(said(calendar));
    std::vector<std::string> worked;
    for (auto day = *worktime::day_of("2025-09-28"); day <= *worktime::day_of("2025-10-11");
         day += std::chrono::days{1}) {
      if (calendar->is_working_day(day)) worked.push_back(worktime::date_of(day));
    }
    EXPECT_THAT(worked, ElementsAre("2025-09-28", "2025-09-29", "2025-09-30", "2025-10-09",
                                    "2025-10-10", "2025-10-11"));
    EXPECT_TRUE(calendar->knows(*worktime::day_of("2004-01-01"), *worktime::day_of("2026-12-31")));
    EXPECT_FALSE(calendar->knows(*worktime::day_of("2026-12-31"), *worktime::day_of("2027-01-01")));
  }
}

TEST(load_calendar, has_as_many_days_off_and_moved_workdays_as_were_announced) {
  const auto calendar = load_calendar(catalogue / "calendars/cn.yaml").value();
  ASSERT_EQ(calendar.years.size(), 23U);
  std::size_t off = 0;
  std::size_t moved = 0;
  for (const auto& year : calendar.years) {
    for (const auto& holiday : year.holidays) {
      off += holiday.days.size();
      moved += holiday.workdays.size();
    }
  }
  EXPECT_EQ(off, 619U);
  EXPECT_EQ(moved, 150U);
}

TEST(load_calendar, names_every_fault_with_its_line) {
  const Folder folder;
  folder.write("x.yaml",
               "id: y\n"
               "name: {zh: 甲, en: A}\n"
               "rest: [saturday, sonntag]\n"
               "years:\n"
               "  - year: 2025\n"
               "    holidays:\n"
               "      - name: {zh: 元旦, en: New Year}\n"
               "        days: [2025-01-01, 2025-02-30,\n"
               "               2026-01-01]\n"
               "        workday: [2025-01-04]\n"
               "      - name: {zh: 春节}\n"
               "        days: [2025-01-01]\n"
               "        workdays: [2025-01-06]\n"
               "  - year: 2025\n"
               "    holidays: []\n");
  EXPECT_THAT(
      said(load_calendar(folder.path() / "x.yaml")),
      UnorderedElementsAre("x.yaml:1 catalog.id-not-file", "x.yaml:3 catalog.word-unknown",
                           "x.yaml:8 catalog.date-malformed", "x.yaml:9 worktime.day-of-other-year",
                           "x.yaml:10 catalog.field-unknown", "x.yaml:11 catalog.field-missing",
                           "x.yaml:12 worktime.day-twice", "x.yaml:13 worktime.workday-no-rest-day",
                           "x.yaml:14 worktime.year-twice"));
  EXPECT_THAT(said(load_calendar(folder.path() / "none.yaml")),
              ElementsAre("none.yaml catalog.file-missing"));
  folder.write("list.yaml", "- 1\n");
  EXPECT_THAT(said(load_calendar(folder.path() / "list.yaml")),
              ElementsAre("list.yaml:1 catalog.no-mapping"));
}

TEST(load_office_hours, names_every_fault_with_its_line) {
  const Folder folder;
  folder.write("office-hours.yaml",
               "calendar: cn\n"
               "seasons:\n"
               "  - name: {zh: 冬, en: winter}\n"
               "    from: 13-01\n"
               "    to: 05-31\n"
               "    week:\n"
               "      monday: [09:00-12:00, 11:00-17:00]\n"
               "      tuesday: [9-12]\n"
               "      wednesday: [09:00-12:00]\n"
               "      friday: [09:00-12:00]\n"
               "      saterday: [09:00-12:00]\n"
               "    moved: [09:00-12:00]\n"
               "conventions:\n"
               "  first_day: tomorrow\n"
               "  work_day_ends: close\n"
               "  natural_day_ends: midnight\n"
               "  natural_day_rolls: true\n");
  EXPECT_THAT(
      said(load_office_hours(folder.path())),
      UnorderedElementsAre(
          "office-hours.yaml:3 catalog.month-day-malformed",
          "office-hours.yaml:3 worktime.season-malformed",
          "office-hours.yaml:7 worktime.session-malformed",
          "office-hours.yaml:8 catalog.session-malformed",
          "office-hours.yaml:8 worktime.no-sessions",
          "office-hours.yaml:7 worktime.no-sessions",  // thursday, which is not there
          "office-hours.yaml:11 catalog.field-unknown", "office-hours.yaml:14 catalog.word-unknown",
          "office-hours.yaml:14 catalog.field-missing"));
}

}  // namespace
}  // namespace luoshi::catalog
