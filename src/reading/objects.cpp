#include "reading/objects.hpp"

#include <algorithm>
#include <charconv>
#include <string>

#include "reading/cues.hpp"
#include "reading/numeral.hpp"
#include "text/unicode.hpp"

namespace luoshi::reading {
namespace {

using View = std::u32string_view;

constexpr std::size_t name_min = 2;
constexpr std::size_t name_max = 22;
constexpr std::size_t total_max = 200;  // nobody keeps a file for each of a thousand parts

constexpr View classifiers =
    U"个家条座所处项户名件场次片栋幢套台辆对宗块段位支部村镇乡县市区人只艘";

// 等 as "and others", not as part of 高等, 均等, 一等奖, 等级.
bool is_and_others(View flat, std::size_t at) {
  const char32_t before = at > 0 ? flat[at - 1] : U'\0';
  const char32_t after = at + 1 < flat.size() ? flat[at + 1] : U'\0';
  constexpr View never_before = U"高中初均平同相优一二三特对";
  constexpr View never_after = U"级次候待奖额距于效";
  return never_before.find(before) == View::npos && never_after.find(after) == View::npos;
}

// A character a total may begin with: most do not.
bool may_begin_total(char32_t c) {
  return text::is_digit(c) || is_han_numeral(c) || c == U'共' || c == U'约' || c == U'几';
}

struct Total {
  std::size_t value = 0;
  std::size_t length = 0;
};

// "10个", "100余条", "五个" at `at`; {0, 0} where no number with a classifier stands.
Total find_total(View flat, std::size_t at) {
  std::size_t begin = at;
  while (begin < flat.size() && (flat[begin] == U'共' || flat[begin] == U'约')) ++begin;
  if (begin >= flat.size()) return {};
  const bool arabic = text::is_digit(flat[begin]);
  constexpr View han_digits = U"两二三四五六七八九十百几";
  if (!arabic && han_digits.find(flat[begin]) == View::npos) return {};
  const auto number = arabic ? arabic_numeral(flat, begin) : han_numeral(flat, begin);
  if (!number) return {};
  std::size_t end = number->end;
  while (end < flat.size() && (flat[end] == U'余' || flat[end] == U'多')) ++end;
  if (end >= flat.size() || classifiers.find(flat[end]) == View::npos) return {};
  Total total;
  const std::string& digits = number->value;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), total.value);
  const bool whole = read.ec == std::errc{} && read.ptr == digits.data() + digits.size();
  if (!whole || total.value == 0 || total.value > total_max) return {};
  total.length = end + 1 - at;
  return total;
}

bool is_particle(char32_t c) {
  constexpr View particles = U"为对向与在从由以把将及和给使让于、，的了好";
  return particles.find(c) != View::npos;
}

// Past the verbs, adverbs and prepositions a phrase begins with.
std::size_t skip_verbs(const Passage& passage, std::size_t begin, std::size_t end) {
  constexpr std::uint32_t skipped = sense_deed | sense_effort | sense_adverb | sense_means;
  while (begin < end) {
    const Mark& mark = passage.marks[begin];
    if ((mark.senses & skipped) != 0 && (mark.senses & sense_facility) == 0) {
      begin += mark.length;
    } else if (is_particle(passage.view()[begin])) {
      ++begin;
    } else {
      break;
    }
  }
  return std::min(begin, end);
}

// 路 or 河 alone ends a name only where the name ends: before a joint, a verb or the clause's end.
bool ends_name(const Passage& passage, std::size_t at, std::size_t end) {
  const Mark& mark = passage.marks[at];
  if ((mark.senses & sense_facility) == 0) return false;
  if (mark.length > 1) return true;
  const std::size_t after = at + 1;
  constexpr View joints = U"、和及与等的（，“";
  return after >= end || joints.find(passage.view()[after]) != View::npos ||
         passage.is(after, sense_deed | sense_effort | sense_finish | sense_facility);
}

bool names_one(const Passage& passage, Span name) {
  for (std::size_t i = name.begin; i < name.end; ++i) {
    if (ends_name(passage, i, name.end)) return true;
  }
  return false;
}

// The segments of [begin, end) between 、, and between 和 or 及 where they join names.
std::vector<Span> split(const Passage& passage, std::size_t begin, std::size_t end) {
  const View flat = passage.view();
  std::vector<Span> parts;
  std::size_t from = begin;
  int depth = 0;
  for (std::size_t i = begin; i <= end; ++i) {
    if (i < end && (flat[i] == U'“' || flat[i] == U'（' || flat[i] == U'《')) ++depth;
    if (i < end && (flat[i] == U'”' || flat[i] == U'）' || flat[i] == U'》')) --depth;
    const bool also = i + 1 < end && flat[i] == U'以' && flat[i + 1] == U'及';
    const bool joins =
        i < end && i > from + 1 && i + 2 < end && (flat[i] == U'和' || flat[i] == U'及');
    const bool joint =
        i < end && depth <= 0 &&
        (flat[i] == U'、' || (joins && (!parts.empty() || names_one(passage, {from, i}))));
    if (i < end && !joint && !also) continue;
    if (i > from) parts.push_back({from, i});
    if (also) ++i;
    from = i + 1;
  }
  return parts;
}

// A name shorn of 的-phrases and generic words; empty where nothing names it.
Span trim_name(const Passage& passage, Span name) {
  const View flat = passage.view();
  for (std::size_t i = name.end; i-- > name.begin;) {
    if (flat[i] == U'的') {
      name.begin = i + 1;
      break;
    }
  }
  const View rest = flat.substr(name.begin, name.end - name.begin);
  name.begin +=
      longest_start(rest, {U"一批", U"系列", U"各类", U"多个", U"若干", U"部分", U"有关", U"一些"});
  if (name.empty() || text::is_digit(flat[name.begin])) return {};
  const View words = flat.substr(name.begin, name.end - name.begin);
  // A half quotation, a preposition or a jubilee inside shows that this is no name.
  if (words.front() == U'“' && !has(words, U"”")) return {};
  if (has_any(words, {U"向", U"对", U"在", U"从", U"把", U"将", U"被", U"周年", U"使", U"让"}))
    return {};
  for (std::size_t i = name.begin; i < name.end; ++i) {
    if (flat[i] == U'等' && is_and_others(flat, i)) return {};
  }
  if (name.end - name.begin < name_min || name.end - name.begin > name_max) return {};
  return name;
}

// True where the words before the facility at [facility, …) say which one it is.
bool is_specific(const Passage& passage, std::size_t begin, std::size_t facility) {
  if (passage.is(facility, sense_landmark)) return true;
  std::size_t own = 0;
  for (std::size_t i = begin; i < facility;) {
    if (passage.is(i, sense_generic)) {
      i += passage.marks[i].length;
      continue;
    }
    if (text::is_digit(passage.view()[i])) return false;
    ++own;
    ++i;
  }
  return own >= 2;
}

bool is_specific_name(const Passage& passage, Span name) {
  std::size_t facility = name.end;
  for (std::size_t i = name.begin; i < name.end; ++i) {
    if (ends_name(passage, i, name.end)) facility = i;
  }
  return is_specific(passage, name.begin, facility);
}

// The list that ends at 等 (at `etc`), read backwards to the verb.
Objects read_list(const Passage& passage, std::size_t begin, std::size_t etc, std::size_t end) {
  const View flat = passage.view();
  Objects found;
  Total total = find_total(flat, etc + 1);
  // "甲路等道路80条": the number may stand behind the noun.
  for (std::size_t i = etc + 2; total.length == 0 && i < std::min(end, etc + 7); ++i) {
    if (!text::is_han(flat[i - 1])) break;
    if (!text::is_digit(flat[i])) continue;
    total = find_total(flat, i);
    break;
  }
  const std::size_t noun = etc + 1 + total.length;
  const bool aspects =
      has_any(flat.substr(noun, std::min<std::size_t>(end - noun, 8)),
              {U"领域", U"方面", U"行业", U"问题", U"环节", U"部门", U"产业", U"群体", U"要素",
               U"工作", U"措施", U"政策", U"活动", U"制度", U"情况"});
  const bool concrete = passage.any(noun, std::min(end, noun + 12), sense_facility) ||
                        has_any(flat.substr(noun, std::min<std::size_t>(end - noun, 8)),
                                {U"企业", U"公司", U"村", U"镇", U"社区", U"品牌", U"高校"});
  const bool abstract = aspects && !concrete;
  for (const Span& part : split(passage, skip_verbs(passage, begin, etc), etc)) {
    // A verb in the midst of the list begins it anew: "精准服务、重点扶持甲厂、乙厂等企业".
    const std::size_t own = skip_verbs(passage, part.begin, part.end);
    if (own > part.begin + 1) found.names.clear();
    const Span name = trim_name(passage, {own, part.end});
    if (name.empty()) continue;
    const bool stands = names_one(passage, name);
    if (stands && !is_specific_name(passage, name)) continue;
    if (!abstract && (total.length > 0 || concrete || stands)) found.names.push_back(name);
  }
  if (total.length > 0 && !abstract && !found.names.empty()) {
    found.total = std::max(total.value, found.names.size());
  }
  return found;
}

// Facilities named in a clause that has no list.
void read_facilities(const Passage& passage, std::size_t begin, std::size_t end, Objects& found) {
  if (!passage.any(begin, end, sense_facility)) return;
  for (const Span& part : split(passage, begin, end)) {
    const std::size_t from = skip_verbs(passage, part.begin, part.end);
    std::size_t start = 0;
    std::size_t stop = 0;
    for (std::size_t i = from; i < part.end; ++i) {
      if (!ends_name(passage, i, part.end)) continue;
      const std::size_t after = i + passage.marks[i].length;
      if (after > part.end) break;
      start = i;
      stop = after;
      i = after - 1;
    }
    if (stop == 0) continue;
    const Span name = trim_name(passage, {from, stop});
    if (!name.empty() && name.begin <= start && is_specific(passage, name.begin, start)) {
      found.names.push_back(name);
    }
  }
}

Objects all_of(const Passage& passage, std::size_t begin, std::size_t end, std::size_t total) {
  Objects found;
  for (const Span& part : split(passage, begin, end)) {
    const Span name = trim_name(passage, {skip_verbs(passage, part.begin, part.end), part.end});
    const bool deed = !name.empty() && !names_one(passage, name) &&
                      passage.any(name.begin, name.end, sense_deed | sense_effort);
    if (!name.empty() && !deed) found.names.push_back(name);
  }
  if (found.names.size() != total) return {};
  found.total = total;
  return found;
}

// "甲路、乙路2条", "甲路、乙路两条": names right before a number that counts all of them.
Objects read_counted(const Passage& passage, std::size_t begin, std::size_t end) {
  const View flat = passage.view();
  for (std::size_t i = begin + 1; i < end; ++i) {
    if (!may_begin_total(flat[i]) || text::is_digit(flat[i - 1])) continue;
    const Total total = find_total(flat, i);
    if (total.length == 0 || total.value < 2) continue;
    Objects found = all_of(passage, skip_verbs(passage, begin, i), i, total.value);
    if (!found.names.empty()) return found;
  }
  return {};
}

// "园区2个（甲园、乙园）": names in brackets behind their number.
Objects read_bracketed(const Passage& passage, std::size_t begin, std::size_t end) {
  const View flat = passage.view();
  Objects found;
  if (!has(flat.substr(begin, end - begin), U"（")) return found;
  std::size_t sum = 0;
  for (std::size_t i = begin; i < end; ++i) {
    const Total total = text::is_digit(flat[i]) && (i == begin || !text::is_digit(flat[i - 1]))
                            ? find_total(flat, i)
                            : Total{};
    const std::size_t open = i + total.length;
    if (total.length == 0 || open >= end || flat[open] != U'（') continue;
    const std::size_t close = flat.find(U'）', open);
    if (close == View::npos || close > end) break;
    const Objects inside = all_of(passage, open + 1, close, total.value);
    if (inside.names.empty()) continue;
    found.names.insert(found.names.end(), inside.names.begin(), inside.names.end());
    sum += total.value;
    i = close;
  }
  if (sum > 0) found.total = sum;
  return found;
}

}  // namespace

Objects find_objects(const Passage& passage, std::size_t begin, std::size_t end) {
  const View flat = passage.view();
  for (std::size_t i = begin; i < end; ++i) {
    if (flat[i] != U'等' || !is_and_others(flat, i)) continue;
    Objects found = read_list(passage, begin, i, end);
    if (!found.names.empty()) return found;
  }
  Objects found = read_bracketed(passage, begin, end);
  if (found.names.empty()) found = read_counted(passage, begin, end);
  if (!found.names.empty()) return found;
  read_facilities(passage, begin, end, found);
  return found;
}

}  // namespace luoshi::reading
