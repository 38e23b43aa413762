// The headers that every reply carries to keep a browser from harm (OWASP ASVS 5.0, chapter 3.4).
// A handler may set one of them itself (a page that shows a map needs workers from blob:); its own
// then holds.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace luoshi::http {

// Content-Security-Policy without unsafe-inline and unsafe-eval; all from this origin.
inline constexpr std::string_view content_security_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

// Lines "name: value\r\n" for what the handler's own headers do not name.
[[nodiscard]] std::string security_header_lines(
    const std::vector<std::pair<std::string, std::string>>& own, bool secure);

}  // namespace luoshi::http
