#include "handling/periods.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

namespace luoshi::handling {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::array<std::string_view, 5> names{"weekly", "monthly", "quarterly", "half_yearly",
                                                "yearly"};

std::optional<int> number_in(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

sys_days day_of(std::string_view date) {
  return sys_days{
      std::chrono::year{number_in(date.substr(0, 4)).value_or(1970)} /
      std::chrono::month{static_cast<unsigned>(number_in(date.substr(5, 2)).value_or(1))} /
      std::chrono::day{static_cast<unsigned>(number_in(date.substr(8, 2)).value_or(1))}};
}

std::string date_of(sys_days day) {
  const year_month_day date{day};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

sys_days first_of_month(int year, unsigned month) {
  return sys_days{std::chrono::year{year} / std::chrono::month{month} / 1};
}

// Months of the year in parts of `length`, the first month of part `index` from 0.
Period part_of_year(int year, unsigned index, unsigned length, std::string name) {
  const auto first = index * length + 1;
  const auto after = first + length;
  const auto end = after > 12 ? first_of_month(year + 1, 1) : first_of_month(year, after);
  return {std::move(name), date_of(first_of_month(year, first)), date_of(end - days{1})};
}

// The week of ISO 8601 that the day lies in: its year is that of its Thursday.
Period week_of(sys_days day) {
  const std::chrono::weekday weekday{day};
  const auto monday = day - days{weekday.iso_encoding() - 1};
  const auto thursday = monday + days{3};
  const auto year = static_cast<int>(year_month_day{thursday}.year());
  const auto week = (thursday - first_of_month(year, 1)).count() / 7 + 1;
  return {fmt::format("{:04}-W{:02}", year, week), date_of(monday), date_of(monday + days{6})};
}

}  // namespace

std::string_view name_of(Recurrence recurrence) {
  return names[static_cast<std::size_t>(recurrence)];
}

std::optional<Recurrence> parse_recurrence(std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Recurrence>(found - names.begin());
}

Period period_of(Recurrence recurrence, std::string_view date) {
  const year_month_day day{day_of(date)};
  const auto year = static_cast<int>(day.year());
  const auto month = static_cast<unsigned>(day.month()) - 1;
  switch (recurrence) {
    case Recurrence::weekly:
      return week_of(day_of(date));
    case Recurrence::monthly:
      return part_of_year(year, month, 1, fmt::format("{:04}-{:02}", year, month + 1));
    case Recurrence::quarterly:
      return part_of_year(year, month / 3, 3, fmt::format("{:04}-Q{}", year, month / 3 + 1));
    case Recurrence::half_yearly:
      return part_of_year(year, month / 6, 6, fmt::format("{:04}-H{}", year, month / 6 + 1));
    case Recurrence::yearly:
      break;
  }
  return part_of_year(year, 0, 12, fmt::format("{:04}", year));
}

std::optional<Period> parse_period(Recurrence recurrence, std::string_view name) {
  const auto year = number_in(name.substr(0, 4));
  if (name.size() < 4 || !year || *year < 1949 || *year > 2999) return std::nullopt;
  auto day = first_of_month(*year, 1);
  if (name.size() > 5) {
    const bool lettered = recurrence != Recurrence::monthly;
    const auto part = number_in(name.substr(lettered ? 6 : 5)).value_or(0);
    if (part < 1 || part > 53) return std::nullopt;
    if (recurrence == Recurrence::weekly) {
      day = first_of_month(*year, 1) + days{3} + days{7 * (part - 1)};
    } else {
      const auto length = recurrence == Recurrence::monthly     ? 1
                          : recurrence == Recurrence::quarterly ? 3
                                                                : 6;
      if (part > 12 / length) return std::nullopt;
      day = first_of_month(*year, static_cast<unsigned>((part - 1) * length + 1));
    }
  }
  auto period = period_of(recurrence, date_of(day));
  if (period.name != name) return std::nullopt;
  return period;
}

Period next_period(Recurrence recurrence, const Period& period) {
  return period_of(recurrence, date_of(day_of(period.last) + days{1}));
}

}  // namespace luoshi::handling
