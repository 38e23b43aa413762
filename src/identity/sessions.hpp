// Sessions: who a request comes from. A session is a random token in the browser's cookie; here
// only its SHA-256 is kept. Principals are cached in memory for a short time and forgotten at once
// when a session ends or an account changes.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/clock.hpp"
#include "base/random.hpp"
#include "base/result.hpp"
#include "identity/actor.hpp"
#include "identity/lockout.hpp"
#include "identity/passwords.hpp"
#include "store/database.hpp"

namespace luoshi::identity {

struct SessionLimits {
  std::chrono::milliseconds idle_max = std::chrono::hours(2);
  std::chrono::milliseconds absolute_max = std::chrono::hours(12);
  std::chrono::milliseconds cached_max = std::chrono::seconds(30);
  std::chrono::milliseconds audit_kept = std::chrono::days(183);  // GB/T 22239: six months
  std::size_t cached_sessions_max = 50'000;
};

struct LoggedIn {
  std::string token;  // for the cookie, told once
  Principal principal;
};

class Sessions {
 public:
  Sessions(store::Database& database, Hasher& hasher, Random& random, const Clock& clock,
           SessionLimits limits = {});
  ~Sessions();
  Sessions(const Sessions&) = delete;
  Sessions& operator=(const Sessions&) = delete;

  // Takes tens of milliseconds and waits for the commit: run it on a worker. Errors: forbidden
  // "session.wrong-password" (also for unknown and inactive accounts), limit
  // "session.too-many-tries" with the seconds to wait as detail, limit "session.busy".
  Result<LoggedIn> log_in(std::string_view login, std::string_view password,
                          std::string_view address);

  // forbidden "session.missing" for an empty, unknown, ended or expired token. Microseconds when
  // cached, else one read.
  [[nodiscard]] Result<Principal> authenticate(std::string_view token);

  // As authenticate, for what stays open by itself: it does not count as use of the session, which
  // may run out under it.
  [[nodiscard]] Result<Principal> watch(std::string_view token);

  // `told` is called after a session has ended or an account has changed, on the thread that did
  // it: it only wakes who will watch() again. One at a time, an empty one for none.
  void after_changes(std::function<void()> told);

  // Ends one session. Waits for the commit. Not an error when it has ended already.
  Result<> log_out(std::string_view token);

  // Sets a new password after checking the old one, ends all sessions of the account and begins a
  // new one. On a worker. Errors: limit as log_in, invalid "password.current-wrong" and
  // "password.same", and those of check_password.
  Result<LoggedIn> change_password(const Principal& who, std::string_view current,
                                   std::string_view fresh, std::string_view address);

  // Forgets what is cached of a person: call it after the commit of any change of the account.
  void forget(std::string_view person);

  // Removes expired sessions and audit rows. Run it now and then.
  Result<> sweep();

  [[nodiscard]] Hasher& hasher() { return hasher_; }

 private:
  struct Cached;
  Result<LoggedIn> begin(std::string_view person, std::string_view event, std::string_view address);
  Result<std::optional<Cached>> load(const std::string& hash);
  void keep(const std::string& hash, const Cached& fresh, std::uint64_t generation);
  [[nodiscard]] bool expired(const Cached& one, Instant now) const;
  void tell();
  void audit_failure(std::string_view login, std::string_view address);

  store::Database& database_;
  Hasher& hasher_;
  Random& random_;
  const Clock& clock_;
  SessionLimits limits_;
  Lockout lockout_;
  std::mutex mutex_;
  std::atomic<std::uint64_t> generation_ = 0;      // raised whenever something is forgotten
  std::unordered_map<std::string, Cached> cache_;  // by hash of the token
  std::mutex told_mutex_;
  std::function<void()> told_;
};

// Sets a password for somebody else's account and ends all its sessions; with `must_change` it
// opens nothing but its own change. Inside a write job whose Act is the caller's, with a hash made
// before it; where there are Sessions, the caller calls forget() after the commit.
Result<> put_credential(store::Writer& writer, std::string_view person, std::string_view hash,
                        bool must_change, Instant now);

// The token that a form or a script must send back, bound to the session and not stored.
[[nodiscard]] std::string csrf_of(std::string_view token);

}  // namespace luoshi::identity
