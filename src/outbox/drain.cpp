#include "outbox/drain.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace luoshi::outbox {
namespace {

constexpr std::int64_t pause_ms_first = 60'000;
constexpr std::int64_t pause_ms_max = std::int64_t{6} * 60 * 60'000;

struct Due {
  std::int64_t number = 0;
  Message message;
};

Result<std::vector<Due>> read_due(store::Database& database, Instant now, std::int64_t limit) {
  std::vector<Due> due;
  TRY(database.read([&](store::Reader& reader) -> Result<> {
    due = TRY(store::collect<Due>(
        reader,
        "SELECT number, key, topic, body, tries FROM outbox "
        "WHERE sent_ms IS NULL AND due_ms <= ? ORDER BY due_ms, number LIMIT ?",
        {now.ms, limit}, [](const store::Row& row) {
          return Due{row.integer(0), {row.string(1), row.string(2), row.string(3), row.integer(4)}};
        }));
    return {};
  }));
  return due;
}

Result<> note(store::Database& database, Instant now, const Due& due, const Result<>& outcome) {
  return database.write_and_wait([&](store::Writer& writer) -> Result<> {
    if (outcome.has_value()) {
      TRY(writer.run("UPDATE outbox SET sent_ms = ?, problem = NULL WHERE number = ?",
                     {now.ms, due.number}));
    } else {
      TRY(writer.run(
          "UPDATE outbox SET tries = tries + 1, due_ms = ?, problem = ? WHERE number = ?",
          {now.ms + pause_ms(due.message.tries + 1), outcome.error().problem, due.number}));
    }
    return {};
  });
}

}  // namespace

std::int64_t pause_ms(std::int64_t tries) {
  const auto doublings = std::clamp<std::int64_t>(tries - 1, 0, 16);
  return std::min(pause_ms_first << doublings, pause_ms_max);
}

Result<Drained> drain(store::Database& database, Instant now, const Send& send,
                      std::int64_t limit) {
  Drained drained;
  for (const auto& due : TRY(read_due(database, now, limit))) {
    const auto outcome = send(due.message);
    TRY(note(database, now, due, outcome));
    ++(outcome.has_value() ? drained.sent : drained.failed);
  }
  return drained;
}

}  // namespace luoshi::outbox
