#include "feel/regex.hpp"

#include <unicode/regex.h>

#include <algorithm>

#include "feel/regex_syntax.hpp"

namespace luoshi::feel {

struct Regex::Pattern {
  std::unique_ptr<icu::RegexPattern> compiled;
  bool literal_replacement = false;
};

namespace {

// In units of about a millisecond of matching, and bytes of its stack.
constexpr std::int32_t time_max = 500;
constexpr std::int32_t stack_bytes_max = 8 << 20;

icu::UnicodeString utf16(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

Failure too_costly() {
  return fail(ErrorKind::limit, "feel.pattern-too-costly");
}

Result<std::unique_ptr<icu::RegexMatcher>> matcher_of(const icu::RegexPattern& pattern,
                                                      const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::RegexMatcher> matcher(pattern.matcher(text, status));
  if (U_FAILURE(status)) return fail(ErrorKind::internal, "feel.bad-pattern");
  matcher->setTimeLimit(time_max, status);
  matcher->setStackLimit(stack_bytes_max, status);
  return matcher;
}

Result<bool> found(icu::RegexMatcher& matcher) {
  UErrorCode status = U_ZERO_ERROR;
  const bool is = matcher.find(status) != 0;
  if (U_FAILURE(status)) return too_costly();
  return is;
}

Result<bool> matches_empty(const icu::RegexPattern& pattern) {
  const icu::UnicodeString nothing;
  const auto matcher = TRY(matcher_of(pattern, nothing));
  return found(*matcher);
}

// The text a replacement stands for at one match: $1 a group, \$ and \\ themselves.
Result<icu::UnicodeString> expanded(const icu::UnicodeString& replacement,
                                    icu::RegexMatcher& matcher) {
  const auto bad = [] { return fail(ErrorKind::invalid, "feel.bad-replacement"); };
  icu::UnicodeString out;
  for (std::int32_t at = 0; at < replacement.length(); ++at) {
    const char16_t c = replacement[at];
    const char16_t next = at + 1 < replacement.length() ? replacement[at + 1] : u'\0';
    if (c == u'\\') {
      if (next != u'\\' && next != u'$') return bad();
      out += next;
      ++at;
    } else if (c == u'$') {
      if (next < u'0' || next > u'9') return bad();
      std::int32_t group = next - u'0';
      ++at;
      // As many digits as name a group there is.
      while (at + 1 < replacement.length() && replacement[at + 1] >= u'0' &&
             replacement[at + 1] <= u'9' &&
             group * 10 + (replacement[at + 1] - u'0') <= matcher.groupCount()) {
        group = group * 10 + (replacement[++at] - u'0');
      }
      UErrorCode status = U_ZERO_ERROR;
      if (group <= matcher.groupCount()) out += matcher.group(group, status);
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

Result<Regex> Regex::make(std::string_view pattern, std::string_view flags) {
  if (flags.find_first_not_of("smixq") != std::string_view::npos) {
    return fail(ErrorKind::invalid, "feel.bad-flags", std::string(flags));
  }
  const auto has = [&](char flag) { return flags.find(flag) != std::string_view::npos; };
  std::uint32_t options = UREGEX_UNIX_LINES;
  if (has('i')) options |= UREGEX_CASE_INSENSITIVE;
  if (has('m')) options |= UREGEX_MULTILINE;
  if (has('q')) options |= UREGEX_LITERAL;
  const auto translated =
      has('q') ? std::optional(std::string(pattern))
               : icu_pattern(pattern,
                             {.dot_all = has('s'), .multiline = has('m'), .skips_space = has('x')});
  if (!translated) return fail(ErrorKind::invalid, "feel.bad-pattern", std::string(pattern));
  UErrorCode status = U_ZERO_ERROR;
  UParseError where{};
  auto made = std::make_shared<Pattern>();
  made->compiled.reset(icu::RegexPattern::compile(utf16(*translated), options, where, status));
  if (U_FAILURE(status)) return fail(ErrorKind::invalid, "feel.bad-pattern", std::string(pattern));
  made->literal_replacement = has('q');
  Regex regex;
  regex.pattern_ = std::move(made);
  return regex;
}

Result<bool> Regex::matches(const std::string& text) const {
  const auto subject = utf16(text);
  const auto matcher = TRY(matcher_of(*pattern_->compiled, subject));
  return found(*matcher);
}

Result<std::string> Regex::replace(const std::string& text, std::string_view replacement) const {
  if (TRY(matches_empty(*pattern_->compiled))) {
    return fail(ErrorKind::invalid, "feel.matches-empty");
  }
  const auto subject = utf16(text);
  const auto with = utf16(replacement);
  const auto matcher = TRY(matcher_of(*pattern_->compiled, subject));
  icu::UnicodeString out;
  std::int32_t from = 0;
  UErrorCode status = U_ZERO_ERROR;
  while (TRY(found(*matcher))) {
    out += subject.tempSubStringBetween(from, matcher->start(status));
    out += pattern_->literal_replacement ? with : TRY(expanded(with, *matcher));
    from = matcher->end(status);
  }
  out += subject.tempSubString(from);
  return utf8(out);
}

Result<std::vector<std::string>> Regex::split(const std::string& text) const {
  if (TRY(matches_empty(*pattern_->compiled))) {
    return fail(ErrorKind::invalid, "feel.matches-empty");
  }
  const auto subject = utf16(text);
  const auto matcher = TRY(matcher_of(*pattern_->compiled, subject));
  std::vector<std::string> parts;
  std::int32_t from = 0;
  UErrorCode status = U_ZERO_ERROR;
  while (TRY(found(*matcher))) {
    parts.push_back(utf8(subject.tempSubStringBetween(from, matcher->start(status))));
    from = matcher->end(status);
  }
  parts.push_back(utf8(subject.tempSubString(from)));
  return parts;
}

}  // namespace luoshi::feel
