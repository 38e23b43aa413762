// Regular expressions of ECMA-262 as JSON Schema uses them (Unicode mode, found anywhere in the
// text), carried out by ICU within limits.
//
// A stated subset: back references and named references are refused, and so is a loop over what can
// loop by itself and be empty around it, (a+)+ or (a*b?)*, whose cost explodes. What explodes all
// the same stops at a number of steps.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace luoshi::schema {

enum class Match { no, yes, too_costly };

class Pattern {
 public:
  // Errors: invalid "schema.pattern-malformed" with the byte as place, "schema.pattern-costly";
  // limit "schema.pattern-too-long" (2,000 bytes).
  [[nodiscard]] static Result<Pattern> make(std::string_view ecma);

  // Thread-safe. REQUIRES: UTF-8.
  [[nodiscard]] Match search(std::string_view text) const;
  // As it was written.
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  struct Compiled;
  std::shared_ptr<const Compiled> compiled_;
  std::string text_;
};

}  // namespace luoshi::schema
