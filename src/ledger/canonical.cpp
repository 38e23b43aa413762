#include "ledger/canonical.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>

namespace luoshi::ledger {
namespace {

constexpr std::int64_t exact_max = (std::int64_t{1} << 53) - 1;
constexpr int depth_max = 16;

// UTF-16 orders like code points, except that surrogates (code points from U+10000) come before
// U+E000 to U+FFFF. In UTF-8 those begin with F0…F4 and EE, EF.
int utf16_rank(unsigned char lead) {
  if (lead >= 0xF0) return lead - 2;
  if (lead >= 0xEE) return lead + 0x10;
  return lead;
}

bool utf16_less(std::string_view a, std::string_view b) {
  const auto [at, bt] = std::ranges::mismatch(a, b);
  if (at == a.end() || bt == b.end()) return at == a.end() && bt != b.end();
  return utf16_rank(static_cast<unsigned char>(*at)) < utf16_rank(static_cast<unsigned char>(*bt));
}

void write_value(std::string& out, const Json& json) {
  if (const auto* number = std::get_if<std::int64_t>(&json.value)) {
    fmt::format_to(std::back_inserter(out), "{}", *number);
  } else if (const auto* text = std::get_if<std::string>(&json.value)) {
    write_string(out, *text);
  } else if (const auto* array = std::get_if<Json::Array>(&json.value)) {
    out.push_back('[');
    for (std::size_t i = 0; i < array->size(); ++i) {
      if (i > 0) out.push_back(',');
      write_value(out, (*array)[i]);
    }
    out.push_back(']');
  } else {
    Members members;
    for (const auto& [name, member] : json.object()) members.emplace_back(name, write(member));
    write_object(out, std::move(members));
  }
}

// Reads JSON of the subset leniently in its escapes and its order; read_canonical compares after.
class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  std::optional<Json> value(int depth) {
    if (depth > depth_max || at_ >= text_.size()) return std::nullopt;
    switch (text_[at_]) {
      case '{':
        return object(depth);
      case '[':
        return array(depth);
      case '"': {
        auto read = string();
        if (!read) return std::nullopt;
        return Json{std::move(*read)};
      }
      default:
        return number();
    }
  }
  [[nodiscard]] std::size_t at() const { return at_; }

 private:
  bool take(char wanted) {
    if (at_ >= text_.size() || text_[at_] != wanted) return false;
    ++at_;
    return true;
  }

  std::optional<Json> object(int depth) {
    ++at_;
    Json::Object members;
    if (take('}')) return Json{std::move(members)};
    do {
      auto name = string();
      if (!name || !take(':')) return std::nullopt;
      auto member = value(depth + 1);
      if (!member) return std::nullopt;
      if (!members.try_emplace(std::move(*name), std::move(*member)).second) return std::nullopt;
    } while (take(','));
    if (!take('}')) return std::nullopt;
    return Json{std::move(members)};
  }

  std::optional<Json> array(int depth) {
    ++at_;
    Json::Array elements;
    if (take(']')) return Json{std::move(elements)};
    do {
      auto element = value(depth + 1);
      if (!element) return std::nullopt;
      elements.push_back(std::move(*element));
    } while (take(','));
    if (!take(']')) return std::nullopt;
    return Json{std::move(elements)};
  }

  std::optional<Json> number() {
    std::int64_t number = 0;
    const char* begin = text_.data() + at_;
    const auto [end, error] = std::from_chars(begin, text_.data() + text_.size(), number);
    if (error != std::errc{} || !is_exact(number)) return std::nullopt;
    at_ += static_cast<std::size_t>(end - begin);
    return Json{number};
  }

  std::optional<std::string> string() {
    if (!take('"')) return std::nullopt;
    std::string out;
    while (at_ < text_.size() && text_[at_] != '"') {
      if (text_[at_] == '\\') {
        if (!escape(out)) return std::nullopt;
      } else {
        out.push_back(text_[at_++]);
      }
    }
    if (!take('"')) return std::nullopt;
    return out;
  }

  bool escape(std::string& out) {
    static constexpr std::string_view letters = "btnfr\"\\";
    static constexpr std::string_view meant = "\b\t\n\f\r\"\\";
    if (++at_ >= text_.size()) return false;
    const auto known = letters.find(text_[at_]);
    if (known != std::string_view::npos) {
      out.push_back(meant[known]);
      ++at_;
      return true;
    }
    // Only control characters are written as \u00xx.
    if (text_.substr(at_, 3) != "u00" || at_ + 5 > text_.size()) return false;
    int code = 0;
    const char* digits = text_.data() + at_ + 3;
    const auto [end, error] = std::from_chars(digits, digits + 2, code, 16);
    if (error != std::errc{} || end != digits + 2) return false;
    out.push_back(static_cast<char>(code));
    at_ += 5;
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

const Json* Json::find(std::string_view name) const {
  const auto found = object().find(name);
  return found == object().end() ? nullptr : &found->second;
}

std::string_view Json::text() const {
  const auto* text = std::get_if<std::string>(&value);
  return text == nullptr ? std::string_view{} : std::string_view{*text};
}

std::int64_t Json::integer() const {
  const auto* number = std::get_if<std::int64_t>(&value);
  return number == nullptr ? 0 : *number;
}

const Json::Array& Json::array() const {
  static const Array none;
  const auto* array = std::get_if<Array>(&value);
  return array == nullptr ? none : *array;
}

const Json::Object& Json::object() const {
  static const Object none;
  const auto* object = std::get_if<Object>(&value);
  return object == nullptr ? none : *object;
}

bool is_exact(std::int64_t number) {
  return -exact_max <= number && number <= exact_max;
}

bool is_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) {
      ++at;
      continue;
    }
    const std::size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    if (lead < 0xC2 || lead > 0xF4 || at + more >= text.size()) return false;
    const auto second = static_cast<unsigned char>(text[at + 1]);
    const unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < low || second > high) return false;
    for (std::size_t i = 2; i <= more; ++i) {
      if ((static_cast<unsigned char>(text[at + i]) & 0xC0) != 0x80) return false;
    }
    at += more + 1;
  }
  return true;
}

void write_string(std::string& out, std::string_view text) {
  out.push_back('"');
  for (const char character : text) {
    switch (character) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\b':
        out += "\\b";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\f':
        out += "\\f";
        break;
      case '\r':
        out += "\\r";
        break;
      default:
        if (static_cast<unsigned char>(character) < 0x20) {
          fmt::format_to(std::back_inserter(out), "\\u{:04x}", character);
        } else {
          out.push_back(character);
        }
    }
  }
  out.push_back('"');
}

void write_object(std::string& out, Members members) {
  std::ranges::sort(members,
                    [](const auto& a, const auto& b) { return utf16_less(a.first, b.first); });
  out.push_back('{');
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (i > 0) out.push_back(',');
    write_string(out, members[i].first);
    out.push_back(':');
    out += members[i].second;
  }
  out.push_back('}');
}

std::string write(const Json& json) {
  std::string out;
  write_value(out, json);
  return out;
}

Result<Json> read_canonical(std::string_view text) {
  if (!is_utf8(text)) return fail(ErrorKind::corrupt, "ledger.not-canonical", "not UTF-8");
  Parser parser(text);
  auto json = parser.value(0);
  if (!json || parser.at() != text.size()) {
    return fail(ErrorKind::corrupt, "ledger.not-canonical",
                fmt::format("not readable at byte {}", parser.at()));
  }
  if (write(*json) != text) {
    return fail(ErrorKind::corrupt, "ledger.not-canonical", "not in canonical form");
  }
  return std::move(*json);
}

}  // namespace luoshi::ledger
