// Who listens for changes of cases, and what they are told: after commits it reads from the ledger
// which cases changed and says so, without content, to the streams of those whom it concerns.
// docs/design/live.md tells why it is made so.
//
// Thread-safe. Streams belong to their connections; here they are known as long as they are open.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "api/context.hpp"
#include "casework/concerns.hpp"
#include "http/router.hpp"
#include "http/stream.hpp"

namespace luoshi::api {

struct LiveLimits {
  std::size_t session_streams_max = 6;
  std::size_t streams_max = 2000;
  // Of commits: more in one look, or more cases for one listener, are told as "stale".
  std::int64_t entries_max = 500;
  std::size_t cases_max = 32;
  // Looks are this far apart at least, so that what commits bring together is told together.
  std::chrono::milliseconds pause{100};
  // How often every listener's session is looked at.
  std::chrono::milliseconds check_every{30'000};
};

class Live {
 public:
  // `today` is the district's date. All outlive it.
  Live(const Context& context, std::function<std::string(Instant)> today, LiveLimits limits = {});
  // Ends the thread.
  ~Live();
  Live(const Live&) = delete;
  Live& operator=(const Live&) = delete;

  // The reply that opens a stream for the session of the call. `last` is the id of the last event
  // its page has heard, empty for none. Errors: limit "live.too-many-streams", unavailable
  // "live.full".
  Result<http::Response> open(const Call& call, store::Reader& reader, std::string_view last);

  // Begins to look by itself, after commits and when sessions end.
  void start();

  // One look at what was committed since the last, and what it says to whom. Not from several
  // threads.
  Result<> look();
  // One look at every listener: ends the streams of sessions that have ended, renews the rights of
  // the others. Not from several threads.
  void check();

 private:
  struct Listener;

  Result<std::shared_ptr<Listener>> listener_of(const Call& call, store::Reader& reader) const;
  Result<> admit(const Listener& fresh);
  void tell(const Listener& listener, const ledger::Changes& changes,
            const std::vector<casework::Concern>& concerns) const;
  void forget_closed();
  void wake(bool& why);
  void run();

  const Context& context_;
  const std::function<std::string(Instant)> today_;
  const LiveLimits limits_;

  std::mutex mutex_;
  std::vector<std::shared_ptr<Listener>> listeners_;
  std::int64_t told_seq_ = 0;  // what entries up to here changed has been told

  std::mutex wake_mutex_;
  std::condition_variable woken_;
  bool committed_ = false;
  bool sessions_changed_ = false;
  bool stopping_ = false;
  std::thread thread_;
};

// GET /api/v1/live.
void add_live(http::Router& router, Live& live, const Context& context);

}  // namespace luoshi::api
