#include "catalog/calendars.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <map>

#include "catalog/closed_list.hpp"
#include "catalog/yaml.hpp"

namespace luoshi::catalog {

using worktime::Calendar;
using worktime::Conventions;
using worktime::Day;
using worktime::Sessions;

namespace {

constexpr std::array<std::string_view, 7> weekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};

// The line each part of the data stands on, by its JSON pointer.
using Lines = std::map<std::string, int>;

// Findings of the data itself, at the lines of the nearest part that has one.
void add_checked(const std::vector<Finding>& checked, const std::string& file, const Lines& lines,
                 Findings& findings) {
  for (const auto& one : checked) {
    auto place = one.place;
    while (!place.empty() && !lines.contains(place)) place.resize(place.rfind('/'));
    const auto line = lines.find(place);
    findings.add(file, line == lines.end() ? 1 : line->second, one.problem, one.detail);
  }
}

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto* end = digits.data() + digits.size();
  const auto [at, error] = std::from_chars(digits.data(), end, value);
  if (error != std::errc() || at != end || value < 0) return std::nullopt;
  return value;
}

std::vector<Day> read_days(const Entry& entry, const char* field, const std::string& place,
                           Lines& lines) {
  std::vector<Day> out;
  const auto list = entry.node[field];
  if (!list) return out;
  if (!list.IsSequence()) {
    entry.findings.add(entry.file, entry.line(), "catalog.field-no-list", field);
    return out;
  }
  for (const auto& one : list) {
    const auto day = worktime::day_of(one.IsScalar() ? one.Scalar() : std::string());
    if (!day) {
      entry.findings.add(entry.file, line_of(one), "catalog.date-malformed",
                         one.IsScalar() ? one.Scalar() : std::string());
      continue;
    }
    lines[fmt::format("{}/{}/{}", place, field, out.size())] = line_of(one);
    out.push_back(*day);
  }
  return out;
}

worktime::CalendarYear read_year(const Entry& entry, const std::string& place, Lines& lines) {
  worktime::CalendarYear out;
  lines[place] = entry.line();
  refuse_others(entry, {"year", "holidays"});
  const auto text = entry.text("year");
  const auto year = number(text);
  if (!year || text.size() != 4) {
    entry.findings.add(entry.file, entry.line(), "catalog.year-malformed", text);
  }
  out.year = year.value_or(0);
  for (const auto& holiday : mappings(entry, "holidays")) {
    const auto here = fmt::format("{}/holidays/{}", place, out.holidays.size());
    refuse_others(holiday, {"name", "days", "workdays"});
    (void)holiday.words("name");
    out.holidays.push_back(
        {read_days(holiday, "days", here, lines), read_days(holiday, "workdays", here, lines)});
  }
  return out;
}

std::optional<int> minutes_of(std::string_view time) {
  if (time.size() != 5 || time[2] != ':') return std::nullopt;
  const auto hour = number(time.substr(0, 2));
  const auto minute = number(time.substr(3));
  if (!hour || !minute || *hour > 24 || *minute > 59) return std::nullopt;
  return *hour * 60 + *minute;
}

Sessions read_sessions(const Entry& entry, const char* field, const std::string& place,
                       Lines& lines) {
  Sessions out;
  for (const auto& words : entry.texts(field)) {
    const auto dash = words.find('-');
    const auto from = minutes_of(words.substr(0, dash));
    const auto to = dash == std::string::npos ? std::nullopt : minutes_of(words.substr(dash + 1));
    if (!from || !to) {
      entry.findings.add(entry.file, line_of(entry.node[field]), "catalog.session-malformed",
                         words);
      continue;
    }
    out.push_back({*from, *to});
  }
  lines[place] = entry.node[field] ? line_of(entry.node[field]) : entry.line();
  return out;
}

std::chrono::month_day read_month_day(const Entry& entry, const char* field) {
  const auto text = entry.text(field);
  const auto dash = text.find('-');
  const auto month = number(std::string_view(text).substr(0, dash));
  const auto day =
      dash == std::string::npos ? std::nullopt : number(std::string_view(text).substr(dash + 1));
  const std::chrono::month_day out{std::chrono::month(static_cast<unsigned>(month.value_or(0))),
                                   std::chrono::day(static_cast<unsigned>(day.value_or(0)))};
  if (text.size() != 5 || !out.ok()) {
    entry.findings.add(entry.file, entry.line(), "catalog.month-day-malformed", text);
  }
  return out;
}

worktime::Season read_season(const Entry& entry, const std::string& place, Lines& lines) {
  worktime::Season out;
  lines[place] = entry.line();
  refuse_others(entry, {"name", "from", "to", "week", "moved"});
  (void)entry.words("name");
  out.first = read_month_day(entry, "from");
  out.last = read_month_day(entry, "to");
  out.moved = read_sessions(entry, "moved", place + "/moved", lines);
  const auto week = mapping(entry, "week");
  if (!week) return out;
  refuse_others(*week, {weekdays[0], weekdays[1], weekdays[2], weekdays[3], weekdays[4],
                        weekdays[5], weekdays[6]});
  for (std::size_t at = 0; at < weekdays.size(); ++at) {
    out.week[at] =
        read_sessions(*week, weekdays[at].data(), fmt::format("{}/week/{}", place, at), lines);
  }
  return out;
}

template <class Enum, std::size_t size>
Enum read_word(const Entry& entry, const char* field,
               const std::array<std::string_view, size>& words) {
  const auto text = entry.text(field);
  const auto value = parse_word<Enum>(words, text);
  if (!value && !text.empty()) {
    entry.findings.add(entry.file, line_of(entry.node[field]), "catalog.word-unknown", text);
  }
  return value.value_or(Enum{});
}

Conventions read_conventions(const Entry& parent) {
  Conventions out;
  const auto entry = mapping(parent, "conventions");
  if (!entry) return out;
  refuse_others(*entry, {"first_day", "work_day_ends", "natural_day_ends", "natural_day_rolls",
                         "paused_day"});
  constexpr std::array<std::string_view, 2> first{"next", "same"};
  constexpr std::array<std::string_view, 2> ends{"close", "midnight"};
  constexpr std::array<std::string_view, 2> paused{"touched", "whole"};
  constexpr std::array<std::string_view, 2> flags{"false", "true"};
  out.first_day = read_word<worktime::FirstDay>(*entry, "first_day", first);
  out.work_day_ends = read_word<worktime::DayEnd>(*entry, "work_day_ends", ends);
  out.natural_day_ends = read_word<worktime::DayEnd>(*entry, "natural_day_ends", ends);
  out.natural_day_rolls = read_word<bool>(*entry, "natural_day_rolls", flags);
  out.paused_day = read_word<worktime::PausedDay>(*entry, "paused_day", paused);
  return out;
}

Failure faulty(Findings& findings, const std::filesystem::path& file) {
  return Failure(Error{ErrorKind::invalid, "calendar.faulty", {}, file.string(), findings.take()});
}

// The top of a file, when it is a mapping.
std::optional<Entry> load_mapping(const std::filesystem::path& file, Findings& findings) {
  const auto name = file.filename().string();
  const auto node = load_yaml(file, findings);
  if (!node) return std::nullopt;
  if (node->IsMap()) return Entry{*node, name, findings};
  findings.add(name, 1, "catalog.no-mapping");
  return std::nullopt;
}

}  // namespace

Result<Calendar> load_calendar(const std::filesystem::path& file) {
  Findings findings;
  Calendar out;
  Lines lines;
  if (const auto entry = load_mapping(file, findings)) {
    refuse_others(*entry, {"id", "name", "rest", "years"});
    const auto id = entry->text("id");
    if (!id.empty() && id != file.stem().string()) {
      findings.add(entry->file, entry->line(), "catalog.id-not-file", id);
    }
    (void)entry->words("name");
    out.rest.fill(false);
    lines["/rest"] = entry->node["rest"] ? line_of(entry->node["rest"]) : entry->line();
    for (const auto& word : entry->texts("rest")) {
      const auto day = parse_word<std::size_t>(weekdays, word);
      if (day) {
        out.rest[*day] = true;
      } else {
        findings.add(entry->file, lines["/rest"], "catalog.word-unknown", word);
      }
    }
    for (const auto& year : mappings(*entry, "years")) {
      out.years.push_back(read_year(year, fmt::format("/years/{}", out.years.size()), lines));
    }
    add_checked(worktime::check(out), entry->file, lines, findings);
  }
  if (!findings.empty()) return faulty(findings, file);
  return out;
}

Result<DistrictHours> load_office_hours(const std::filesystem::path& district,
                                        const worktime::Week<bool>& rest) {
  const auto file = district / "office-hours.yaml";
  Findings findings;
  DistrictHours out;
  Lines lines;
  if (const auto entry = load_mapping(file, findings)) {
    refuse_others(*entry, {"calendar", "seasons", "conventions"});
    out.calendar = entry->text("calendar");
    for (const auto& season : mappings(*entry, "seasons")) {
      out.hours.seasons.push_back(
          read_season(season, fmt::format("/seasons/{}", out.hours.seasons.size()), lines));
    }
    out.conventions = read_conventions(*entry);
    add_checked(worktime::check(out.hours, rest), entry->file, lines, findings);
  }
  if (!findings.empty()) return faulty(findings, file);
  return out;
}

Result<worktime::WorkCalendar> load_work_calendar(const std::filesystem::path& district,
                                                  const std::filesystem::path& calendars,
                                                  const std::string& timezone) {
  // Which days are worked stands in the calendar, whose name stands beside the hours: those of
  // Monday to Sunday are checked once it is known.
  constexpr worktime::Week<bool> nothing_asked{true, true, true, true, true, true, true};
  const auto named = TRY(load_office_hours(district, nothing_asked));
  const auto calendar = TRY(load_calendar(calendars / (named.calendar + ".yaml")));
  const auto hours = TRY(load_office_hours(district, calendar.rest));
  return worktime::WorkCalendar::make(calendar, hours.hours, hours.conventions, timezone);
}

}  // namespace luoshi::catalog
