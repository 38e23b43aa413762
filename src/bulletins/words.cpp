#include "bulletins/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/clock.hpp"

namespace luoshi::bulletins {
namespace {

int number_at(std::string_view date, std::size_t at, std::size_t size) {
  return std::stoi(std::string(date.substr(at, size)));
}

}  // namespace

std::string chinese_date(std::string_view date) {
  if (!is_date(date)) return std::string(date);
  return fmt::format("{}年{}月{}日", number_at(date, 0, 4), number_at(date, 5, 2),
                     number_at(date, 8, 2));
}

std::string chinese_month(std::string_view month) {
  if (!is_date(std::string(month) + "-01")) return std::string(month);
  return fmt::format("{}年{}月份", number_at(month, 0, 4), number_at(month, 5, 2));
}

std::string tenths(std::int64_t value) {
  const auto whole = std::abs(value) / 10;
  const auto part = std::abs(value) % 10;
  const auto* sign = value < 0 ? "-" : "";
  return part == 0 ? fmt::format("{}{}", sign, whole) : fmt::format("{}{}.{}", sign, whole, part);
}

std::string share(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return "0%";
  return tenths((part * 2000 + whole) / (2 * whole)) + "%";
}

std::string_view chinese_of_light(std::string_view light) {
  if (light == "red") return "红灯";
  if (light == "yellow") return "黄灯";
  return light == "green" ? "绿灯" : "未亮灯";
}

std::string_view chinese_of_source(std::string_view kind) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> words{{
      {"work_report", "工作报告"},
      {"residents_promises", "民心工程"},
      {"rectification", "巡视整改"},
      {"resolution", "人大决议"},
      {"instruction", "领导批示"},
      {"meeting", "会议议定"},
      {"problem_list", "问题清单"},
  }};
  const auto* found =
      std::ranges::find(words, kind, &std::pair<std::string_view, std::string_view>::first);
  return found == words.end() ? kind : found->second;
}

std::string standing_words(const ItemFacts& item) {
  if (!item.ended_on.empty()) return "已办结";
  return std::string(chinese_of_light(item.light));
}

std::string listed(const std::vector<std::string>& names) {
  constexpr std::size_t named_max = 10;
  std::vector<std::string_view> once;
  for (const auto& name : names) {
    if (std::ranges::find(once, name) == once.end()) once.emplace_back(name);
  }
  std::string text;
  for (std::size_t i = 0; i < std::min(once.size(), named_max); ++i) {
    text += (i == 0 ? "" : "、");
    text += once[i];
  }
  if (once.size() > named_max) text += fmt::format("等{}个单位", once.size());
  return text;
}

std::string_view first_clause(std::string_view words) {
  return words.substr(0, std::min(words.find("，"), words.find("；")));
}

std::string without_stop(std::string_view words) {
  for (const std::string_view stop : {"。", ".", "；"}) {
    if (words.ends_with(stop)) words.remove_suffix(stop.size());
  }
  return std::string(words);
}

}  // namespace luoshi::bulletins
