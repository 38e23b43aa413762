// Phrases around a number cut down to the name of what it measures.
//
// All functions look at one number and the words next to it; names that come from further away are
// put together in indicator.cpp.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "reading/measure.hpp"
#include "reading/surroundings.hpp"

namespace luoshi::reading {

inline constexpr std::size_t indicator_chars_max = 24;

// True for rates, differences, multiples and ranks, whose name never follows the number.
[[nodiscard]] bool is_rate(const Measure& measure);

// Names too bare to stand alone: they say which figure, not of what (总投资, 占比, 产量).
[[nodiscard]] bool is_bare_head(std::u32string_view name);

// The phrase before the number without adverbs, light verbs and words of change; may be empty.
[[nodiscard]] std::u32string name_before(const Surroundings& words);

// The noun that follows "15个", with its own outcome where the noun alone would be too general.
[[nodiscard]] std::u32string name_after(const Measure& measure, const Surroundings& words);

// Whether the thing counted stands behind the number: 完成19条道路 against 改造道路19条. `before`
// and `after` are what the two functions above gave.
[[nodiscard]] bool prefers_after(const Measure& measure, const Surroundings& words,
                                 std::u32string_view before, std::u32string_view after);

// `noun` with the telling verb that ends `before`: 新建5座公厕 is 新建公厕.
[[nodiscard]] std::u32string with_verb(std::u32string_view before, std::u32string noun);

// `noun` with the owner named before the number where it is too general alone: 试验区72项任务.
[[nodiscard]] std::u32string with_owner(const Measure& measure, const Surroundings& words,
                                        std::u32string_view before, std::u32string noun);

// What 占公共财政预算支出的85% is called where `subject` was named before; empty where `phrase`
// does not begin with 占.
[[nodiscard]] std::u32string share_of_whole(std::u32string_view phrase,
                                            std::u32string_view subject);

// The name before a comparison with a target: 项目 in 项目完成年度计划的121%; may be empty.
[[nodiscard]] std::u32string measured_against_target(const Surroundings& words);

// Up to the first joint behind a noun: 乡镇中学改扩建 of 乡镇中学改扩建和幼儿园改造.
[[nodiscard]] std::u32string_view cut_after(std::u32string_view phrase);

// Without verbs that only say that something was done: 代表建议 of 办理代表建议.
[[nodiscard]] std::u32string_view drop_plain_verbs(std::u32string_view phrase);

// The end of an overlong phrase, from the last joint that leaves enough of it.
[[nodiscard]] std::u32string_view shortened(std::u32string_view phrase);

// Fit to be shown: no clause punctuation, no quotation mark without its partner.
[[nodiscard]] std::u32string tidy(std::u32string_view phrase);

}  // namespace luoshi::reading
