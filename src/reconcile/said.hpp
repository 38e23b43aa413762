// What the words of a statement say of an end reached or not.
#pragma once

#include <string>
#include <string_view>

namespace luoshi::reconcile {

// The words by which a result admits that it fell short: 未能, 未完成, 即将启动; empty where none.
[[nodiscard]] std::string words_of_failure(std::u32string_view told);

// 有序推进, 正在, 进展顺利: under way, not done; empty where none.
[[nodiscard]] std::string words_of_going_on(std::u32string_view told);

// 建成, 通车, 投入使用: done; empty where none.
[[nodiscard]] std::string words_of_completion(std::u32string_view told);

// 前期工作, 正在办理: not yet begun; empty where none, or where a start is told beside it.
[[nodiscard]] std::string words_of_preparation(std::u32string_view told);

// 超额完成, 圆满完成: a target was reached, without saying by how much; empty where none.
[[nodiscard]] std::string words_of_fulfilment(std::u32string_view told);

// True for a promise to begin, by its verb (UTF-8): 启动, 开工.
[[nodiscard]] bool asks_for_a_start(std::string_view verb);

// True for a promise to finish, not to go on, by its verb (UTF-8) or its last words: 建成,
// 年内完工.
[[nodiscard]] bool asks_for_an_end(std::string_view verb, std::u32string_view promise);

// "20项…，已完成16项": the count done against the count of all, where it is less; else empty.
[[nodiscard]] std::string done_of_all(std::u32string_view told);

// True for a promise of an increment (新增, 引进), not of a stock.
[[nodiscard]] bool adds(std::u32string_view promise);

// True where words tell a stock (达到, 累计, 稳定在) and no increment beside it.
[[nodiscard]] bool totals(std::u32string_view words);

// What names an object (UTF-8), without the words of its kind: 西三环南延 of 西三环南延工程.
[[nodiscard]] std::u32string proper_name(std::string_view object);

// True where `told` names this object (UTF-8), by its proper name at least.
[[nodiscard]] bool names(std::u32string_view told, std::string_view object);

}  // namespace luoshi::reconcile
