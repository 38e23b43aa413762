// Regular expressions of XQuery and XPath Functions 3.1 clause 5.6, which matches, replace and
// split speak, carried out by ICU. What XPath does not have (look-around, \b, possessive
// quantifiers) is refused, and no expression can run for ever.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace luoshi::feel {

class Regex {
 public:
  // Errors: invalid "feel.bad-pattern", "feel.bad-flags" (allowed: s, m, i, x, q).
  [[nodiscard]] static Result<Regex> make(std::string_view pattern, std::string_view flags);

  // Errors: limit "feel.pattern-too-costly".
  [[nodiscard]] Result<bool> matches(const std::string& text) const;
  // Invalid "feel.bad-replacement", and "feel.matches-empty" for a pattern that matches nothing at
  // all, as the standard wants.
  [[nodiscard]] Result<std::string> replace(const std::string& text,
                                            std::string_view replacement) const;
  [[nodiscard]] Result<std::vector<std::string>> split(const std::string& text) const;

 private:
  struct Pattern;
  std::shared_ptr<const Pattern> pattern_;
};

}  // namespace luoshi::feel
