// The closed lists of words for how far an approved item has been carried. What leads from one to
// the next is judged in handling (chain.hpp) and escalation; here they are only read and written.
#pragma once

#include <optional>
#include <string_view>

namespace luoshi::supervision {

enum class Stage {
  none,
  circulated,
  issued,
  acknowledged,
  claimed,
  struck_off,
  closed,
  cancelled,
};
enum class Light { none, green, yellow, red };

[[nodiscard]] std::string_view name_of(Stage stage);
[[nodiscard]] std::string_view name_of(Light light);
[[nodiscard]] std::optional<Stage> parse_stage(std::string_view name);
[[nodiscard]] std::optional<Light> parse_light(std::string_view name);

// Struck off, closed or cancelled: nothing is owed any more.
[[nodiscard]] bool has_ended(Stage stage);
// Issued, acknowledged or claimed: a unit owes it.
[[nodiscard]] bool is_owed(Stage stage);

}  // namespace luoshi::supervision
