// The reader of json.hpp.
#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "schema/json.hpp"
#include "schema/number.hpp"
#include "schema/unicode.hpp"
#include "text/unicode.hpp"

namespace luoshi::schema {
namespace {

class Reader {
 public:
  Reader(std::string_view text, const JsonLimits& limits) : text_(text), limits_(limits) {}

  Result<Json> whole() {
    if (text_.size() > limits_.bytes_max) {
      return fail(ErrorKind::limit, "schema.json-too-large", std::to_string(limits_.bytes_max));
    }
    if (const auto bad = first_not_utf8(text_)) {
      at_ = *bad;
      refuse("schema.not-utf8");
    }
    Json out;
    value(out, 0);
    space();
    if (at_ != text_.size()) refuse("schema.not-json");
    if (failure_) return Failure(*failure_);
    return out;
  }

 private:
  [[nodiscard]] bool failed() const { return failure_.has_value(); }
  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void refuse(const char* problem, ErrorKind kind = ErrorKind::invalid) {
    if (failure_) return;
    const auto before = text_.substr(0, at_);
    const auto line_begin = before.rfind('\n') + 1;
    failure_ = Error{kind, problem, {}, fmt::format("{}:{}", line_, at_ - line_begin + 1), {}};
  }

  void space() {
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '\n') {
        ++line_;
      } else if (c != ' ' && c != '\t' && c != '\r') {
        return;
      }
    }
  }

  bool take(std::string_view word) {
    if (at_ > text_.size() || !text_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }

  void value(Json& out, int depth) {
    space();
    out.line = line_;
    if (++values_ > limits_.values_max) refuse("schema.json-too-large", ErrorKind::limit);
    if (depth > limits_.depth_max) refuse("schema.json-too-deep", ErrorKind::limit);
    if (failed()) return;
    const char c = peek();
    if (c == '{') return object(out, depth);
    if (c == '[') return array(out, depth);
    if (c == '"') {
      out.kind = JsonKind::string;
      out.text = string();
    } else if (c == '-' || (c >= '0' && c <= '9')) {
      number(out);
    } else if (take("true") || take("false")) {
      out.kind = JsonKind::boolean;
      out.boolean = c == 't';
    } else if (!take("null")) {
      refuse("schema.not-json");
    }
  }

  // Past the comma or the end of what began; true when another element follows.
  bool more(bool first, char end) {
    space();
    if (peek() == end && at_ < text_.size()) {
      ++at_;
      return false;
    }
    if (!first && !take(",")) refuse("schema.not-json");
    return !failed();
  }

  void array(Json& out, int depth) {
    out.kind = JsonKind::array;
    ++at_;
    while (more(out.items.empty(), ']')) value(out.items.emplace_back(), depth + 1);
  }

  void object(Json& out, int depth) {
    out.kind = JsonKind::object;
    ++at_;
    while (more(out.items.empty(), '}')) {
      space();
      if (peek() != '"') return refuse("schema.not-json");
      out.names.push_back(string());
      space();
      if (!take(":")) return refuse("schema.not-json");
      value(out.items.emplace_back(), depth + 1);
    }
    out.by_name.resize(out.names.size());
    std::iota(out.by_name.begin(), out.by_name.end(), 0U);
    const auto name = [&](std::uint32_t at) { return std::string_view(out.names[at]); };
    std::ranges::sort(out.by_name, {}, name);
    if (std::ranges::adjacent_find(out.by_name, {}, name) != out.by_name.end()) {
      refuse("schema.name-twice");
    }
  }

  std::size_t digits() {
    const auto from = at_;
    while (peek() >= '0' && peek() <= '9') ++at_;
    if (at_ == from) refuse("schema.not-json");
    return at_ - from;
  }

  void number(Json& out) {
    out.kind = JsonKind::number;
    const auto from = at_;
    take("-");
    const bool leading_zero = peek() == '0';
    if (digits() > 1 && leading_zero) refuse("schema.not-json");
    if (take(".")) digits();
    if (peek() == 'e' || peek() == 'E') {
      ++at_;
      if (!take("+")) take("-");
      digits();
    }
    out.text = text_.substr(from, at_ - from);
    if (!failed() && !Number::parse(out.text)) {
      refuse("schema.number-too-long", ErrorKind::limit);
    }
  }

  char32_t four_digits() {
    char32_t out = 0;
    for (int count = 0; count < 4; ++count, ++at_) {
      const auto digit = hex_digit(peek());
      if (digit < 0) {
        refuse("schema.not-json");
        return 0;
      }
      out = out * 16 + static_cast<char32_t>(digit);
    }
    return out;
  }

  void escape(std::string& out) {
    constexpr std::string_view marks = "\"\\/bfnrt";
    constexpr std::string_view meant = "\"\\/\b\f\n\r\t";
    const char c = peek();
    if (const auto which = marks.find(c); c != '\0' && which != std::string_view::npos) {
      ++at_;
      out += meant[which];
      return;
    }
    if (!take("u")) return refuse("schema.not-json");
    auto point = four_digits();
    if (point >= 0xD800 && point <= 0xDBFF && take("\\u")) {
      const auto low = four_digits();
      point = low >= 0xDC00 && low <= 0xDFFF ? 0x10000 + ((point - 0xD800) << 10U) + (low - 0xDC00)
                                             : 0xD800;
    }
    if (point >= 0xD800 && point <= 0xDFFF) return refuse("schema.not-utf8");
    text::append_utf8(out, point);
  }

  std::string string() {
    std::string out;
    ++at_;
    while (!failed() && peek() != '"') {
      if (at_ >= text_.size() || static_cast<unsigned char>(text_[at_]) < 0x20) {
        refuse("schema.not-json");
      } else if (take("\\")) {
        escape(out);
      } else {
        out += text_[at_++];
      }
    }
    take("\"");
    return out;
  }

  std::string_view text_;
  const JsonLimits& limits_;
  std::size_t at_ = 0;
  std::size_t values_ = 0;
  std::uint32_t line_ = 1;
  std::optional<Error> failure_{};
};

}  // namespace

Result<Json> parse_json(std::string_view text, const JsonLimits& limits) {
  return Reader(text, limits).whole();
}

}  // namespace luoshi::schema
