#include "supervision/dates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <vector>

#include "base/clock.hpp"
#include "text/unicode.hpp"

namespace luoshi::supervision {
namespace {

using std::u32string;
using std::u32string_view;

constexpr std::array<u32string_view, 12> standing_words{
    U"长期", U"长期坚持", U"长期推进", U"持续", U"持续推进", U"持续坚持",
    U"常态", U"常态化",   U"常态推进", U"常年", U"长期任务", U"常态化推进"};
constexpr std::array<u32string_view, 9> endings{U"之前", U"以前", U"前完成", U"底前", U"前",
                                                U"完成", U"完工", U"竣工",   U"内"};

struct Period {
  u32string_view words;
  unsigned month;  // its last
};
constexpr std::array<Period, 17> periods{{
    {U"全年", 12},
    {U"年底", 12},
    {U"年末", 12},
    {U"当年", 12},
    {U"年", 12},
    {U"上半年", 6},
    {U"下半年", 12},
    {U"第一季度", 3},
    {U"第二季度", 6},
    {U"第三季度", 9},
    {U"第四季度", 12},
    {U"一季度", 3},
    {U"二季度", 6},
    {U"三季度", 9},
    {U"四季度", 12},
    {U"年中", 6},
    {U"年度", 12},
}};

u32string folded(std::string_view words) {
  u32string out;
  for (const auto c : text::from_utf8(words)) {
    if (!text::is_space(c)) out += text::fold_width(c);
  }
  return out;
}

std::string date_of(std::int64_t year, unsigned month, unsigned day) {
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

bool take(u32string_view& rest, u32string_view start) {
  if (!rest.starts_with(start)) return false;
  rest.remove_prefix(start.size());
  return true;
}

std::optional<unsigned> take_number(u32string_view& rest, std::size_t digits_max) {
  unsigned value = 0;
  std::size_t count = 0;
  while (count < digits_max && count < rest.size() && text::is_digit(rest[count])) {
    value = value * 10 + (rest[count++] - U'0');
  }
  if (count == 0) return std::nullopt;
  rest.remove_prefix(count);
  return value;
}

bool take_any(u32string_view& rest, std::initializer_list<u32string_view> starts) {
  return std::ranges::any_of(starts, [&](u32string_view start) { return take(rest, start); });
}

// 2019年, 2019-, 2019/, 2019. at the start; the year given otherwise.
std::int64_t take_year(u32string_view& rest, std::int64_t year) {
  auto probe = rest;
  const auto digits = take_number(probe, 4);
  if (!digits || *digits < 1949 || *digits > 2200) {
    if (take(rest, U"今年") || take(rest, U"本年度")) return year;
    return take(rest, U"明年") ? year + 1 : year;
  }
  if (!take_any(probe, {U"年", U"-", U"/", U"."})) {
    if (!probe.empty()) return year;
  }
  rest = probe;
  return *digits;
}

// 上旬, 中旬, 下旬, 底, 末, 初, or nothing: the last day of that part of the month.
std::optional<unsigned> day_of_part(u32string_view part, std::int64_t year, unsigned month) {
  const auto last = last_day_of_month(year, month);
  const auto last_day = static_cast<unsigned>(std::stoul(last.substr(8)));
  if (part.empty() || part == U"底" || part == U"末" || part == U"下旬" || part == U"份" ||
      part == U"份底" || part == U"月底") {
    return last_day;
  }
  if (part == U"初" || part == U"上旬") return 10;
  if (part == U"中旬" || part == U"中") return 20;
  return std::nullopt;
}

std::optional<std::string> read_day(u32string_view rest, std::int64_t year) {
  const auto month = take_number(rest, 2);
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  const bool separated = take_any(rest, {U"月", U"-", U"/", U"."});
  if (!separated && !rest.empty()) return std::nullopt;
  if (const auto day = take_number(rest, 2)) {
    take_any(rest, {U"日", U"号"});
    const auto date = date_of(year, *month, *day);
    if (!rest.empty() || !is_date(date)) return std::nullopt;
    return date;
  }
  if (const auto day = day_of_part(rest, year, *month)) return date_of(year, *month, *day);
  return std::nullopt;
}

std::optional<std::string> read_time(u32string_view words, std::int64_t year) {
  auto rest = words;
  year = take_year(rest, year);
  if (rest.empty() && rest.size() < words.size()) return date_of(year, 12, 31);
  if (const auto day = read_day(rest, year)) return day;
  for (const auto& period : periods) {
    if (rest == period.words) return last_day_of_month(year, period.month);
  }
  if (rest.size() < words.size() && (rest == U"底" || rest == U"末" || rest == U"内")) {
    return date_of(year, 12, 31);
  }
  return std::nullopt;
}

// The words with one ending after another taken off: 12月底前完成, 12月底前, 12月底.
std::vector<u32string_view> shortened(u32string_view words) {
  std::vector<u32string_view> all{words};
  for (std::size_t at = 0; at < all.size() && all.size() < 12; ++at) {
    for (const auto ending : endings) {
      if (ending != U"底前" && all[at].size() > ending.size() && all[at].ends_with(ending)) {
        all.push_back(all[at].substr(0, all[at].size() - ending.size()));
      }
    }
  }
  return all;
}

}  // namespace

std::optional<DueDate> read_due_date(std::string_view words, std::int64_t year) {
  const auto text = folded(words);
  for (const auto& start : standing_words) {
    if (text == start || (text.starts_with(start) && text.size() <= start.size() + 4)) {
      return DueDate{{}, true};
    }
  }
  for (const auto candidate : shortened(text)) {
    if (candidate.empty()) continue;
    if (auto date = read_time(candidate, year)) return DueDate{std::move(*date), false};
  }
  return std::nullopt;
}

std::string move_date(std::string_view date, int days) {
  using namespace std::chrono;
  const auto part = [&](std::size_t at, std::size_t size) {
    return std::stoi(std::string(date.substr(at, size)));
  };
  const sys_days from{year{part(0, 4)} / month{static_cast<unsigned>(part(5, 2))} /
                      day{static_cast<unsigned>(part(8, 2))}};
  const year_month_day to{from + std::chrono::days{days}};
  return date_of(static_cast<int>(to.year()), static_cast<unsigned>(to.month()),
                 static_cast<unsigned>(to.day()));
}

std::string last_day_of_month(std::int64_t year, unsigned month) {
  using std::chrono::last;
  const std::chrono::year_month_day_last end{std::chrono::year{static_cast<int>(year)} /
                                             std::chrono::month{month} / last};
  return date_of(year, month, static_cast<unsigned>(end.day()));
}

}  // namespace luoshi::supervision
