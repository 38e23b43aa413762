#include "supervision/stage.hpp"

#include <algorithm>
#include <array>

namespace luoshi::supervision {
namespace {

constexpr std::array<std::string_view, 8> stages{"none",    "circulated", "issued", "acknowledged",
                                                 "claimed", "struck_off", "closed", "cancelled"};
constexpr std::array<std::string_view, 4> lights{"none", "green", "yellow", "red"};

template <class Enum, std::size_t n>
std::optional<Enum> parse(const std::array<std::string_view, n>& names, std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view name_of(Stage stage) {
  return stages[static_cast<std::size_t>(stage)];
}

std::string_view name_of(Light light) {
  return lights[static_cast<std::size_t>(light)];
}

std::optional<Stage> parse_stage(std::string_view name) {
  return parse<Stage>(stages, name);
}

std::optional<Light> parse_light(std::string_view name) {
  return parse<Light>(lights, name);
}

bool has_ended(Stage stage) {
  return stage >= Stage::struck_off;
}

bool is_owed(Stage stage) {
  return stage == Stage::issued || stage == Stage::acknowledged || stage == Stage::claimed;
}

}  // namespace luoshi::supervision
