#include "casework/timers.hpp"

#include <condition_variable>
#include <mutex>
#include <vector>

#include "casework/notices.hpp"
#include "casework/rows.hpp"
#include "casework/step.hpp"
#include "casework/suspending.hpp"
#include "casework/tables.hpp"

namespace luoshi::casework {
namespace {

constexpr std::int64_t try_again_ms = 300'000;

struct Due {
  std::string subject;
  std::int64_t wait = 0;
  std::int64_t due_ms = 0;
};

Result<std::vector<Due>> due_at(store::Database& database, Instant now, std::int64_t limit) {
  std::vector<Due> all;
  TRY(database.read([&](store::Reader& reader) {
    all.clear();
    return reader.each(
        "SELECT subject, wait, due_ms FROM case_timer WHERE due_ms <= ? ORDER BY due_ms LIMIT ?",
        {now.ms, limit}, [&](const store::Row& row) {
          all.push_back({row.string(0), row.integer(1), row.integer(2)});
          return true;
        });
  }));
  return all;
}

Result<> run_out(ledger::Act& act, Running& running) {
  running.row.overdue = true;
  for (const auto& task : running.tasks) {
    TRY(notify_unit(act, running.row, task, "overdue"));
  }
  return note(act, running, {.kind = "case.overdue"});
}

Result<> end_deferral(ledger::Act& act, const World& world, Running& running) {
  TRY(resume_all(act, world, running));
  return note(act, running, {.kind = "case.resume"});
}

// Nothing to do where the timer is gone: somebody was faster.
Result<bool> is_set(store::Reader& reader, const Due& due) {
  bool set = false;
  TRY(reader.each("SELECT 1 FROM case_timer WHERE subject = ? AND wait = ? AND due_ms = ?",
                  {due.subject, due.wait, due.due_ms}, [&](const store::Row&) {
                    set = true;
                    return false;
                  }));
  return set;
}

Result<> fire(store::Writer& writer, const World& world, Random& random, Instant now,
              const Due& due) {
  if (!TRY(is_set(writer, due))) return {};
  ledger::Act act(writer, random, now, {"system", ""}, "case.timer", "case/" + due.subject);
  auto running = TRY(begin(writer, world, due.subject));
  if (due.wait == wait_due) {
    TRY(run_out(act, running));
  } else if (due.wait == wait_resume) {
    TRY(end_deferral(act, world, running));
  } else {
    TRY(run(act, world, running, bpmn::FireTimer{due.wait}, {.kind = "case.timer"}));
  }
  TRY(finish(act, world, running));
  TRY(act.commit());
  return {};
}

// What failed shows on the case, and is tried again after a while.
Result<> put_off(store::Writer& writer, const World& world, Random& random, Instant now,
                 const Due& due, const Error& error) {
  ledger::Act act(writer, random, now, {"system", ""}, "case.timer-failed", "case/" + due.subject);
  auto running = TRY(begin(writer, world, due.subject));
  running.row.incident = error.problem;
  TRY(note(act, running, {.kind = "case.timer-failed", .words = error.problem}));
  TRY(finish(act, world, running));
  TRY(act.commit());
  TRY(writer.run("UPDATE case_timer SET due_ms = ? WHERE subject = ? AND wait = ?",
                 {now.ms + try_again_ms, due.subject, due.wait}));
  return {};
}

// Waits until all jobs of a batch are durable.
class Latch {
 public:
  explicit Latch(std::size_t count) : left_(count) {}
  void count_down() {
    const std::scoped_lock lock(mutex_);
    if (--left_ == 0) done_.notify_all();
  }
  void wait() {
    std::unique_lock lock(mutex_);
    done_.wait(lock, [&] { return left_ == 0; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable done_;
  std::size_t left_;
};

}  // namespace

Result<Woken> wake(store::Database& database, const World& world, Random& random, Instant now,
                   std::int64_t limit) {
  Woken woken;
  const auto due = TRY(due_at(database, now, limit));
  std::vector<Result<>> outcomes(due.size());
  Latch latch(due.size());
  for (std::size_t i = 0; i < due.size(); ++i) {
    database.write(
        [&, i](store::Writer& writer) { return fire(writer, world, random, now, due[i]); },
        [&, i](Result<> outcome) {
          outcomes[i] = std::move(outcome);
          latch.count_down();
        });
  }
  latch.wait();
  for (std::size_t i = 0; i < due.size(); ++i) {
    if (outcomes[i]) {
      ++woken.fired;
      continue;
    }
    ++woken.failed;
    const auto error = outcomes[i].error();
    TRY(database.write_and_wait(
        [&](store::Writer& writer) { return put_off(writer, world, random, now, due[i], error); }));
  }
  TRY(database.read([&](store::Reader& reader) {
    return reader.each("SELECT min(due_ms) FROM case_timer", {}, [&](const store::Row& row) {
      if (!row.is_null(0)) woken.next_ms = row.integer(0);
      return false;
    });
  }));
  return woken;
}

}  // namespace luoshi::casework
