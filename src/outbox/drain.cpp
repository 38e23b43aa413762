#include "outbox/drain.hpp"

#include <algorithm>
#include <utility>

namespace luoshi::outbox {
namespace {

constexpr std::int64_t pause_ms_first = 60'000;
constexpr std::int64_t pause_ms_max = std::int64_t{6} * 60 * 60'000;
constexpr std::int64_t latest_max = 100;

struct Due {
  std::int64_t number = 0;
  Message message;
};
struct Tried {
  Due due;
  Result<> outcome;
};

Result<std::vector<Due>> read_due(store::Database& database, Instant now, std::int64_t limit) {
  std::vector<Due> due;
  TRY(database.read([&](store::Reader& reader) -> Result<> {
    due = TRY(store::collect<Due>(reader,
                                  "SELECT number, key, topic, body, tries, queued_ms FROM outbox "
                                  "WHERE sent_ms IS NULL AND given_up_ms IS NULL AND due_ms <= ? "
                                  "ORDER BY due_ms, number LIMIT ?",
                                  {now.ms, limit}, [](const store::Row& row) {
                                    return Due{row.integer(0),
                                               {row.string(1), row.string(2), row.string(3),
                                                row.integer(4), Instant{row.integer(5)}}};
                                  }));
    return {};
  }));
  return due;
}

Result<> note(store::Writer& writer, Instant now, const Tried& tried) {
  if (tried.outcome.has_value()) {
    TRY(writer.run("UPDATE outbox SET sent_ms = ?, problem = NULL WHERE number = ?",
                   {now.ms, tried.due.number}));
  } else {
    TRY(writer.run("UPDATE outbox SET tries = tries + 1, due_ms = ?, problem = ? WHERE number = ?",
                   {now.ms + pause_ms(tried.due.message.tries + 1), tried.outcome.error().problem,
                    tried.due.number}));
  }
  return {};
}

constexpr std::string_view too_old =
    "sent_ms IS NULL AND given_up_ms IS NULL AND coalesce(retried_ms, queued_ms) <= ?";

Result<std::int64_t> give_up(store::Database& database, Instant now) {
  const auto before = now.ms - give_up_after_ms;
  bool any = false;
  TRY(database.read([&](store::Reader& reader) {
    return reader.each("SELECT 1 FROM outbox WHERE " + std::string(too_old) + " LIMIT 1", {before},
                       [&](const store::Row&) {
                         any = true;
                         return false;
                       });
  }));
  // Nothing is written where there is nothing to give up: a step comes every second.
  if (!any) return 0;
  std::int64_t count = 0;
  TRY(database.write_and_wait([&](store::Writer& writer) -> Result<> {
    count = TRY(writer.run(
        "UPDATE outbox SET given_up_ms = ?, problem = coalesce(problem, 'outbox.too-old') WHERE " +
            std::string(too_old),
        {now.ms, before}));
    return {};
  }));
  return count;
}

Result<std::int64_t> counted(store::Reader& reader, const std::string& where) {
  std::int64_t count = 0;
  TRY(reader.each("SELECT count(*) FROM (SELECT 1 FROM outbox WHERE " + where + " LIMIT ?)",
                  {count_max}, [&](const store::Row& row) {
                    count = row.integer(0);
                    return false;
                  }));
  return count;
}

}  // namespace

std::int64_t pause_ms(std::int64_t tries) {
  const auto doublings = std::clamp<std::int64_t>(tries - 1, 0, 16);
  return std::min(pause_ms_first << doublings, pause_ms_max);
}

Result<Drained> drain(store::Database& database, Instant now, const Send& send,
                      std::int64_t limit) {
  Drained drained;
  drained.given_up = TRY(give_up(database, now));
  std::vector<Tried> tried;
  for (auto& due : TRY(read_due(database, now, limit))) {
    auto outcome = send(due.message);
    ++(outcome.has_value() ? drained.sent : drained.failed);
    drained.unreachable = !outcome && outcome.error().kind == ErrorKind::unavailable;
    tried.push_back({std::move(due), std::move(outcome)});
    if (drained.unreachable) break;
  }
  if (tried.empty()) return drained;
  TRY(database.write_and_wait([&](store::Writer& writer) -> Result<> {
    for (const auto& one : tried) TRY(note(writer, now, one));
    return {};
  }));
  return drained;
}

Result<Standing> standing(store::Reader& reader) {
  Standing all;
  all.waiting = TRY(counted(reader, "sent_ms IS NULL AND given_up_ms IS NULL"));
  all.given_up = TRY(counted(reader, "given_up_ms IS NOT NULL"));
  all.latest = TRY(store::collect<GivenUp>(
      reader,
      "SELECT number, key, topic, tries, problem, queued_ms, given_up_ms FROM outbox "
      "WHERE given_up_ms IS NOT NULL ORDER BY given_up_ms DESC, number DESC LIMIT ?",
      {latest_max}, [](const store::Row& row) {
        return GivenUp{row.integer(0),         row.string(1), row.string(2),
                       row.integer(3),         row.string(4), Instant{row.integer(5)},
                       Instant{row.integer(6)}};
      }));
  return all;
}

Result<std::int64_t> try_again(store::Writer& writer, Instant now) {
  return writer.run(
      "UPDATE outbox SET given_up_ms = NULL, retried_ms = ?, due_ms = ?, tries = 0 "
      "WHERE given_up_ms IS NOT NULL",
      {now.ms, now.ms});
}

}  // namespace luoshi::outbox
