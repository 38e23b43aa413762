#include "escalation/urge.hpp"

#include "escalation/words.hpp"

namespace luoshi::escalation {
namespace {

constexpr std::array<std::string_view, 4> occasions{"receipt", "report", "duty", "due"};
constexpr std::array<std::string_view, 3> states{"sent", "opened", "answered"};

}  // namespace

std::string_view name_of(Occasion occasion) {
  return word_of(occasions, occasion);
}
std::string_view name_of(UrgeState state) {
  return word_of(states, state);
}
std::optional<Occasion> parse_occasion(std::string_view name) {
  return parse_word<Occasion>(occasions, name);
}
std::optional<UrgeState> parse_urge_state(std::string_view name) {
  return parse_word<UrgeState>(states, name);
}

}  // namespace luoshi::escalation
