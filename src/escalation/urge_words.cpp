#include "escalation/urge_words.hpp"

#include <fmt/format.h>

#include <chrono>

namespace luoshi::escalation {
namespace {

int number_at(std::string_view text, std::size_t at, std::size_t length) {
  int value = 0;
  for (const char digit : text.substr(at, length)) value = value * 10 + (digit - '0');
  return value;
}

std::chrono::sys_days day_of(std::string_view date) {
  return std::chrono::year{number_at(date, 0, 4)} / static_cast<unsigned>(number_at(date, 5, 2)) /
         static_cast<unsigned>(number_at(date, 8, 2));
}

std::string long_period(const std::string& period) {
  const bool month = period.size() == 7 && period[5] >= '0' && period[5] <= '9';
  if (!month) return period;
  return fmt::format("{}年{}月份", number_at(period, 0, 4), number_at(period, 5, 2));
}

std::string fact_of(std::string_view place, const UrgeFacts& facts) {
  if (place == "number") return facts.number;
  if (place == "headline") return facts.headline;
  if (place == "unit") return facts.unit;
  if (place == "due_date") return long_date(facts.due_date);
  if (place == "period") return long_period(facts.period);
  const auto days = (day_of(facts.due_date) - day_of(facts.today)).count();
  return std::to_string(days < 0 ? -days : days);
}

}  // namespace

std::string long_date(std::string_view date) {
  return fmt::format("{}年{}月{}日", number_at(date, 0, 4), number_at(date, 5, 2),
                     number_at(date, 8, 2));
}

std::string fill(std::string_view words, const UrgeFacts& facts) {
  std::string out;
  std::size_t at = 0;
  while (at < words.size()) {
    const auto begin = words.find('{', at);
    out += words.substr(at, begin == std::string_view::npos ? begin : begin - at);
    if (begin == std::string_view::npos) break;
    const auto end = words.find('}', begin);
    out += fact_of(words.substr(begin + 1, end - begin - 1), facts);
    at = end + 1;
  }
  return out;
}

}  // namespace luoshi::escalation
