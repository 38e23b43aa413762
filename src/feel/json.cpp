#include "feel/json.hpp"

#include <fmt/format.h>

#include "text/unicode.hpp"

namespace luoshi::feel {
namespace {

constexpr int nesting_max = 200;

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Result<Value> whole() {
    space();
    auto value = any(0);
    space();
    if (failed_ || at_ != text_.size()) {
      return fail(ErrorKind::invalid, "feel.not-json", {}, std::to_string(at_));
    }
    return value;
  }

 private:
  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void space() {
    while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') ++at_;
  }
  bool take(char c) {
    if (peek() != c || at_ >= text_.size()) return false;
    ++at_;
    return true;
  }
  bool take(std::string_view word) {
    if (!text_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }

  Value any(int depth) {
    if (failed_ || depth > nesting_max) {
      failed_ = true;
      return {};
    }
    if (peek() == '{') return object(depth);
    if (peek() == '[') return array(depth);
    if (peek() == '"') return Value(string());
    if (take("true")) return Value(true);
    if (take("false")) return Value(false);
    if (take("null")) return {};
    return number();
  }

  Value object(int depth) {
    Context context;
    take('{');
    for (space(); !failed_ && peek() != '}'; space()) {
      if (!context.entries.empty() && !take(',')) failed_ = true;
      space();
      if (peek() != '"') failed_ = true;
      auto name = failed_ ? std::string() : string();
      space();
      if (!take(':')) failed_ = true;
      space();
      context.put(name, any(depth + 1));
    }
    if (!take('}')) failed_ = true;
    return Value(std::move(context));
  }

  Value array(int depth) {
    List list;
    take('[');
    for (space(); !failed_ && peek() != ']'; space()) {
      if (!list.empty() && !take(',')) failed_ = true;
      space();
      list.push_back(any(depth + 1));
    }
    if (!take(']')) failed_ = true;
    return Value(std::move(list));
  }

  Value number() {
    const auto from = at_;
    while (std::string_view("0123456789+-.eE").find(peek()) != std::string_view::npos &&
           at_ < text_.size()) {
      ++at_;
    }
    const auto value = Decimal::parse(text_.substr(from, at_ - from));
    if (!value || text_[from] == '+') {
      failed_ = true;
      return {};
    }
    return Value(*value);
  }

  char32_t four_digits() {
    char32_t value = 0;
    for (int count = 0; count < 4; ++count, ++at_) {
      const char c = peek();
      const int digit = c >= '0' && c <= '9'   ? c - '0'
                        : c >= 'a' && c <= 'f' ? c - 'a' + 10
                        : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                               : -1;
      if (digit < 0) failed_ = true;
      value = value * 16 + static_cast<char32_t>(digit < 0 ? 0 : digit);
    }
    return value;
  }

  void escape(std::string& out) {
    constexpr std::string_view marks = "\"\\/bfnrt";
    constexpr std::string_view meant = "\"\\/\b\f\n\r\t";
    const char c = peek();
    ++at_;
    if (const auto which = marks.find(c); which != std::string_view::npos && c != '\0') {
      out += meant[which];
      return;
    }
    if (c != 'u') {
      failed_ = true;
      return;
    }
    auto point = four_digits();
    if (point >= 0xD800 && point <= 0xDBFF && take("\\u")) {
      point = 0x10000 + ((point - 0xD800) << 10U) + (four_digits() - 0xDC00);
    }
    text::append_utf8(out, point);
  }

  std::string string() {
    std::string out;
    take('"');
    while (!failed_ && peek() != '"') {
      if (at_ >= text_.size() || static_cast<unsigned char>(peek()) < 0x20) {
        failed_ = true;
      } else if (take('\\')) {
        escape(out);
      } else {
        out += text_[at_++];
      }
    }
    take('"');
    return out;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

void write_string(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  out += '"';
}

void write(std::string& out, const Value& value) {
  switch (value.kind()) {
    case Kind::null:
    case Kind::function:
      out += "null";
      return;
    case Kind::boolean:
    case Kind::number:
      out += literal_of(value);
      return;
    case Kind::list: {
      out += '[';
      bool first = true;
      for (const auto& one : value.list()) {
        if (!first) out += ',';
        first = false;
        write(out, one);
      }
      out += ']';
      return;
    }
    case Kind::context: {
      out += '{';
      bool first = true;
      for (const auto& [name, entry] : value.context().entries) {
        if (!first) out += ',';
        first = false;
        write_string(out, name);
        out += ':';
        write(out, entry);
      }
      out += '}';
      return;
    }
    default:
      write_string(out, text_of(value));
  }
}

template <class T>
Value or_same(const std::optional<T>& parsed, const Value& value) {
  return parsed ? Value(*parsed) : value;
}

}  // namespace

Result<Value> from_json(std::string_view text) {
  if (text.size() > json_bytes_max) {
    return fail(ErrorKind::limit, "feel.json-too-large", std::to_string(json_bytes_max));
  }
  return Reader(text).whole();
}

std::string to_json(const Value& value) {
  std::string out;
  write(out, value);
  return out;
}

Value typed(const Value& value, const Type& type, const Zones& zones) {
  if (value.kind() == Kind::list) {
    const auto element = type.kind() == TypeKind::list ? type.element() : type;
    List all;
    for (const auto& one : value.list()) all.push_back(typed(one, element, zones));
    return Value(std::move(all));
  }
  if (type.kind() == TypeKind::list) return typed(value, type.element(), zones);
  if (value.kind() == Kind::context && type.kind() == TypeKind::context) {
    auto context = value.context();
    for (const auto& [name, member] : type.members()) {
      if (const auto* entry = context.find(name)) context.put(name, typed(*entry, member, zones));
    }
    return Value(std::move(context));
  }
  if (value.kind() != Kind::string) return value;
  const auto& text = value.string();
  switch (type.kind()) {
    case TypeKind::date:
      return or_same(parse_date(text), value);
    case TypeKind::time:
      return or_same(parse_time(text, zones), value);
    case TypeKind::date_time:
      return or_same(parse_date_time(text, zones), value);
    case TypeKind::days_duration:
      return or_same(parse_days_duration(text), value);
    case TypeKind::months_duration:
      return or_same(parse_months_duration(text), value);
    default:
      return value;
  }
}

}  // namespace luoshi::feel
