// Words a person entered: whether there are any.
#pragma once

#include <algorithm>
#include <string_view>

namespace luoshi::handling {

// Nothing but white space.
[[nodiscard]] inline bool is_blank(std::string_view words) {
  constexpr std::string_view ideographic_space = "\u3000";
  while (!words.empty()) {
    if (static_cast<unsigned char>(words.front()) <= ' ') {
      words.remove_prefix(1);
    } else if (words.starts_with(ideographic_space)) {
      words.remove_prefix(ideographic_space.size());
    } else {
      return false;
    }
  }
  return true;
}

}  // namespace luoshi::handling
