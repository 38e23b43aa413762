#include "reading/coordination.hpp"

#include <algorithm>

#include "reading/cues.hpp"
#include "reading/vocabulary.hpp"

namespace luoshi::reading {
namespace {

using View = std::u32string_view;
using Text = std::u32string;

constexpr std::size_t short_modifier = 3;
constexpr std::size_t shared_head_min = 2;

bool is_joint(View words) {
  static constexpr Words joints = {U"、",     U"和",     U"及",     U"与",     U"以及",
                                   U"和近",   U"左右、", U"左右和", U"以上、", U"以上和",
                                   U"以内、", U"以内和", U"左右及"};
  return std::ranges::find(joints, words) != joints.end();
}

// 普及率, 涉及, 和美: the joint is part of a word.
bool is_inside_a_word(View phrase, std::size_t at) {
  const char32_t before = at > 0 ? phrase[at - 1] : U'\0';
  const char32_t after = at + 1 < phrase.size() ? phrase[at + 1] : U'\0';
  if (phrase[at] == U'及') {
    return (before != 0 && View(U"普涉惠遍").find(before) != View::npos) ||
           (after != 0 && View(U"时格").find(after) != View::npos);
  }
  if (phrase[at] == U'和') return after != 0 && View(U"美谐平").find(after) != View::npos;
  return phrase[at] == U'与' && (before == U'参' || after == U'会');
}

std::vector<View> split(View phrase) {
  std::vector<View> parts;
  std::size_t from = 0;
  int quoted = 0;
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    if (phrase[i] == U'“') ++quoted;
    if (phrase[i] == U'”') --quoted;
    if (quoted > 0) continue;
    std::size_t joint = 0;
    if (phrase[i] == U'、' || phrase[i] == U'和' || phrase[i] == U'及' || phrase[i] == U'与')
      joint = 1;
    if (phrase.substr(i).starts_with(U"以及")) joint = 2;
    if (joint == 0 || i == from || is_inside_a_word(phrase, i)) continue;
    parts.push_back(phrase.substr(from, i - from));
    from = i + joint;
    i += joint - 1;
  }
  parts.push_back(phrase.substr(from));
  return parts;
}

// Where in the last item the part begins that all items share, found by the first item's end:
// 装备制造业 + 高新技术产业|增加值占比, 城镇 + 农村|居民人均可支配收入. npos where none is shared.
std::size_t shared_from(View first, View last) {
  if (first.empty() || last.size() <= shared_head_min) return View::npos;
  const char32_t close = first.back();
  if (close == U'耗') return View::npos;  // 能耗、水耗和二氧化碳排放
  // An item that ends in the name of a figure (总额, 合格率) is whole.
  constexpr View figures = U"额率值量数";
  if (first.size() > short_modifier && figures.find(close) != View::npos) return View::npos;
  std::size_t best = View::npos;
  for (std::size_t i = 0; i + shared_head_min <= last.size(); ++i) {
    if (last[i] != close) continue;
    const auto away = [&](std::size_t at) {
      return at + 1 > first.size() ? at + 1 - first.size() : first.size() - at - 1;
    };
    if (best == View::npos || away(i) < away(best)) best = i;
  }
  if (best != View::npos) return best + 1;
  const bool room = last.size() >= first.size() + shared_head_min;
  return room && first.size() <= short_modifier ? first.size() : View::npos;
}

// 城乡居民收入, 存贷款余额: two things in one word.
std::vector<Text> double_word(View phrase) {
  struct Double {
    View word;
    View first;
    View second;
  };
  constexpr Double doubles[] = {{U"城乡", U"城镇", U"农村"},
                                {U"存贷款", U"存款", U"贷款"},
                                {U"进出口", U"进口", U"出口"},
                                {U"中高职", U"中职", U"高职"}};
  for (const auto& [word, one, other] : doubles) {
    const auto at = phrase.find(word);
    if (at == View::npos) continue;
    const auto variant = [&](View with) {
      Text name(phrase);
      name.replace(at, word.size(), with);
      return name;
    };
    return {variant(one), variant(other)};
  }
  return {};
}

// 第一、二、三产业增加值: the ordinals share the 第 before the first and the noun behind the last.
std::vector<Text> ordinals(const std::vector<View>& parts) {
  constexpr View numbers = U"一二三四";
  const View last = parts.back();
  const auto bare = [](View part) { return part.starts_with(U'第') ? part.substr(1) : part; };
  const View closing = bare(last);
  if (closing.size() < shared_head_min || numbers.find(closing[0]) == View::npos) return {};
  std::vector<Text> names;
  for (const View part : parts) {
    const View number = bare(part);
    const bool alone = number.size() == 1 || part == last;
    if (!alone || number.empty() || numbers.find(number[0]) == View::npos) return {};
    names.push_back(Text(U"第").append(number.substr(0, 1)).append(closing.substr(1)));
  }
  return names;
}

}  // namespace

std::size_t list_length(const std::vector<Measure>& measures,
                        const std::vector<Surroundings>& words, std::size_t first) {
  std::size_t n = 1;
  while (first + n < measures.size() && !words[first + n].first_in_clause &&
         is_joint(words[first + n].before) && measures[first + n].rank == measures[first].rank) {
    ++n;
  }
  return n;
}

std::vector<Text> list_items(View phrase, std::size_t n) {
  // 甲、乙分别实现税收: what stands behind 分别 is said of each.
  Text said_of_each;
  if (const auto each = phrase.find(U"分别"); each != View::npos && each > 0) {
    said_of_each = Text(strip_lead(phrase.substr(each + 2)));
    phrase = phrase.substr(0, each);
  }
  auto parts = split(phrase);
  if (parts.size() < n) return n == 2 ? double_word(phrase) : std::vector<Text>{};
  if (parts.size() > n) parts.erase(parts.begin(), parts.end() - static_cast<std::ptrdiff_t>(n));
  if (auto numbered = ordinals(parts); !numbered.empty()) return numbered;
  std::vector<Text> names;
  const View last = parts.back();
  // An item that does not show where the shared part begins takes what the shortest other shows.
  std::size_t common = View::npos;
  for (std::size_t k = 0; k + 1 < n; ++k) common = std::min(common, shared_from(parts[k], last));
  for (std::size_t k = 0; k < n; ++k) {
    Text name(parts[k]);
    if (k + 1 < n) {
      std::size_t from = shared_from(parts[k], last);
      if (from == View::npos) from = common;
      if (from != View::npos) name += last.substr(from);
    }
    names.push_back(name + said_of_each);
  }
  return names;
}

}  // namespace luoshi::reading
