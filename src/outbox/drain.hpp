// The sending half of the outbox: messages that acts have queued (ledger::Act::send, whose table it
// is) leave at least once, in order of their time, each by its idempotency key. How a message
// leaves is the caller's.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "store/database.hpp"

namespace luoshi::outbox {

struct Message {
  std::string key;  // the receiver drops a second message with the same key
  std::string topic;
  std::string body;
  std::int64_t tries = 0;  // earlier ones
  Instant queued;
};

// Hands a message over; success means that the other side has it. An error of kind unavailable
// means that there is nobody to hand others to either.
using Send = std::function<Result<>(const Message&)>;

struct Drained {
  std::int64_t sent = 0;
  std::int64_t failed = 0;
  std::int64_t given_up = 0;
  bool unreachable = false;  // the step ended early, as there was nobody to hand messages to
};

// When to try again after so many failed tries: a minute, doubled each time, six hours at most.
[[nodiscard]] std::int64_t pause_ms(std::int64_t tries);

// A message that was not taken for so long is given up until the operator has it tried again: a
// notice a week late is none. So is what was queued before there was anybody to send it to.
inline constexpr std::int64_t give_up_after_ms = std::int64_t{7} * 24 * 60 * 60'000;

// One step of the loop: gives up what is too old, sends what is due, at most `limit` messages, and
// notes the outcomes together. A crash between the sending and the note sends messages again.
Result<Drained> drain(store::Database& database, Instant now, const Send& send, std::int64_t limit);

struct GivenUp {
  std::int64_t number = 0;
  std::string key;
  std::string topic;
  std::int64_t tries = 0;
  std::string problem;  // of the last try; "outbox.too-old" where there was none
  Instant queued;
  Instant given_up;
};
struct Standing {
  std::int64_t waiting = 0;  // at most count_max
  std::int64_t given_up = 0;
  std::vector<GivenUp> latest;  // the newest given up, at most 100
};
inline constexpr std::int64_t count_max = 10'000;

// What waits and what was given up, for the operator; nothing of what the messages say.
[[nodiscard]] Result<Standing> standing(store::Reader& reader);

// Has all that was given up tried again from now on, and counts them.
Result<std::int64_t> try_again(store::Writer& writer, Instant now);

}  // namespace luoshi::outbox
