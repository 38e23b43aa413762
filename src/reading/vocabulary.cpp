#include "reading/vocabulary.hpp"

#include <algorithm>
#include <string_view>

#include "reading/vocabulary_words.hpp"
#include "reading/word_list.hpp"
#include "text/unicode.hpp"

namespace luoshi::reading {
namespace {

using View = std::u32string_view;

const WordList& leads() {
  static const WordList list(lead_words);
  return list;
}

const WordList& tails() {
  static const WordList list(tail_words);
  return list;
}

const WordList& verbs() {
  static const WordList list(verb_words);
  return list;
}

const WordList& outcomes() {
  static const WordList list(outcome_words);
  return list;
}

// These say the number is a rate of something and belong to its name where nothing else does.
const WordList& rate_nouns() {
  static const WordList list(U"降幅 涨幅 增速 增幅 增长率 占比 比重 幅度");
  return list;
}

// Verbs that are as often nouns: what they end may be a name.
const WordList& nouns_too() {
  static const WordList list(
      U"投资 补贴 补助 服务 贡献 利用外资 销售 生产 出口 奖励 治理 造林 保护 检测 监测 培训 搬迁 "
      U"建设 改造 "
      U"提升 增收 硬化 修复 收储 整治 办理 流转 种植 安置 绿化 救助 储备 转移 转化");
  return list;
}

// 2020年, 12月底, 1月至10月: time that a name does not carry.
std::size_t date_length(View phrase) {
  std::size_t i = phrase.starts_with(U'到') ? 1 : 0;
  const std::size_t digits = i;
  while (i < phrase.size() &&
         (text::is_digit(phrase[i]) || phrase[i] == U'-' || phrase[i] == U'—')) {
    ++i;
  }
  if (i == digits || i == phrase.size()) return 0;
  for (const View word :
       {View(U"年底前"), View(U"年底"), View(U"年末"), View(U"年以来"), View(U"年度"), View(U"年"),
        View(U"月底前"), View(U"月底"), View(U"月份"), View(U"月末"), View(U"月"), View(U"日")}) {
    if (phrase.substr(i).starts_with(word)) return i + word.size();
  }
  return 0;
}

// 由2013年的, 从去年的: where a change starts, behind the name.
std::size_t starting_point_length(View phrase) {
  const std::size_t from = phrase.size() > 12 ? phrase.size() - 12 : 0;
  for (std::size_t i = phrase.size(); i-- > from;) {
    if (phrase[i] == U'由' || phrase[i] == U'从' || phrase[i] == U'是' || phrase[i] == U'到' ||
        phrase[i] == U'于' || phrase[i] == U'至') {
      View rest = phrase.substr(i + 1);
      if (rest.ends_with(U"的")) rest.remove_suffix(1);
      const bool year =
          rest.ends_with(U"年") || rest.ends_with(U"年末") || rest.ends_with(U"年底") ||
          rest.ends_with(U"末") || rest.ends_with(U"初") || rest.ends_with(U"同期") ||
          rest.ends_with(U"前") || rest.ends_with(U"年初") || rest.ends_with(U"原来") ||
          rest.ends_with(U"季度") || rest.ends_with(U"月") || rest.ends_with(U"最初") ||
          rest.ends_with(U"原先") || rest.ends_with(U"当初");
      return year ? phrase.size() - i : 0;
    }
  }
  return 0;
}

// 连续6年: how long something has gone on, behind its name.
std::size_t streak_length(View phrase) {
  if (!phrase.ends_with(U"年")) return 0;
  const auto at = phrase.rfind(U"连续");
  return at != View::npos && phrase.size() - at <= 6 ? phrase.size() - at : 0;
}

bool is_comparator(char32_t c) {
  constexpr View set =
      U"年上去同期末初全国全省全市全区全县平均水平时期底的前今预算期“”十二三四五规划计划目标任务定"
      U"个均值位面居前后度季月GDP";
  return text::is_digit(c) || set.find(c) != View::npos;
}

// 比2015年, 较去年同期, 高于全省平均, 比“十二五”末: the yardstick before the difference.
std::size_t yardstick_length(View phrase) {
  const std::size_t from = phrase.size() > 16 ? phrase.size() - 16 : 0;
  for (std::size_t i = phrase.size(); i-- > from;) {
    const char32_t c = phrase[i];
    if (c == U'比' || c == U'较' || c == U'于' || c == U'超' || c == U'出') {
      const char32_t before = i > 0 ? phrase[i - 1] : U'\0';
      const char32_t after = i + 1 < phrase.size() ? phrase[i + 1] : U'\0';
      const bool dated = text::is_digit(after);  // 收入比2019年: held against a year
      if (c == U'比' && !dated && before != 0 &&
          View(U"占同环对贷构性入需供").find(before) != View::npos)
        return 0;
      if (c == U'比' && View(U"重例率").find(after) != View::npos && after != 0) return 0;
      if (c == U'于') {
        if (View(U"高低快好优少大小多").find(before) == View::npos) return 0;
        return phrase.size() - i + 1;
      }
      if (c == U'出') return before == U'超' || before == U'高' ? phrase.size() - i + 1 : 0;
      return phrase.size() - i;
    }
    if (!is_comparator(c)) return 0;
  }
  return 0;
}

}  // namespace

std::u32string_view strip_lead(View phrase) {
  while (!phrase.empty()) {
    const std::size_t length = std::max(leads().at_start(phrase), date_length(phrase));
    if (length == 0) break;
    phrase.remove_prefix(length);
  }
  return phrase;
}

std::u32string_view strip_tail(View phrase) {
  while (!phrase.empty()) {
    std::size_t length = tails().at_end(phrase);
    length = std::max(
        {length, yardstick_length(phrase), starting_point_length(phrase), streak_length(phrase)});
    if (length == 0) break;
    const View rest = phrase.substr(0, phrase.size() - length);
    const View taken = phrase.substr(phrase.size() - length);
    const bool rate = rate_nouns().at_end(taken) == taken.size();
    if (rate && !rest.empty()) break;
    phrase = rest;
  }
  return phrase;
}

std::size_t verb_length(View phrase) {
  std::size_t i = 0;
  while (i < phrase.size()) {
    const View rest = phrase.substr(i);
    const std::size_t length =
        std::max({verbs().at_start(rest), leads().at_start(rest), date_length(rest)});
    if (length == 0) break;
    i += length;
  }
  return i;
}

bool is_verb_phrase(View phrase) {
  return verb_length(phrase) == phrase.size();
}

bool ends_with_verb(View phrase) {
  const std::size_t length = verbs().at_end(phrase);
  if (length < 2) return false;
  const View word = phrase.substr(phrase.size() - length);
  return nouns_too().at_end(word) != word.size();
}

bool begins_with_outcome(View phrase) {
  return outcomes().at_start(phrase) > 0;
}

std::size_t find_outcome(View phrase) {
  for (std::size_t i = 1; i < phrase.size(); ++i) {
    if (outcomes().at_start(phrase.substr(i)) > 1) return i;
  }
  return View::npos;
}

}  // namespace luoshi::reading
