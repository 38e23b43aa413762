#include "outbox/webhook.hpp"

#include <fmt/format.h>

#include "base/hmac.hpp"

namespace luoshi::outbox {
namespace {

constexpr std::string_view mark = "whsec_";
constexpr std::size_t secret_bytes_min = 24;
constexpr std::size_t secret_bytes_max = 64;

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view white = " \t\r\n";
  const auto first = text.find_first_not_of(white);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(white) - first + 1);
}

}  // namespace

Result<std::vector<std::uint8_t>> read_secret(std::string_view text) {
  const auto bad = [] { return fail(ErrorKind::invalid, "outbox.bad-secret"); };
  text = trimmed(text);
  if (!text.starts_with(mark)) return bad();
  auto bytes = from_base64(text.substr(mark.size()));
  if (!bytes || bytes->size() < secret_bytes_min || bytes->size() > secret_bytes_max) return bad();
  return std::move(*bytes);
}

std::string body_of(const Message& message) {
  return fmt::format(R"({{"type":"{}","timestamp":"{}","data":{}}})", message.topic,
                     to_rfc3339(message.queued), message.body);
}

http::PostHeaders headers_of(const Message& message, std::string_view body,
                             const std::vector<std::uint8_t>& secret, Instant sent_at) {
  const auto seconds = std::to_string(sent_at.ms / 1000);
  const auto signature = hmac_sha256(secret, fmt::format("{}.{}.{}", message.key, seconds, body));
  return {{"Content-Type", "application/json"},
          {"User-Agent", "Luoshi"},
          {"webhook-id", message.key},
          {"webhook-timestamp", seconds},
          {"webhook-signature", "v1," + to_base64(signature)}};
}

Result<> send(const Webhook& webhook, const Message& message, Instant now) {
  const auto body = body_of(message);
  const auto status = http::post(webhook.to, headers_of(message, body, webhook.secret, now), body,
                                 webhook.time_max);
  if (!status) return fail(ErrorKind::unavailable, "outbox.unreachable", status.error().detail);
  if (*status >= 200 && *status < 300) return {};
  const auto detail = fmt::format("status {}", *status);
  if (*status == 429 || *status >= 500) {
    return fail(ErrorKind::unavailable, "outbox.unreachable", detail);
  }
  return fail(ErrorKind::conflict, "outbox.refused", detail);
}

}  // namespace luoshi::outbox
