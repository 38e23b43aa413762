// A bounded pool of threads for slow handlers. When its queue is full it refuses, so that load
// shows as a quick 503 and not as ever longer waiting.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace luoshi::http {

class Workers {
 public:
  Workers(unsigned threads, std::size_t queue_max);
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  // False when the queue is full or the pool stops. Thread-safe.
  [[nodiscard]] bool submit(std::function<void()> job);

  [[nodiscard]] std::size_t waiting() const;

  // Finishes what is queued and joins the threads.
  void stop();

 private:
  void run();

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> queue_;
  std::size_t queue_max_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace luoshi::http
