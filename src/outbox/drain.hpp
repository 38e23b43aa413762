// The sending half of the outbox: messages that acts have queued (ledger::Act::send, whose table it
// is) leave at least once, in order of their time, each by its idempotency key. How a message
// leaves is the caller's.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "store/database.hpp"

namespace luoshi::outbox {

struct Message {
  std::string key;  // the receiver drops a second message with the same key
  std::string topic;
  std::string body;
  std::int64_t tries = 0;  // earlier ones
};

// Hands a message over; success means that the other side has it.
using Send = std::function<Result<>(const Message&)>;

struct Drained {
  std::int64_t sent = 0;
  std::int64_t failed = 0;
};

// When to try again after so many failed tries: a minute, doubled each time, six hours at most.
[[nodiscard]] std::int64_t pause_ms(std::int64_t tries);

// One step of the loop: sends what is due, at most `limit` messages, and notes the outcome. A crash
// between the sending and the note sends the message again.
Result<Drained> drain(store::Database& database, Instant now, const Send& send, std::int64_t limit);

}  // namespace luoshi::outbox
