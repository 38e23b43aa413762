#include "reading/clause_start.hpp"

#include <algorithm>

#include "reading/cues.hpp"
#include "text/unicode.hpp"

namespace luoshi::reading {
namespace {

constexpr std::uint32_t verbal = sense_deed | sense_effort;

// 加快 and 精准 are verbs of their own unless such a verb follows.
bool opens_action(std::u32string_view rest) {
  return starts_with_any(rest,
                         {U"推进", U"推动", U"建设", U"构建", U"建立", U"实施", U"培育", U"打造",
                          U"完善", U"落实", U"盘活", U"推行", U"发展", U"补齐", U"实现", U"形成",
                          U"提升", U"改造", U"促进", U"健全", U"补建", U"建成", U"融入", U"引进",
                          U"解决", U"开展", U"布局", U"壮大", U"释放", U"拓展", U"整合"});
}

}  // namespace

std::size_t skip_connectives(const Passage& passage, const Clause& clause) {
  std::size_t i = clause.begin;
  while (i < clause.end) {
    const std::u32string_view rest = passage.view().substr(i, clause.end - i);
    const std::size_t length = longest_start(
        rest, {U"并",     U"并且", U"同时", U"还",   U"也",   U"均",     U"预计",   U"我们要",
               U"我们将", U"我们", U"要",   U"必须", U"将",   U"一年来", U"五年来", U"全年",
               U"今年",   U"年内", U"此外", U"一是", U"二是", U"三是",   U"四是",   U"五是",
               U"六是",   U"七是", U"八是", U"九是", U"十是"});
    if (length == 0) break;
    i += length;
  }
  return std::min(i, clause.end);
}

std::size_t skip_adverbs(const Passage& passage, std::size_t begin, std::size_t end) {
  std::size_t i = begin;
  while (i < end && passage.is(i, sense_adverb)) {
    const std::size_t next = i + passage.marks[i].length;
    if (next >= end) break;
    const bool verb_itself = passage.is(i, verbal);
    if (verb_itself && !opens_action(passage.view().substr(next, end - next))) break;
    i = next;
  }
  return passage.is(i, verbal) ? i : begin;
}

std::size_t skip_time(const Passage& passage, std::size_t begin, std::size_t end) {
  std::size_t i = begin;
  while (i < end) {
    const std::u32string_view rest = passage.view().substr(i, end - i);
    std::size_t digits = 0;
    while (digits < rest.size() && text::is_digit(rest[digits])) ++digits;
    const std::size_t date =
        digits > 0 && digits < rest.size()
            ? longest_start(rest.substr(digits), {U"年", U"月", U"日", U"年底", U"月底", U"年底前",
                                                  U"月底前", U"月前", U"年年底"})
            : 0;
    if (date > 0) {
      i += digits + date;
    } else if (const std::size_t word =
                   longest_start(rest, {U"年底", U"底前", U"早日", U"尽早", U"主体", U"预期",
                                        U"计划", U"有望", U"实现"});
               word > 0) {
      i += word;
    } else if (passage.is(i, sense_adverb)) {
      i += passage.marks[i].length;
    } else {
      break;
    }
  }
  return std::min(i, end);
}

std::size_t skip_framing(const Passage& passage, std::size_t begin, std::size_t end) {
  const std::u32string_view words = passage.view().substr(begin, end - begin);
  if (!words.starts_with(U"以")) return begin;
  const std::size_t frame =
      find_any(words, {U"为依托", U"为重点", U"为抓手", U"为核心", U"为载体", U"为契机", U"为基础",
                       U"为目标", U"为导向", U"为引领", U"为支撑", U"为牵引", U"为龙头", U"为主线",
                       U"为突破口"});
  if (frame == words.npos) return begin;
  for (std::size_t i = begin + frame + 3; i + 4 < end && i < begin + frame + 6; ++i) {
    const std::size_t verb = skip_adverbs(passage, i, end);
    if (passage.is(verb, verbal)) return i;
  }
  return begin;
}

}  // namespace luoshi::reading
