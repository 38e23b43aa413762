#include "schema/pattern_syntax.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "schema/unicode.hpp"
#include "text/unicode.hpp"

namespace luoshi::schema {
namespace {

constexpr int depth_max = 50;
constexpr int count_max = 1000;
constexpr std::string_view syntax_characters = "^$\\.*+?()[]{}|/";

// Members of a set, for inside of brackets.
constexpr std::string_view digit = "0-9";
constexpr std::string_view word = "A-Za-z0-9_";
constexpr std::string_view space = "\\t\\n\\x0B\\f\\r\\x{FEFF}\\x{2028}\\x{2029}\\p{Zs}";
constexpr std::string_view word_edge =
    "(?:(?<=[A-Za-z0-9_])(?![A-Za-z0-9_])|(?<![A-Za-z0-9_])(?=[A-Za-z0-9_]))";
constexpr std::string_view no_word_edge =
    "(?:(?<=[A-Za-z0-9_])(?=[A-Za-z0-9_])|(?<![A-Za-z0-9_])(?![A-Za-z0-9_]))";

// What decides whether a loop around a part explodes.
struct Shape {
  bool empty = true;   // it can match nothing
  bool loops = false;  // it can be one loop alone: all around the loop can be empty
};

class Translation {
 public:
  explicit Translation(std::string_view in) : in_(in) {}

  Result<std::string> whole() {
    disjunction(0);
    if (at_ < in_.size()) refuse();
    if (problem_ != nullptr) {
      return fail(ErrorKind::invalid, problem_, std::string(in_), std::to_string(at_));
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool failed() const { return problem_ != nullptr; }
  [[nodiscard]] bool more() const { return !failed() && at_ < in_.size(); }
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < in_.size() ? in_[at_ + ahead] : '\0';
  }
  void refuse(const char* problem = "schema.pattern-malformed") {
    if (problem_ == nullptr) problem_ = problem;
  }
  bool take(std::string_view text) {
    if (at_ > in_.size() || !in_.substr(at_).starts_with(text)) return false;
    at_ += text.size();
    return true;
  }

  Shape disjunction(int depth) {
    if (depth > depth_max) refuse();
    Shape out{false, false};
    do {
      const auto one = alternative(depth);
      out.empty |= one.empty;
      out.loops |= one.loops;
      if (peek() == '|') out_ += '|';
    } while (!failed() && take("|"));
    return out;
  }

  Shape alternative(int depth) {
    Shape out;
    bool only_empty_so_far = true;
    bool loop_so_far = false;
    while (more() && peek() != '|' && peek() != ')') {
      const auto one = term(depth);
      // A loop counts while all beside it can be empty.
      loop_so_far = (loop_so_far && one.empty) || (one.loops && only_empty_so_far);
      only_empty_so_far &= one.empty;
    }
    out.empty = only_empty_so_far;
    out.loops = loop_so_far;
    return out;
  }

  Shape term(int depth) {
    if (take("^")) {
      out_ += '^';
      return {};
    }
    if (take("$")) {
      out_ += "\\z";
      return {};
    }
    if (take("\\b")) {
      out_ += word_edge;
      return {};
    }
    if (take("\\B")) {
      out_ += no_word_edge;
      return {};
    }
    for (const std::string_view look : {"(?=", "(?!", "(?<=", "(?<!"}) {
      if (!take(look)) continue;
      out_ += look;
      disjunction(depth + 1);
      close();
      return {};
    }
    return quantified(atom(depth));
  }

  void close() {
    if (!take(")")) refuse();
    out_ += ')';
  }

  // A group of any name is one that is not remembered: nothing refers to it.
  Shape group(int depth) {
    if (take("?<")) {
      const auto end = in_.find('>', at_);
      if (end == std::string_view::npos || end == at_ || is_digit(peek()) ||
          !std::ranges::all_of(in_.substr(at_, end - at_), [](char c) {
            return is_letter(c) || is_digit(c) || c == '_' || c == '$';
          })) {
        refuse();
        return {};
      }
      at_ = end + 1;
    } else if (peek() == '?' && !take("?:")) {
      refuse();
    }
    out_ += "(?:";
    const auto out = disjunction(depth + 1);
    close();
    return out;
  }

  Shape atom(int depth) {
    const char c = peek();
    if (take("(")) return group(depth);
    if (c == '[') {
      char_class();
    } else if (c == '.') {
      ++at_;
      out_ += "[^\\n\\r\\x{2028}\\x{2029}]";
    } else if (c == '\\') {
      if (const auto point = escape(false)) literal(*point);
    } else if (syntax_characters.find(c) != std::string_view::npos && c != '/') {
      refuse();
    } else {
      literal(code_point());
    }
    return {false, false};
  }

  [[nodiscard]] std::optional<int> count() {
    if (!is_digit(peek())) return std::nullopt;
    int value = 0;
    while (is_digit(peek())) value = std::min(value * 10 + (in_[at_++] - '0'), count_max + 1);
    if (value > count_max) refuse("schema.pattern-costly");
    return value;
  }

  Shape quantified(Shape one) {
    int least = 1;
    std::optional<int> most = 1;
    if (take("*")) {
      least = 0;
      most.reset();
    } else if (take("+")) {
      most.reset();
    } else if (take("?")) {
      least = 0;
    } else if (take("{")) {
      const auto from = count();
      if (!from) refuse();
      least = from.value_or(0);
      most = least;
      if (take(",")) most = peek() == '}' ? std::nullopt : count();
      if (!take("}") || (most && *most < least)) refuse();
    } else {
      return one;
    }
    if (failed()) return one;
    if (!most && least < 2) {
      out_ += least == 0 ? '*' : '+';
    } else if (most) {
      out_ += fmt::format("{{{},{}}}", least, *most);
    } else {
      out_ += fmt::format("{{{},}}", least);
    }
    if (take("?")) out_ += '?';
    const bool again = !most || *most > 1;
    if (again && one.loops) refuse("schema.pattern-costly");
    const bool is_loop = !most || *most > 100;
    return {one.empty || least == 0, one.loops || is_loop};
  }

  char32_t code_point() {
    std::size_t length = 1;
    while ((static_cast<unsigned char>(peek(length)) & 0xC0U) == 0x80U) ++length;
    const auto points = text::from_utf8(in_.substr(std::min(at_, in_.size()), length));
    at_ = std::min(at_ + length, in_.size());
    return points.empty() ? U'\0' : points.front();
  }

  void literal(char32_t point) {
    const bool plain =
        point < 0x80 && (is_letter(static_cast<char>(point)) || is_digit(static_cast<char>(point)));
    if (plain) {
      out_ += static_cast<char>(point);
    } else {
      out_ += fmt::format("\\x{{{:X}}}", static_cast<std::uint32_t>(point));
    }
  }

  void set(std::string_view members, bool negated) {
    out_ += negated ? "[^" : "[";
    out_ += members;
    out_ += ']';
  }

  // Past an escape. What stands for one character is returned, a set is written.
  std::optional<char32_t> escape(bool in_class) {
    constexpr std::string_view controls = "fnrtv";
    constexpr std::u32string_view meant = U"\f\n\r\t\v";
    ++at_;
    const char c = peek();
    if (at_ >= in_.size()) {
      refuse();
      return std::nullopt;
    }
    ++at_;
    if (c == 'd' || c == 'D') return set(digit, c == 'D'), std::nullopt;
    if (c == 'w' || c == 'W') return set(word, c == 'W'), std::nullopt;
    if (c == 's' || c == 'S') return set(space, c == 'S'), std::nullopt;
    if (c == 'p' || c == 'P') return property(c), std::nullopt;
    if (c == 'x') return hex(2);
    if (c == 'u') return unicode_escape();
    if (c == 'b' && in_class) return U'\b';
    if (c == '-' && in_class) return U'-';
    if (c == '0' && !is_digit(peek())) return U'\0';
    if (c == 'c' && is_letter(peek())) return static_cast<char32_t>(in_[at_++]) % 32;
    if (const auto which = controls.find(c); which != std::string_view::npos) return meant[which];
    if (syntax_characters.find(c) != std::string_view::npos) return static_cast<char32_t>(c);
    refuse();
    return std::nullopt;
  }

  std::optional<char32_t> hex(int digits) {
    char32_t value = 0;
    for (; digits > 0; --digits, ++at_) {
      const int one = hex_digit(peek());
      if (one < 0) {
        refuse();
        return std::nullopt;
      }
      value = value * 16 + static_cast<char32_t>(one);
    }
    return value;
  }

  std::optional<char32_t> unicode_escape() {
    char32_t value = 0;
    if (take("{")) {
      const auto end = in_.find('}', at_);
      if (end == std::string_view::npos || end == at_ || end - at_ > 6) {
        refuse();
        return std::nullopt;
      }
      value = hex(static_cast<int>(end - at_)).value_or(0x110000);
      ++at_;
    } else {
      value = hex(4).value_or(0x110000);
      if (value >= 0xD800 && value <= 0xDBFF && take("\\u")) {
        const auto low = hex(4).value_or(0);
        value = low >= 0xDC00 && low <= 0xDFFF ? 0x10000 + ((value - 0xD800) << 10U) + low - 0xDC00
                                               : 0x110000;
      }
    }
    if (value > 0x10FFFF) {
      refuse();
      return std::nullopt;
    }
    return value;
  }

  void property(char kind) {
    const auto end = in_.find('}', at_);
    if (!take("{") || end == std::string_view::npos || end == at_ ||
        !std::ranges::all_of(in_.substr(at_, end - at_), [](char c) {
          return is_letter(c) || is_digit(c) || c == '_' || c == '=';
        })) {
      return refuse();
    }
    out_ += fmt::format("\\{}{{{}}}", kind, in_.substr(at_, end - at_));
    at_ = end + 1;
  }

  std::optional<char32_t> class_member() {
    if (peek() == '\\') return escape(true);
    return code_point();
  }

  void char_class() {
    ++at_;
    const bool negated = take("^");
    if (take("]")) {
      out_ += negated ? "[\\x{0}-\\x{10FFFF}]" : "[^\\x{0}-\\x{10FFFF}]";
      return;
    }
    out_ += negated ? "[^" : "[";
    while (more() && peek() != ']') {
      const auto from = class_member();
      const bool range = peek() == '-' && peek(1) != ']' && at_ + 1 < in_.size();
      if (from) literal(*from);
      if (!range) continue;
      ++at_;
      const auto to = class_member();
      if (!from || !to || *to < *from) return refuse();
      out_ += '-';
      literal(*to);
    }
    if (!take("]")) refuse();
    out_ += ']';
  }

  std::string_view in_;
  std::size_t at_ = 0;
  std::string out_{};
  const char* problem_ = nullptr;
};

}  // namespace

Result<std::string> icu_pattern(std::string_view ecma) {
  return Translation(ecma).whole();
}

}  // namespace luoshi::schema
