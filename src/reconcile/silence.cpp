#include "reconcile/silence.hpp"

#include <algorithm>

#include "reconcile/evidence.hpp"

namespace luoshi::reconcile {

Silence silence_of(const reading::Statement& promise, std::u32string_view words) {
  constexpr double length_most = 60;
  Silence made{};
  const auto set = [&made](SilenceTrait trait, double value) {
    made[static_cast<std::size_t>(trait)] = value;
  };
  set(SilenceTrait::any, 1);
  set(SilenceTrait::indicator, is_indicator(promise) ? 1 : 0);
  set(SilenceTrait::length, std::min(1.0, static_cast<double>(words.size()) / length_most));
  return made;
}

}  // namespace luoshi::reconcile
