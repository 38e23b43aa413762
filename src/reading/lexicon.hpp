// The words by which a clause shows what it is: deeds, efforts, means, outcomes, courtesy.
//
// One pass over a passage marks where such words stand; every later question is a look-up. The
// lists hold general words of administrative Chinese, no names and no phrases of one report.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace luoshi::reading {

// What a word may tell; a word may tell several things.
enum Sense : std::uint32_t {
  sense_none = 0,
  sense_deed = 1U << 0U,       // a verb whose end can be checked: 建成 出台 引进
  sense_effort = 1U << 1U,     // a verb of going on: 推进 加强 完善
  sense_adverb = 1U << 2U,     // may stand before a verb: 大力 进一步 全年
  sense_means = 1U << 3U,      // opens a clause of means or manner: 围绕 坚持 针对
  sense_follow = 1U << 4U,     // opens a clause that goes on about what went before: 同比 位居
  sense_outcome = 1U << 5U,    // opens a clause of effect: 形成 让 有效
  sense_duty = 1U << 6U,       // a duty without end: 持续 每季度 定期
  sense_courtesy = 1U << 7U,   // thanks, calls, credit
  sense_creed = 1U << 8U,      // professions of political faith
  sense_facility = 1U << 9U,   // a thing that stands somewhere: 项目 中学 道路
  sense_landmark = 1U << 10U,  // a facility that names itself: 档案馆 图书馆
  sense_scheme = 1U << 11U,    // 行动 制度 方案: what an effort can be held against
  sense_generic = 1U << 12U,   // says nothing of which one: 重点 一批 各类
  sense_noun = 1U << 14U,      // hides what stands inside it: 线上线下 is no 上线
  sense_finish = 1U << 13U,    // a verb at the end of a clause whose subject is the object: 开工
};

struct Mark {
  std::uint32_t senses = sense_none;  // of the longest word that starts here
  std::uint8_t length = 0;
};

// One mark for each character of `flat`.
[[nodiscard]] std::vector<Mark> mark_words(std::u32string_view flat);

}  // namespace luoshi::reading
