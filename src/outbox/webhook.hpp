// Messages of the outbox handed to a webhook, after the Standard Webhooks specification: a POST of
//
//   {"type": "case.task", "timestamp": "2026-03-02T02:00:00.000Z", "data": { … as queued … }}
//
// with the headers webhook-id (the message's key, the same each time it is sent), webhook-timestamp
// (when it was sent, in seconds) and webhook-signature ("v1," and the base 64 of HMAC-SHA-256 over
// "id.timestamp.body"). Any status from 200 to 299 means that it was taken.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "http/outgoing.hpp"
#include "outbox/drain.hpp"

namespace luoshi::outbox {

struct Webhook {
  http::PostAddress to;
  std::vector<std::uint8_t> secret;
  std::chrono::milliseconds time_max{10'000};  // for one message
};

// The secret as both sides keep it: "whsec_" and the base 64 of 24 to 64 bytes; white space around
// it is let go. invalid "outbox.bad-secret".
[[nodiscard]] Result<std::vector<std::uint8_t>> read_secret(std::string_view text);

// The body of the request and its headers. Pure.
[[nodiscard]] std::string body_of(const Message& message);
[[nodiscard]] http::PostHeaders headers_of(const Message& message, std::string_view body,
                                           const std::vector<std::uint8_t>& secret,
                                           Instant sent_at);

// Sends one message. Errors: unavailable "outbox.unreachable" without a reply, and for the statuses
// 429 and 5xx; conflict "outbox.refused" for every other one, which is about this message.
Result<> send(const Webhook& webhook, const Message& message, Instant now);

}  // namespace luoshi::outbox
