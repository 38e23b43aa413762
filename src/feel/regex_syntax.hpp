// The pattern language of XPath in the words of ICU's.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace luoshi::feel {

struct PatternFlags {
  bool dot_all = false;
  bool multiline = false;
  bool skips_space = false;
};

// nullopt where the pattern uses what XPath does not have.
[[nodiscard]] std::optional<std::string> icu_pattern(std::string_view pattern, PatternFlags flags);

}  // namespace luoshi::feel
