#include "schema/pattern.hpp"

#include <unicode/regex.h>

#include "schema/pattern_syntax.hpp"

namespace luoshi::schema {

struct Pattern::Compiled {
  std::unique_ptr<icu::RegexPattern> icu;
};

namespace {

constexpr std::size_t bytes_max = 2000;
// A unit is some ten thousand steps of ICU's matcher, counted, not timed.
constexpr std::int32_t steps_max = 50;
constexpr std::int32_t stack_bytes_max = 4 << 20;

icu::UnicodeString utf16(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

}  // namespace

Result<Pattern> Pattern::make(std::string_view ecma) {
  if (ecma.size() > bytes_max) {
    return fail(ErrorKind::limit, "schema.pattern-too-long", std::to_string(bytes_max));
  }
  const auto translated = TRY(icu_pattern(ecma));
  UErrorCode status = U_ZERO_ERROR;
  UParseError where{};
  auto compiled = std::make_shared<Compiled>();
  compiled->icu.reset(
      icu::RegexPattern::compile(utf16(translated), UREGEX_UNIX_LINES, where, status));
  if (U_FAILURE(status)) {
    return fail(ErrorKind::invalid, "schema.pattern-malformed", std::string(ecma));
  }
  Pattern out;
  out.compiled_ = std::move(compiled);
  out.text_ = ecma;
  return out;
}

Match Pattern::search(std::string_view text) const {
  const auto subject = utf16(text);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::RegexMatcher> matcher(compiled_->icu->matcher(subject, status));
  if (U_FAILURE(status)) return Match::too_costly;
  matcher->setTimeLimit(steps_max, status);
  matcher->setStackLimit(stack_bytes_max, status);
  const bool found = matcher->find(status) != 0;
  if (U_FAILURE(status)) return Match::too_costly;
  return found ? Match::yes : Match::no;
}

}  // namespace luoshi::schema
