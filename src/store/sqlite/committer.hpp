// The one thread that commits and checkpoints, and one that answers, so that the next batch is
// under way while replies to the last one are made. Jobs that wait together share a transaction and
// are answered after the sync that makes it durable. At first they run without savepoints, which
// would cost each job copies of pages and a flush of the full-text index; when one of them fails,
// all are undone and run again, each in a savepoint of its own, so that a failing job undoes only
// itself.
//
// When a batch cannot be committed, every job of it runs again alone, so that one that cannot be
// stored does not take the others with it. A job that fails alone is answered with the error and is
// never acknowledged; whether it survives a crash that follows at once is unknown, as with any
// commit whose sync failed, and is found out by looking it up.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "store/database.hpp"
#include "store/sqlite/connection.hpp"
#include "store/sqlite/open.hpp"

namespace luoshi::store::sqlite {

class Committer {
 public:
  Committer(std::unique_ptr<Connection> connection, const SqliteOptions& options);
  // Runs what still waits, then writes the log back into the database.
  ~Committer();
  Committer(const Committer&) = delete;
  Committer& operator=(const Committer&) = delete;

  void write(WriteJob job, Done done);
  void after_commits(std::function<void()> told);
  // Writes back as much of the log as readers allow, unless checkpoints are held.
  Result<> checkpoint();
  // While the value lives no checkpoint changes the database file.
  [[nodiscard]] std::unique_lock<std::mutex> hold_checkpoints();

 private:
  struct Job {
    WriteJob run;
    Done done;
    Result<> result;
  };

  void serve();
  void answer();
  void hand_over(std::vector<Job> batch);
  std::vector<Job> take_batch();
  void commit_batch(std::vector<Job>& batch);
  void tell();
  // One transaction around the jobs; an error means that none of them is stored. Without
  // savepoints the first job that fails is such an error.
  Result<> commit_together(std::span<Job> jobs, bool savepoints);
  Result<> run(Job& job);
  Result<> run_in_savepoint(Job& job);
  void checkpoint_when_due();
  Result<> checkpoint(int mode);

  std::unique_ptr<Connection> connection_;
  const SqliteOptions options_;
  std::int64_t log_pages_ = 0;
  std::int64_t log_pages_tried_ = 0;
  int cautious_batches_ = 0;
  std::mutex checkpoint_mutex_;
  std::mutex told_mutex_;
  std::function<void()> told_;

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> queue_;
  std::vector<std::function<void()>> errands_;
  bool stopping_ = false;
  std::thread thread_;

  std::mutex answers_mutex_;
  std::condition_variable answers_wake_;
  std::deque<std::vector<Job>> answers_;  // batches that are done and wait to be answered
  bool answers_end_ = false;
  std::thread answers_thread_;
};

}  // namespace luoshi::store::sqlite
