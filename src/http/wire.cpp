#include "http/wire.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "http/gzip.hpp"
#include "http/security_headers.hpp"

namespace luoshi::http {
namespace {

bool same_name(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return lower(x) == lower(y);
  });
}

const std::string* find(const Response& response, std::string_view name) {
  const auto found = std::ranges::find_if(response.headers,
                                          [&](const auto& h) { return same_name(h.first, name); });
  return found == response.headers.end() ? nullptr : &found->second;
}

bool has_body(int status) {
  return status >= 200 && status != 204 && status != 304;
}

}  // namespace

void compress(Response& response, std::string_view accept_encoding) {
  if (response.body.size() < compress_bytes_min || response.status == 206) return;
  const auto* type = find(response, "Content-Type");
  if (type == nullptr || !is_compressible(*type)) return;
  if (find(response, "Content-Encoding") != nullptr) return;
  // A shared cache must know of the choice even where this client did not accept gzip.
  if (find(response, "Vary") == nullptr) response.with("Vary", "Accept-Encoding");
  if (!accepts_gzip(accept_encoding)) return;
  const int level = response.body.size() > std::size_t{256} * 1024 ? 1 : 4;
  auto packed = gzip(response.body, level);
  if (packed.size() >= response.body.size()) return;
  response.body = std::move(packed);
  response.with("Content-Encoding", "gzip");
}

std::string response_head(const Response& response, const Framing& framing) {
  std::string head;
  head.reserve(1400);
  fmt::format_to(std::back_inserter(head), "HTTP/1.1 {} {}\r\nDate: {}\r\nX-Trace-Id: {}\r\n",
                 response.status, reason_of(response.status), framing.date, framing.trace_id);
  head += security_header_lines(response.headers, framing.secure);
  bool cache_control = false;
  for (const auto& [name, value] : response.headers) {
    if (value.find_first_of(std::string_view("\r\n\0", 3)) != std::string::npos) continue;
    head.append(name).append(": ").append(value).append("\r\n");
    cache_control = cache_control || same_name(name, "Cache-Control");
  }
  if (!cache_control) head += "Cache-Control: no-store\r\n";
  if (has_body(response.status) && !framing.endless) {
    fmt::format_to(std::back_inserter(head), "Content-Length: {}\r\n", response.body.size());
  }
  if (!framing.keep_alive) {
    head += "Connection: close\r\n";
  } else if (framing.http_1_0) {
    head += "Connection: keep-alive\r\n";
  }
  head += "\r\n";
  return head;
}

std::string http_date(std::int64_t seconds) {
  static constexpr std::array<std::string_view, 7> days{"Sun", "Mon", "Tue", "Wed",
                                                        "Thu", "Fri", "Sat"};
  static constexpr std::array<std::string_view, 12> months{
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::chrono::sys_seconds point{std::chrono::seconds{seconds}};
  const auto day = std::chrono::floor<std::chrono::days>(point);
  const std::chrono::year_month_day date{day};
  const auto of_day = (point - day).count();
  return fmt::format(
      "{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", days[std::chrono::weekday(day).c_encoding()],
      static_cast<unsigned>(date.day()), months[static_cast<unsigned>(date.month()) - 1],
      static_cast<int>(date.year()), of_day / 3600, of_day / 60 % 60, of_day % 60);
}

std::string_view reason_of(int status) {
  using Reason = std::pair<int, std::string_view>;
  static constexpr std::array reasons{Reason{200, "OK"},
                                      Reason{201, "Created"},
                                      Reason{202, "Accepted"},
                                      Reason{204, "No Content"},
                                      Reason{206, "Partial Content"},
                                      Reason{301, "Moved Permanently"},
                                      Reason{302, "Found"},
                                      Reason{303, "See Other"},
                                      Reason{304, "Not Modified"},
                                      Reason{307, "Temporary Redirect"},
                                      Reason{308, "Permanent Redirect"},
                                      Reason{400, "Bad Request"},
                                      Reason{401, "Unauthorized"},
                                      Reason{403, "Forbidden"},
                                      Reason{404, "Not Found"},
                                      Reason{405, "Method Not Allowed"},
                                      Reason{406, "Not Acceptable"},
                                      Reason{408, "Request Timeout"},
                                      Reason{409, "Conflict"},
                                      Reason{412, "Precondition Failed"},
                                      Reason{413, "Content Too Large"},
                                      Reason{414, "URI Too Long"},
                                      Reason{415, "Unsupported Media Type"},
                                      Reason{416, "Range Not Satisfiable"},
                                      Reason{422, "Unprocessable Content"},
                                      Reason{428, "Precondition Required"},
                                      Reason{429, "Too Many Requests"},
                                      Reason{431, "Request Header Fields Too Large"},
                                      Reason{500, "Internal Server Error"},
                                      Reason{503, "Service Unavailable"},
                                      Reason{507, "Insufficient Storage"}};
  const auto found = std::ranges::find(reasons, status, &Reason::first);
  return found == reasons.end() ? "Status" : found->second;
}

}  // namespace luoshi::http
