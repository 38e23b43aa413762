#include "http/conditional.hpp"

#include <charconv>

#include "base/random.hpp"

namespace luoshi::http {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool list_holds(std::string_view header, std::string_view etag, bool weak) {
  if (trimmed(header) == "*") return true;
  if (weak && etag.starts_with("W/")) etag.remove_prefix(2);
  while (!header.empty()) {
    const auto comma = header.find(',');
    auto one = trimmed(header.substr(0, comma));
    header = comma == std::string_view::npos ? std::string_view{} : header.substr(comma + 1);
    if (weak && one.starts_with("W/")) one.remove_prefix(2);
    if (!one.starts_with("W/") && one == etag) return true;
  }
  return false;
}

std::optional<std::size_t> number(std::string_view text) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

std::string etag_of(std::string_view bytes) {
  const auto hash = sha256(bytes);
  return '"' + to_hex(std::span(hash).first(16)) + '"';
}

bool none_match_holds(std::string_view header, std::string_view etag) {
  return list_holds(header, etag, true);
}

bool match_holds(std::string_view header, std::string_view etag) {
  return !etag.starts_with("W/") && list_holds(header, etag, false);
}

RangeAnswer parse_range(std::string_view header, std::size_t size) {
  header = trimmed(header);
  if (!header.starts_with("bytes=") || header.contains(',')) return {};
  header.remove_prefix(6);
  const auto dash = header.find('-');
  if (dash == std::string_view::npos) return {};
  const auto first = trimmed(header.substr(0, dash));
  const auto last = trimmed(header.substr(dash + 1));
  if (first.empty()) {
    const auto suffix = number(last);
    if (!suffix) return {};
    if (*suffix == 0 || size == 0) return {RangeKind::unsatisfiable, {}};
    return {RangeKind::part, {*suffix >= size ? 0 : size - *suffix, size}};
  }
  const auto begin = number(first);
  const auto end = last.empty() ? std::optional(size) : number(last);
  if (!begin || !end || (!last.empty() && *end < *begin)) return {};
  if (*begin >= size) return {RangeKind::unsatisfiable, {}};
  return {RangeKind::part, {*begin, last.empty() || *end >= size ? size : *end + 1}};
}

}  // namespace luoshi::http
