#include "http/cookie.hpp"

#include <fmt/format.h>

namespace luoshi::http {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

}  // namespace

Cookies parse_cookies(std::string_view header) {
  static constexpr std::size_t count_max = 64;
  Cookies cookies;
  while (!header.empty() && cookies.size() < count_max) {
    const auto end = header.find(';');
    const std::string_view pair = header.substr(0, end);
    header = end == std::string_view::npos ? std::string_view{} : header.substr(end + 1);
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos) continue;
    const auto name = trimmed(pair.substr(0, equals));
    auto value = trimmed(pair.substr(equals + 1));
    if (name.empty()) continue;
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') {
      value = value.substr(1, value.size() - 2);
    }
    cookies.emplace(name, value);
  }
  return cookies;
}

std::string write_cookie(const Cookie& cookie) {
  std::string text = fmt::format("{}={}; Path=/; SameSite=Lax", cookie.name, cookie.value);
  if (cookie.max_age_s) text += fmt::format("; Max-Age={}", *cookie.max_age_s);
  if (cookie.secure) text += "; Secure";
  if (cookie.http_only) text += "; HttpOnly";
  return text;
}

}  // namespace luoshi::http
