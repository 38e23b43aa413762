#include "escalation/urge.hpp"

#include "catalog/closed_list.hpp"

namespace luoshi::escalation {
namespace {

constexpr std::array<std::string_view, 3> states{"sent", "opened", "answered"};

}  // namespace

std::string_view name_of(UrgeState state) {
  return catalog::word_of(states, state);
}
std::optional<UrgeState> parse_urge_state(std::string_view name) {
  return catalog::parse_word<UrgeState>(states, name);
}

}  // namespace luoshi::escalation
