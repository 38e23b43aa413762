#include "casework/counts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>

#include "casework/rows.hpp"

namespace luoshi::casework {
namespace {

constexpr std::int64_t satisfied_from = 4;  // of 5

class Collector {
 public:
  Collector(const Case& one, const DayOf& day_of) : one_(one), day_of_(day_of) {}

  void add(std::optional<std::int64_t> ms, const char* measure, std::int64_t count = 1) {
    if (!ms || count == 0) return;
    const auto day = day_of_(*ms);
    all_.push_back({"all", day, "", measure, count});
    if (!one_.lead_unit.empty()) all_.push_back({"unit", day, one_.lead_unit, measure, count});
    if (!one_.place.subdistrict.empty()) {
      all_.push_back({"subdistrict", day, one_.place.subdistrict, measure, count});
    }
    if (!one_.category.empty()) {
      all_.push_back({"category", day, one_.category, measure, count});
    }
  }
  [[nodiscard]] std::vector<Count> take() { return std::move(all_); }

 private:
  const Case& one_;
  const DayOf& day_of_;
  std::vector<Count> all_;
};

void add_due(Collector& counts, const Case& one) {
  const auto due = one.clock.due_ms;
  counts.add(due, "due");
  if (one.deferred) counts.add(due, "due_deferred");
  if (!one.is_settled()) return;
  counts.add(due, "due_closed");
  if (one.in_time()) counts.add(due, "due_in_time");
}

void add_rating(Collector& counts, const Case& one) {
  counts.add(one.rating.rated_ms, "rated");
  if (one.rating.answer && *one.rating.answer >= satisfied_from) {
    counts.add(one.rating.rated_ms, "satisfied_answer");
  }
  if (one.rating.solution && *one.rating.solution >= satisfied_from) {
    counts.add(one.rating.rated_ms, "satisfied");
  }
}

// Neither rows by the dozen nor ON CONFLICT: they open a savepoint, with which the full-text index
// writes down at once what it gathers for the commit.
Result<> add_up(store::Writer& writer, std::string_view service, const Count& key,
                std::int64_t count) {
  const store::Params params{count,   std::string(service), key.dimension,
                             key.day, key.member,           key.measure};
  const auto changed =
      TRY(writer.run("UPDATE case_count SET count = count + ? WHERE service = ? AND dimension = ? "
                     "AND day = ? AND member = ? AND measure = ?",
                     params));
  if (changed > 0) return {};
  TRY(
      writer.run("INSERT INTO case_count (count, service, dimension, day, member, measure) "
                 "VALUES (?, ?, ?, ?, ?, ?)",
                 params));
  return {};
}

}  // namespace

std::vector<Count> counts_of(const Case& one, const DayOf& day_of) {
  if (one.id.empty() || one.ending == Ending::merged) return {};
  Collector counts(one, day_of);
  counts.add(one.reported_ms, "reported");
  counts.add(one.times.accepted_ms, "accepted");
  counts.add(one.times.dispatched_ms, "dispatched");
  counts.add(one.times.finished_ms, "finished");
  counts.add(one.times.settled_ms, "closed");
  if (one.counts == "excluded") counts.add(one.times.settled_ms, "excluded");
  if (one.counts == "solved") counts.add(one.times.settled_ms, "solved");
  if (one.counters.reworks > 0) counts.add(one.times.finished_ms, "reworked");
  counts.add(one.times.dispatched_ms, "returned", one.counters.returns);
  if (one.counters.extensions > 0) counts.add(one.clock.due_ms, "due_extended");
  add_due(counts, one);
  add_rating(counts, one);
  return counts.take();
}

Result<> count_change(store::Writer& writer, const Case& before, const Case& after,
                      const DayOf& day_of) {
  std::map<Count, std::int64_t> changes;
  const auto gather = [&](const Case& one, std::int64_t sign) {
    for (auto& count : counts_of(one, day_of)) {
      const auto times = count.count;
      count.count = 0;
      changes[std::move(count)] += sign * times;
    }
  };
  gather(before, -1);
  gather(after, 1);
  for (const auto& [key, change] : changes) {
    if (change != 0) TRY(add_up(writer, after.service, key, change));
  }
  return {};
}

Result<> recount(store::Writer& writer, const DayOf& day_of) {
  TRY(writer.run("DELETE FROM case_count", {}));
  std::map<std::pair<std::string, Count>, std::int64_t> sums;
  static const auto sql = fmt::format("SELECT {} FROM cases c", case_columns());
  TRY(writer.each(sql, {}, [&](const store::Row& row) {
    const auto one = read_case(row);
    for (auto& count : counts_of(one, day_of)) {
      const auto times = count.count;
      count.count = 0;
      sums[{one.service, std::move(count)}] += times;
    }
    return true;
  }));
  for (const auto& [key, sum] : sums) {
    TRY(add_up(writer, key.first, key.second, sum));
  }
  return {};
}

}  // namespace luoshi::casework
