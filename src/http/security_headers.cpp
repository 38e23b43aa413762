#include "http/security_headers.hpp"

#include <algorithm>
#include <array>

namespace luoshi::http {
namespace {

using Line = std::pair<std::string_view, std::string_view>;

constexpr std::array lines{
    Line{"Content-Security-Policy", content_security_policy},
    Line{"X-Content-Type-Options", "nosniff"},
    Line{"Referrer-Policy", "same-origin"},
    Line{"Cross-Origin-Opener-Policy", "same-origin"},
    Line{"Cross-Origin-Resource-Policy", "same-origin"},
    Line{
        "Permissions-Policy",
        "camera=(self), geolocation=(self), microphone=(), payment=(), usb=(), browsing-topics=()"},
    Line{"X-Frame-Options", "DENY"},
    // Two years, as browsers' preload lists ask.
    Line{"Strict-Transport-Security", "max-age=63072000; includeSubDomains"},
};

bool same_name(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return lower(x) == lower(y);
  });
}

}  // namespace

std::string security_header_lines(const std::vector<std::pair<std::string, std::string>>& own,
                                  bool secure) {
  std::string text;
  text.reserve(900);
  for (const auto& [name, value] : lines) {
    if (!secure && name == "Strict-Transport-Security") continue;
    if (std::ranges::any_of(own, [&](const auto& o) { return same_name(o.first, name); })) continue;
    text.append(name).append(": ").append(value).append("\r\n");
  }
  return text;
}

}  // namespace luoshi::http
