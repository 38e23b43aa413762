// The thread that sends what acts have queued to the district's webhook; outbox/webhook.hpp says
// how a message looks. Without a webhook there is none, and messages wait.
//
// It looks every second, which costs a read of an index; where nobody answers, ever later, five
// minutes at most. Where the clock is simulated, whoever moves it calls fire() before they answer.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "base/clock.hpp"
#include "outbox/webhook.hpp"
#include "store/database.hpp"

namespace luoshi::app {

class OutboxWork {
 public:
  // `office` says what is due; `real` what time a message bears when it leaves. All outlive it.
  OutboxWork(store::Database& database, const Clock& office, const Clock& real,
             outbox::Webhook webhook);
  // Ends the thread after what it has begun.
  ~OutboxWork();
  OutboxWork(const OutboxWork&) = delete;
  OutboxWork& operator=(const OutboxWork&) = delete;

  // Sends all that is due now; false where nobody is there to take it. Thread-safe. Errors: those
  // of the store.
  Result<bool> fire();

  // Begins to send by itself.
  void start();

 private:
  void run();

  store::Database& database_;
  const Clock& office_;
  const Clock& real_;
  outbox::Webhook webhook_;
  std::mutex firing_;
  std::mutex mutex_;
  std::condition_variable stop_;
  bool stopping_ = false;
  std::thread thread_;
};

// The webhook of the options of `serve`. invalid "client.bad-address", "outbox.bad-secret" with the
// file as place; not_found "document.not-found".
[[nodiscard]] Result<outbox::Webhook> webhook_of(const std::string& url,
                                                 const std::string& secret_file);

}  // namespace luoshi::app
