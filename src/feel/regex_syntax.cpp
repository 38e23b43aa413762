#include "feel/regex_syntax.hpp"

#include <algorithm>

namespace luoshi::feel {
namespace {

constexpr std::string_view name_start =
    "_:A-Za-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF"
    "\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D"
    "\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF"
    "\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\U00010000-\\U000EFFFF";
constexpr std::string_view name_more = "\\-.0-9\\u00B7\\u0300-\\u036F\\u203F-\\u2040";

class Translation {
 public:
  Translation(std::string_view pattern, PatternFlags flags) : in_(pattern), flags_(flags) {}

  std::optional<std::string> whole() {
    while (!failed_ && at_ < in_.size()) piece();
    if (failed_) return std::nullopt;
    return out_;
  }

 private:
  static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < in_.size() ? in_[at_ + ahead] : '\0';
  }

  void piece() {
    const char c = peek();
    if (flags_.skips_space && is_blank(c)) {
      ++at_;
      return;
    }
    switch (c) {
      case '\\':
        return escape(false);
      case '[':
        return char_class();
      case '.':
        out_ += flags_.dot_all ? "[\\u0000-\\U0010FFFF]" : "[^\\n\\r]";
        break;
      case '$':
        out_ += flags_.multiline ? "$" : "\\z";
        break;
      case '(':
        return group();
      case '*':
      case '+':
      case '?':
      case '{':
        return quantifier();
      case ']':
      case '}':
        failed_ = true;
        break;
      default:
        out_ += c;
    }
    ++at_;
  }

  void group() {
    out_ += '(';
    ++at_;
    if (peek() != '?') return;
    if (peek(1) != ':') failed_ = true;
    out_ += "?:";
    at_ += 2;
  }

  // One quantifier, reluctant or not; a second one, possessive in ICU, is none of XPath's.
  void quantifier() {
    if (peek() == '{') {
      const auto close = in_.find('}', at_);
      if (close == std::string_view::npos || peek(1) < '0' || peek(1) > '9') {
        failed_ = true;
        return;
      }
      out_ += in_.substr(at_, close - at_ + 1);
      at_ = close + 1;
    } else {
      out_ += in_[at_++];
    }
    while (flags_.skips_space && is_blank(peek())) ++at_;
    if (peek() == '?') out_ += in_[at_++];
    while (flags_.skips_space && is_blank(peek())) ++at_;
    const char next = peek();
    if (next == '*' || next == '+' || next == '?' || next == '{') failed_ = true;
  }

  void property() {
    std::string name;
    const char kind = peek(1);
    at_ += 2;
    if (peek() != '{') {
      failed_ = true;
      return;
    }
    for (++at_; at_ < in_.size() && peek() != '}'; ++at_) {
      if (!flags_.skips_space || !is_blank(peek())) name += peek();
    }
    if (at_ >= in_.size()) {
      failed_ = true;
      return;
    }
    ++at_;
    if (name.starts_with("Is")) name = "blk=" + name.substr(2);
    out_ += std::string("\\") + kind + "{" + name + "}";
  }

  void escape(bool in_class) {
    const char c = peek(1);
    const auto set = [&](std::string_view members, bool negated) {
      out_ += negated ? "[^" : "[";
      out_ += members;
      out_ += ']';
      at_ += 2;
    };
    switch (c) {
      case 'p':
      case 'P':
        return property();
      case 'i':
      case 'I':
        return set(name_start, c == 'I');
      case 'c':
      case 'C':
        return set(std::string(name_start) + std::string(name_more), c == 'C');
      case 's':
      case 'S':
        return set(" \\t\\n\\r", c == 'S');
      case 'w':
      case 'W':
        return set("\\p{P}\\p{Z}\\p{C}", c == 'w');
      case 'd':
      case 'D':
        return set("\\p{Nd}", c == 'D');
      default:
        break;
    }
    const bool plain = std::string_view("nrt\\|.?*+(){}-[]^$").find(c) != std::string_view::npos;
    const bool back_reference = !in_class && c >= '1' && c <= '9';
    if (c == '\0' || (!plain && !back_reference)) {
      failed_ = true;
      return;
    }
    out_ += '\\';
    out_ += c;
    at_ += 2;
  }

  // [a-z-[aeiou]]: a subtraction is -- in ICU; & and nested brackets mean nothing in XPath.
  void char_class() {
    if (++depth_ > 16) failed_ = true;
    out_ += '[';
    ++at_;
    if (peek() == '^') out_ += in_[at_++];
    bool first = true;
    while (!failed_) {
      const char c = peek();
      if (at_ >= in_.size() || (c == '[' && !first) || c == '[') {
        failed_ = true;
      } else if (c == ']') {
        if (first) failed_ = true;
        break;
      } else if (c == '-' && peek(1) == '[') {
        out_ += "--";
        ++at_;
        char_class();
        if (peek() != ']') failed_ = true;
        break;
      } else if (c == '\\') {
        escape(true);
      } else {
        if (c == '&' || c == ' ' || c == '{' || c == '}' || c == '#' || c == '$' ||
            (c == '-' && (first || peek(1) == ']')) || (c == '^' && !first)) {
          out_ += '\\';
        }
        out_ += c;
        ++at_;
      }
      first = false;
    }
    --depth_;
    if (failed_) return;
    out_ += ']';
    ++at_;
  }

  std::string_view in_;
  PatternFlags flags_;
  std::size_t at_ = 0;
  std::string out_{};
  int depth_ = 0;
  bool failed_ = false;
};

}  // namespace

std::optional<std::string> icu_pattern(std::string_view pattern, PatternFlags flags) {
  return Translation(pattern, flags).whole();
}

}  // namespace luoshi::feel
