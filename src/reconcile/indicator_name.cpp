#include "reconcile/indicator_name.hpp"

#include <algorithm>
#include <array>

#include "text/unicode.hpp"

namespace luoshi::reconcile {
namespace {

// The indicators a year is planned by, as reports name them.
constexpr std::array cores = {
    std::u32string_view(U"生产总值"),       std::u32string_view(U"规模以上工业增加值"),
    std::u32string_view(U"社会消费品零售"), std::u32string_view(U"一般公共预算收入"),
    std::u32string_view(U"固定资产投资"),   std::u32string_view(U"人均可支配收入"),
    std::u32string_view(U"进出口"),         std::u32string_view(U"实际利用外资"),
    std::u32string_view(U"调查失业率"),     std::u32string_view(U"登记失业率"),
    std::u32string_view(U"居民消费价格"),   std::u32string_view(U"城镇新增就业"),
    std::u32string_view(U"研发经费"),       std::u32string_view(U"规上工业增加值"),
};

constexpr std::array scope_words = {
    std::u32string_view(U"预计"), std::u32string_view(U"全年"), std::u32string_view(U"全区"),
    std::u32string_view(U"全县"), std::u32string_view(U"全市"), std::u32string_view(U"全省"),
    std::u32string_view(U"全国"), std::u32string_view(U"地方"), std::u32string_view(U"地区"),
    std::u32string_view(U"完成"), std::u32string_view(U"实现"), std::u32string_view(U"新增"),
    std::u32string_view(U"新建"), std::u32string_view(U"建设"), std::u32string_view(U"建成"),
};

// 宜居宜业和美乡村示范点 and 省级“和美乡村”: three characters in a row, of the names alone.
bool share_a_run(std::u32string_view a, std::u32string_view b) {
  constexpr std::size_t run = 3;
  for (std::size_t at = 0; at + run <= a.size(); ++at) {
    if (b.find(a.substr(at, run)) != b.npos) return true;
  }
  return false;
}

}  // namespace

std::u32string core_name(std::string_view name) {
  std::u32string words = text::from_utf8(name);
  for (bool again = true; again;) {
    again = false;
    for (const auto& word : scope_words) {
      if (!words.starts_with(word)) continue;
      words.erase(0, word.size());
      again = true;
    }
  }
  const auto drop = [&words](std::u32string_view part, std::u32string_view instead) {
    if (const auto at = words.find(part); at != words.npos) words.replace(at, part.size(), instead);
  };
  drop(U"总额", U"额");
  drop(U"总值", U"值");
  drop(U"规模以上", U"规上");
  return words;
}

std::u32string_view main_indicator(std::u32string_view words) {
  std::size_t first = words.npos;
  std::u32string_view found;
  for (const auto& core : cores) {
    const std::size_t at = words.find(core);
    if (at >= first) continue;
    first = at;
    found = core;
  }
  return found == U"规上工业增加值" ? std::u32string_view(U"规模以上工业增加值") : found;
}

bool states_indicator(std::u32string_view words, std::u32string_view core) {
  if (words.find(core) != words.npos) return true;
  return core == U"规模以上工业增加值" && words.find(U"规上工业增加值") != words.npos;
}

bool same_indicator(std::string_view one, std::string_view other) {
  const auto a = core_name(one);
  const auto b = core_name(other);
  constexpr std::size_t least = 2;
  if (std::min(a.size(), b.size()) < least) return false;
  return a.find(b) != a.npos || b.find(a) != b.npos || share_a_run(a, b);
}

}  // namespace luoshi::reconcile
