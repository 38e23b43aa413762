// A figure from elsewhere held against the numbers of a promise, by the arithmetic that holds two
// reports together (reconcile/measured.hpp). Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "outcomes/outcome.hpp"
#include "supervision/item.hpp"

namespace luoshi::outcomes {

// A number as its source gives it: 40.06 亿元; a fall of 3.2 % is -3.2 with the role of growth.
struct Figure {
  std::string indicator;
  std::string value;
  std::string unit = "-";
  reading::Role role = reading::Role::level;
};

struct Held {
  std::optional<std::int64_t> quantity;  // position, from 1, of the number it answers
  Verdict verdict = Verdict::unclear;
  std::string arithmetic;  // or why there is none; in Chinese
};

// `wanted` names the number it is to answer; else the first of the same unit and role is taken.
// Unclear where none answers: a level is never held against a growth.
[[nodiscard]] Held hold_against(const supervision::Item& promise, const Figure& figure,
                                std::optional<std::int64_t> wanted);

}  // namespace luoshi::outcomes
