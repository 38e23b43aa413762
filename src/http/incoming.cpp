#include "http/incoming.hpp"

#include <algorithm>

#include "http/cookie.hpp"
#include "http/url.hpp"

namespace luoshi::http {
namespace {

std::optional<Method> method_of(std::string_view name) {
  using Name = std::pair<std::string_view, Method>;
  static constexpr Name names[] = {{"GET", Method::get},        {"HEAD", Method::head},
                                   {"POST", Method::post},      {"PUT", Method::put},
                                   {"PATCH", Method::patch},    {"DELETE", Method::del},
                                   {"OPTIONS", Method::options}};
  const auto found = std::ranges::find(names, name, &Name::first);
  return found == std::end(names) ? std::nullopt : std::optional(found->second);
}

std::string lowered(std::string_view text) {
  std::string out(text);
  for (auto& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool take_headers(const Head& head, Request& request) {
  for (const auto& [name, value] : head.headers) {
    auto [at, fresh] = request.headers.try_emplace(lowered(name), value);
    if (fresh) continue;
    if (at->first == "host" || at->first == "content-type") return false;
    at->second.append(at->first == "cookie" ? "; " : ", ").append(value);
  }
  return head.http_1_0 || !request.header("host").empty();
}

}  // namespace

Incoming read_head(const Head& head, const HeadLimits& limits) {
  Incoming in;
  if (head.target.size() > limits.target_bytes_max) {
    in.refused = 414;
    return in;
  }
  if (head.headers.size() > limits.header_count_max) {
    in.refused = 431;
    return in;
  }
  in.request.target = head.target;
  const auto method = method_of(head.method);
  auto target = parse_target(head.target);
  if (!take_headers(head, in.request) || !target) {
    in.refused = 400;
    return in;
  }
  in.request.path = std::move(target->path);
  in.request.query = std::move(target->query);
  in.segments = std::move(target->segments);
  if (const auto cookie = in.request.header("cookie"); !cookie.empty()) {
    in.request.cookies = parse_cookies(cookie);
  }
  if (!method) {
    in.refused = 405;
    return in;
  }
  in.request.method = *method;
  return in;
}

void set_origin(Request& request, std::string_view peer, std::span<const std::string> trusted) {
  request.remote = peer;
  if (std::ranges::find(trusted, peer) == trusted.end()) return;
  auto forwarded = request.header("x-forwarded-for");
  const auto comma = forwarded.rfind(',');
  if (comma != std::string_view::npos) forwarded = forwarded.substr(comma + 1);
  forwarded = trimmed(forwarded);
  static constexpr std::size_t address_bytes_max = 64;
  if (!forwarded.empty() && forwarded.size() <= address_bytes_max) request.remote = forwarded;
  request.secure = trimmed(request.header("x-forwarded-proto")) == "https";
}

}  // namespace luoshi::http
