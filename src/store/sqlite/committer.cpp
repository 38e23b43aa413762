#include "store/sqlite/committer.hpp"

#include <algorithm>
#include <exception>
#include <future>
#include <utility>

namespace luoshi::store::sqlite {
namespace {

constexpr int cautious_batches = 8;
// Nobody else writes, so only a checkpoint that wants the log to start over ever waits.
constexpr int wait_for_readers_ms_max = 50;

}  // namespace

Committer::Committer(std::unique_ptr<Connection> connection, const SqliteOptions& options)
    : connection_(std::move(connection)), options_(options) {
  // Called by SQLite after each commit with the length of the log, in pages.
  sqlite3_wal_hook(
      connection_->handle(),
      [](void* self, sqlite3*, const char*, int pages) {
        static_cast<Committer*>(self)->log_pages_ = pages;
        return SQLITE_OK;
      },
      this);
  thread_ = std::thread([this] { serve(); });
  answers_thread_ = std::thread([this] { answer(); });
}

Committer::~Committer() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
  {
    const std::scoped_lock lock(answers_mutex_);
    answers_end_ = true;
  }
  answers_wake_.notify_one();
  answers_thread_.join();
  // A failure here loses nothing: the log is read again at the next start.
  (void)checkpoint(SQLITE_CHECKPOINT_TRUNCATE);
}

void Committer::write(WriteJob job, Done done) {
  bool closed = false;
  {
    const std::scoped_lock lock(mutex_);
    closed = stopping_;
    if (!closed && queue_.size() < options_.queue_max) {
      queue_.push_back({std::move(job), std::move(done), {}});
      wake_.notify_one();
      return;
    }
  }
  if (closed) return done(fail(ErrorKind::unavailable, "store.closed"));
  done(fail(ErrorKind::limit, "store.queue-full", "too many writes are waiting"));
}

void Committer::after_commits(std::function<void()> told) {
  const std::scoped_lock lock(told_mutex_);
  told_ = std::move(told);
}

void Committer::tell() {
  const std::scoped_lock lock(told_mutex_);
  if (told_) told_();
}

Result<> Committer::checkpoint() {
  const auto answer = std::make_shared<std::promise<Result<>>>();
  auto future = answer->get_future();
  {
    const std::scoped_lock lock(mutex_);
    errands_.emplace_back([this, answer] {
      const std::unique_lock held(checkpoint_mutex_, std::try_to_lock);
      answer->set_value(held.owns_lock() ? checkpoint(SQLITE_CHECKPOINT_PASSIVE) : Result<>{});
    });
  }
  wake_.notify_one();
  return future.get();
}

std::unique_lock<std::mutex> Committer::hold_checkpoints() {
  return std::unique_lock(checkpoint_mutex_);
}

void Committer::serve() {
  for (;;) {
    std::vector<std::function<void()>> errands;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return stopping_ || !queue_.empty() || !errands_.empty(); });
      errands.swap(errands_);
      if (stopping_ && queue_.empty() && errands.empty()) return;
    }
    for (const auto& errand : errands) errand();
    auto batch = take_batch();
    if (batch.empty()) continue;
    commit_batch(batch);
    tell();
    hand_over(std::move(batch));
    checkpoint_when_due();
  }
}

void Committer::hand_over(std::vector<Job> batch) {
  {
    const std::scoped_lock lock(answers_mutex_);
    answers_.push_back(std::move(batch));
  }
  answers_wake_.notify_one();
}

void Committer::answer() {
  for (;;) {
    std::vector<Job> batch;
    {
      std::unique_lock lock(answers_mutex_);
      answers_wake_.wait(lock, [this] { return answers_end_ || !answers_.empty(); });
      if (answers_.empty()) return;
      batch = std::move(answers_.front());
      answers_.pop_front();
    }
    for (auto& job : batch) job.done(std::move(job.result));
  }
}

std::vector<Committer::Job> Committer::take_batch() {
  const std::scoped_lock lock(mutex_);
  const auto count = static_cast<std::ptrdiff_t>(std::min(queue_.size(), options_.batch_max));
  std::vector<Job> batch(std::move_iterator(queue_.begin()),
                         std::move_iterator(queue_.begin() + count));
  queue_.erase(queue_.begin(), queue_.begin() + count);
  return batch;
}

void Committer::commit_batch(std::vector<Job>& batch) {
  if (batch.size() > 1) {
    // Where one job has failed the next batch may hold another: then savepoints are cheaper.
    if (cautious_batches_ == 0 && commit_together(batch, false).has_value()) return;
    cautious_batches_ = cautious_batches_ == 0 ? cautious_batches : cautious_batches_ - 1;
    if (commit_together(batch, true).has_value()) return;
  }
  for (auto& job : batch) {
    const auto alone = commit_together({&job, 1}, false);
    if (!alone.has_value()) job.result = std::unexpected(alone.error());
  }
}

Result<> Committer::commit_together(std::span<Job> jobs, bool savepoints) {
  TRY(connection_->exec("BEGIN IMMEDIATE"));
  Result<> state;
  for (auto& job : jobs) {
    state = savepoints ? run_in_savepoint(job) : run(job);
    if (!state.has_value()) break;
  }
  if (state.has_value()) state = connection_->exec("COMMIT");
  if (!state.has_value() && connection_->in_transaction()) {
    // SQLite promises that a rollback succeeds even where it reports an error.
    (void)connection_->exec("ROLLBACK");
  }
  return state;
}

Result<> Committer::run(Job& job) {
  try {
    job.result = job.run(*connection_);
  } catch (const std::exception& error) {
    job.result = fail(ErrorKind::internal, "store.job-threw", error.what());
  }
  if (!connection_->in_transaction() && job.result.has_value()) {
    // SQLite has undone the whole transaction (disk full, I/O error), and the job took no notice.
    return fail(ErrorKind::unavailable, "store.io", "the transaction was rolled back");
  }
  return job.result;
}

Result<> Committer::run_in_savepoint(Job& job) {
  TRY(connection_->exec("SAVEPOINT job"));
  const auto result = run(job);
  // Where the whole transaction is gone, so are the jobs before.
  if (!connection_->in_transaction()) return result;
  if (!result.has_value()) TRY(connection_->exec("ROLLBACK TO job"));
  return connection_->exec("RELEASE job");
}

void Committer::checkpoint_when_due() {
  // A log that readers keep from being reused grows on: try again only after as much again.
  if (log_pages_ < log_pages_tried_) log_pages_tried_ = 0;
  if (log_pages_ - log_pages_tried_ < options_.checkpoint_pages) return;
  const std::unique_lock held(checkpoint_mutex_, std::try_to_lock);
  if (!held.owns_lock()) return;
  const bool hard = log_pages_ >= options_.checkpoint_pages_hard;
  // A failure is no loss: the log keeps the pages and the next checkpoint writes them again.
  sqlite3_busy_timeout(connection_->handle(), wait_for_readers_ms_max);
  (void)checkpoint(hard ? SQLITE_CHECKPOINT_RESTART : SQLITE_CHECKPOINT_PASSIVE);
  log_pages_tried_ = log_pages_;
}

Result<> Committer::checkpoint(int mode) {
  const int code = sqlite3_wal_checkpoint_v2(connection_->handle(), "main", mode, nullptr, nullptr);
  if (code != SQLITE_OK) return connection_->failure(code);
  return {};
}

}  // namespace luoshi::store::sqlite
