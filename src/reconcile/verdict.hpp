// Whether a result keeps the promise it was found to report on.
//
// Numbers decide where the promise has some and the result answers them in the same measure; a
// growth is held against a growth and a level against a level, never one against the other, save
// where reading::derive_targets computed the level that a growth target means. Else words decide.
#pragma once

#include <cstddef>
#include <string>

#include "reconcile/outcome.hpp"
#include "reconcile/passage.hpp"

namespace luoshi::reconcile {

struct Judgement {
  Verdict verdict = Verdict::unclear;
  std::string reason;      // in Chinese: the arithmetic, or the words it rests on
  std::string arithmetic;  // the arithmetic alone; empty where words decided
};

// `promise` is an index into the statements of `earlier`.
[[nodiscard]] Judgement judge(const Source& earlier, std::size_t promise, const Source& later,
                              const Passage& passage);

}  // namespace luoshi::reconcile
