#include "feel/lexer.hpp"

#include <algorithm>
#include <array>

#include "text/unicode.hpp"

namespace luoshi::feel {
namespace {

constexpr std::array<std::string_view, 19> keywords{
    "and",      "between",   "else", "every",    "external", "false", "for",
    "function", "if",        "in",   "instance", "null",     "of",    "or",
    "return",   "satisfies", "some", "then",     "true"};

std::string_view word_at(std::string_view text) {
  auto bytes = name_start(text);
  if (bytes == 0) return {};
  while (const auto more = name_part(text.substr(bytes))) bytes += more;
  return text.substr(0, bytes);
}

// Reads `count` hexadecimal digits.
std::optional<char32_t> hexadecimal(std::string_view text, std::size_t count) {
  if (text.size() < count) return std::nullopt;
  char32_t value = 0;
  for (const char c : text.substr(0, count)) {
    const auto digit = c >= '0' && c <= '9'   ? c - '0'
                       : c >= 'a' && c <= 'f' ? c - 'a' + 10
                       : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                              : -1;
    if (digit < 0) return std::nullopt;
    value = value * 16 + static_cast<char32_t>(digit);
  }
  return value;
}

struct Escape {
  char32_t c = 0;
  std::size_t bytes = 0;  // after the backslash; 0: no escape, the backslash stands for itself
};

Escape escape_of(std::string_view text) {
  switch (text.empty() ? '\0' : text.front()) {
    case '"':
    case '\'':
    case '\\':
      return {static_cast<char32_t>(text.front()), 1};
    case 'n':
      return {U'\n', 1};
    case 't':
      return {U'\t', 1};
    case 'r':
      return {U'\r', 1};
    case 'u': {
      const auto high = hexadecimal(text.substr(1), 4);
      if (!high) return {};
      if (*high < 0xD800 || *high > 0xDBFF) return {*high, 5};
      if (text.substr(5, 2) != "\\u") return {*high, 5};
      const auto low = hexadecimal(text.substr(7), 4);
      if (!low || *low < 0xDC00 || *low > 0xDFFF) return {*high, 5};
      return {0x10000 + ((*high - 0xD800) << 10U) + (*low - 0xDC00), 11};
    }
    case 'U': {
      const auto c = hexadecimal(text.substr(1), 6);
      if (!c) return {};
      return {*c, 7};
    }
    default:
      return {};
  }
}

}  // namespace

bool is_keyword(std::string_view word) {
  return std::ranges::find(keywords, word) != keywords.end();
}

void Lexer::skip() {
  for (;;) {
    if (const auto space = white_space(rest()); space != 0) {
      at_ += space;
    } else if (rest().starts_with("//")) {
      while (!done() && peek() != '\n') ++at_;
    } else if (rest().starts_with("/*")) {
      const auto close = text_.find("*/", at_ + 2);
      if (close == std::string_view::npos) return;
      at_ = close + 2;
    } else {
      return;
    }
  }
}

bool Lexer::take(std::string_view symbol) {
  if (!rest().starts_with(symbol)) return false;
  at_ += symbol.size();
  skip();
  return true;
}

std::string_view Lexer::word() const {
  return word_at(rest());
}

bool Lexer::take_word(std::string_view wanted) {
  if (word() != wanted) return false;
  at_ += wanted.size();
  skip();
  return true;
}

std::optional<std::string> Lexer::name(const Names& a, const Names& b, const Names& c) {
  const auto first = word();
  if (first.empty()) return std::nullopt;
  std::string best(first);
  auto end = at_ + first.size();
  bool known = !is_keyword(first);
  if (a.begins(first) || b.begins(first) || c.begins(first)) {
    std::string longer = best;
    auto at = end;
    for (int pieces = 1; pieces < 32; ++pieces) {
      auto from = at;
      while (const auto space = white_space(text_.substr(from))) from += space;
      if (from >= text_.size()) break;
      std::size_t size = 0;
      while (const auto part = name_part(text_.substr(from + size))) size += part;
      const bool symbol = size == 0 && is_name_symbol(text_[from]);
      if (size == 0 && !symbol) break;
      if (symbol) size = 1;
      if (from > at && !symbol && !is_name_symbol(longer.back())) longer += ' ';
      longer += text_.substr(from, size);
      at = from + size;
      if (a.has(longer) || b.has(longer) || c.has(longer)) {
        best = longer;
        end = at;
        known = true;
      }
    }
  }
  if (!known) return std::nullopt;
  at_ = end;
  skip();
  return best;
}

std::optional<std::string> Lexer::name_until(std::string_view stops, std::string_view keyword) {
  const auto begin = at_;
  if (name_start(rest()) == 0) return std::nullopt;
  while (!done() && stops.find(peek()) == std::string_view::npos) {
    const auto next = word();
    if (!keyword.empty() && next == keyword && at_ > begin) break;
    if (!next.empty()) {
      at_ += next.size();
    } else if (const auto part = name_part(rest()); part != 0) {
      at_ += part;
    } else if (is_name_symbol(peek())) {
      ++at_;
    } else if (white_space(rest()) == 0) {
      return std::nullopt;
    }
    skip();
  }
  auto name = normalized_name(text_.substr(begin, at_ - begin));
  if (name.empty()) return std::nullopt;
  return name;
}

std::optional<Decimal> Lexer::number() {
  const auto begin = at_;
  const auto digits = [&] {
    const auto from = at_;
    while (peek() >= '0' && peek() <= '9') ++at_;
    return at_ - from;
  };
  auto count = digits();
  if (peek() == '.' && peek(1) >= '0' && peek(1) <= '9') {
    ++at_;
    count += digits();
  }
  if (count == 0) return std::nullopt;
  std::string written(text_.substr(begin, at_ - begin));
  if (peek() == 'e' || peek() == 'E') {
    const auto mark = at_++;
    if (peek() == '+' || peek() == '-') ++at_;
    if (digits() == 0) {
      at_ = mark;
    } else {
      written += text_.substr(mark, at_ - mark);
    }
  }
  if (name_start(rest()) != 0) return std::nullopt;
  if (written.front() == '.') written.insert(0, "0");
  skip();
  return Decimal::parse(written);
}

std::optional<std::string> Lexer::string() {
  std::string out;
  ++at_;
  while (!done() && peek() != '"') {
    if (peek() != '\\') {
      out += text_[at_++];
      continue;
    }
    const auto escape = escape_of(text_.substr(at_ + 1));
    if (escape.bytes == 0) {
      out += text_[at_++];
    } else {
      text::append_utf8(out, escape.c);
      at_ += 1 + escape.bytes;
    }
  }
  if (done()) return std::nullopt;
  ++at_;
  skip();
  return out;
}

}  // namespace luoshi::feel
