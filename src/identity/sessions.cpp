#include "identity/sessions.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <memory>

#include "identity/accounts.hpp"

namespace luoshi::identity {
namespace {

// How often the last use of a session is written down: its idle time-out is no finer than this.
constexpr std::int64_t use_noted_ms = 60'000;

constexpr std::size_t token_bytes = 64;

Failure missing() {
  return fail(ErrorKind::forbidden, "session.missing");
}

std::string hash_of(std::string_view token) {
  return to_hex(sha256(token));
}

std::string masked(std::string_view login) {
  // Enough to tell tries apart; a password typed into the wrong field cannot be read from it.
  return to_hex(sha256(fmt::format("login\n{}", login))).substr(0, 16);
}

std::string lowered(std::string_view text) {
  std::string out(text);
  for (auto& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

struct Credential {
  std::string person;
  std::string hash;
  bool must_change = false;
};

Result<Credential> credential_where(store::Reader& reader, std::string_view condition,
                                    std::string_view value) {
  Credential credential;
  TRY(reader.each(
      fmt::format("SELECT person.id, credential.hash, credential.must_change FROM person"
                  " JOIN credential ON credential.person = person.id"
                  " WHERE {} = ?1 AND person.active = 1",
                  condition),
      {std::string(value)}, [&](const store::Row& row) {
        credential = {row.string(0), row.string(1), row.integer(2) != 0};
        return false;
      }));
  return credential;
}

Result<> write_audit(store::Writer& writer, std::string_view event, std::string_view person,
                     std::string_view login, std::string_view address, Instant now) {
  TRY(writer.run(
      "INSERT INTO login_audit (at, event, person, login_hash, address)"
      " VALUES (?1, ?2, ?3, ?4, ?5)",
      {now.ms, std::string(event), std::string(person), std::string(login), std::string(address)}));
  return {};
}

std::string seconds(std::chrono::milliseconds wait) {
  return fmt::format("{}", (wait.count() + 999) / 1000);
}

}  // namespace

struct Sessions::Cached {
  Principal principal;
  std::int64_t created_ms = 0;
  std::int64_t used_ms = 0;
  std::int64_t noted_ms = 0;   // the last use written to the store
  std::int64_t loaded_ms = 0;  // when the account was last read
};

Sessions::Sessions(store::Database& database, Hasher& hasher, Random& random, const Clock& clock,
                   SessionLimits limits)
    : database_(database), hasher_(hasher), random_(random), clock_(clock), limits_(limits) {}

Sessions::~Sessions() = default;

Result<LoggedIn> Sessions::log_in(std::string_view given, std::string_view password,
                                  std::string_view address) {
  const auto login = lowered(given);
  const auto now = clock_.now();
  if (const auto wait = lockout_.before_try(masked(login), address, now)) {
    return fail(ErrorKind::limit, "session.too-many-tries", seconds(*wait));
  }
  Credential credential;
  TRY(database_.read([&](store::Reader& reader) -> Result<> {
    credential = TRY(credential_where(reader, "person.login", login));
    return {};
  }));
  if (!TRY(hasher_.verify(password, credential.hash))) {
    lockout_.failed(masked(login), address, now);
    audit_failure(login, address);
    return fail(ErrorKind::forbidden, "session.wrong-password");
  }
  lockout_.succeeded(masked(login), address);
  return begin(credential.person, "in", address);
}

void Sessions::audit_failure(std::string_view login, std::string_view address) {
  // Nobody waits for this row: a storm of failures must not become a storm of commits.
  database_.write(
      [now = clock_.now(), hash = masked(login), from = std::string(address)](
          store::Writer& writer) { return write_audit(writer, "failed", "", hash, from, now); },
      [](const Result<>& result) {
        if (!result) spdlog::error("login audit: {}", result.error().problem);
      });
}

Result<LoggedIn> Sessions::begin(std::string_view person, std::string_view event,
                                 std::string_view address) {
  const auto token = to_hex(new_nonce(random_));
  const auto id = new_id(random_, "ses");
  const auto now = clock_.now();
  TRY(database_.write_and_wait([&](store::Writer& writer) -> Result<> {
    TRY(
        writer.run("INSERT INTO session (token_hash, id, person, created_at, used_at)"
                   " VALUES (?1, ?2, ?3, ?4, ?4)",
                   {hash_of(token), id, std::string(person), now.ms}));
    return write_audit(writer, event, person, "", address, now);
  }));
  return LoggedIn{token, TRY(authenticate(token))};
}

bool Sessions::expired(const Cached& one, Instant now) const {
  return now.ms - one.used_ms > limits_.idle_max.count() ||
         now.ms - one.created_ms > limits_.absolute_max.count();
}

// The session and its account as the store has them; nothing when there is none.
Result<std::optional<Sessions::Cached>> Sessions::load(const std::string& hash) {
  std::optional<Cached> found;
  TRY(database_.read([&](store::Reader& reader) -> Result<> {
    TRY(
        reader.each("SELECT session.id, session.person, session.created_at, session.used_at,"
                    " credential.must_change FROM session"
                    " JOIN person ON person.id = session.person AND person.active = 1"
                    " JOIN credential ON credential.person = person.id"
                    " WHERE session.token_hash = ?1",
                    {hash}, [&](const store::Row& row) {
                      auto& one = found.emplace();
                      one.principal.session = row.string(0);
                      one.principal.person = row.string(1);
                      one.created_ms = row.integer(2);
                      one.used_ms = one.noted_ms = row.integer(3);
                      one.principal.must_change_password = row.integer(4) != 0;
                      return false;
                    }));
    if (found) {
      found->principal.appointments = TRY(appointments_of(reader, found->principal.person));
    }
    return {};
  }));
  return found;
}

void Sessions::keep(const std::string& hash, const Cached& fresh, std::uint64_t generation) {
  const std::scoped_lock lock(mutex_);
  if (cache_.size() >= limits_.cached_sessions_max) cache_.clear();
  // What was read before an account changed must not outlive the change.
  if (generation == generation_) cache_.insert_or_assign(hash, fresh);
}

Result<Principal> Sessions::authenticate(std::string_view token) {
  if (token.size() != token_bytes) return missing();
  const auto hash = hash_of(token);
  const auto now = clock_.now();
  bool note_use = false;
  std::int64_t used_ms = 0;  // as this process saw it, which may be ahead of the store
  Cached cached;
  {
    const std::scoped_lock lock(mutex_);
    const auto found = cache_.find(hash);
    if (found != cache_.end()) used_ms = found->second.used_ms;
    if (found != cache_.end() && now.ms - found->second.loaded_ms < limits_.cached_max.count() &&
        !expired(found->second, now)) {
      found->second.used_ms = now.ms;
      if (now.ms - found->second.noted_ms < use_noted_ms) return found->second.principal;
      found->second.noted_ms = now.ms;
      note_use = true;
      cached = found->second;
    }
  }
  if (!note_use) {
    const auto generation = generation_.load();
    auto loaded = TRY(load(hash));
    if (!loaded) return missing();
    cached = std::move(*loaded);
    cached.used_ms = std::max(cached.used_ms, used_ms);
    if (expired(cached, now)) return missing();
    cached.loaded_ms = now.ms;
    cached.used_ms = now.ms;
    note_use = now.ms - cached.noted_ms >= use_noted_ms;
    if (note_use) cached.noted_ms = now.ms;
    keep(hash, cached, generation);
  }
  if (note_use) {
    database_.write(
        [hash, now](store::Writer& writer) -> Result<> {
          TRY(writer.run("UPDATE session SET used_at = ?2 WHERE token_hash = ?1 AND used_at < ?2",
                         {hash, now.ms}));
          return {};
        },
        [](const Result<>&) {});
  }
  return cached.principal;
}

Result<Principal> Sessions::watch(std::string_view token) {
  if (token.size() != token_bytes) return missing();
  const auto hash = hash_of(token);
  const auto now = clock_.now();
  std::int64_t used_ms = 0;
  {
    const std::scoped_lock lock(mutex_);
    const auto found = cache_.find(hash);
    if (found != cache_.end()) {
      if (expired(found->second, now)) return missing();
      if (now.ms - found->second.loaded_ms < limits_.cached_max.count()) {
        return found->second.principal;
      }
      used_ms = found->second.used_ms;
    }
  }
  const auto generation = generation_.load();
  auto loaded = TRY(load(hash));
  if (!loaded) return missing();
  loaded->used_ms = std::max(loaded->used_ms, used_ms);
  if (expired(*loaded, now)) return missing();
  loaded->loaded_ms = now.ms;
  keep(hash, *loaded, generation);
  return loaded->principal;
}

void Sessions::after_changes(std::function<void()> told) {
  const std::scoped_lock lock(told_mutex_);
  told_ = std::move(told);
}

void Sessions::tell() {
  const std::scoped_lock lock(told_mutex_);
  if (told_) told_();
}

Result<> Sessions::log_out(std::string_view token) {
  const auto hash = hash_of(token);
  TRY(database_.write_and_wait([&](store::Writer& writer) -> Result<> {
    TRY(writer.run("DELETE FROM session WHERE token_hash = ?1", {hash}));
    return {};
  }));
  {
    const std::scoped_lock lock(mutex_);
    ++generation_;
    cache_.erase(hash);
  }
  tell();
  return {};
}

Result<LoggedIn> Sessions::change_password(const Principal& who, std::string_view current,
                                           std::string_view fresh, std::string_view address) {
  std::string login;
  Credential credential;
  TRY(database_.read([&](store::Reader& reader) -> Result<> {
    login = TRY(find_person(reader, who.person)).login;
    credential = TRY(credential_where(reader, "person.id", who.person));
    return {};
  }));
  // Guessing the old password here is braked as guessing it at the door is.
  const auto now = clock_.now();
  if (const auto wait = lockout_.before_try(masked(login), address, now)) {
    return fail(ErrorKind::limit, "session.too-many-tries", seconds(*wait));
  }
  if (!TRY(hasher_.verify(current, credential.hash))) {
    lockout_.failed(masked(login), address, now);
    return fail(ErrorKind::invalid, "password.current-wrong");
  }
  TRY(check_password(fresh, login));
  if (fresh == current) return fail(ErrorKind::invalid, "password.same");
  const auto hash = TRY(hasher_.hash(fresh));
  TRY(database_.write_and_wait([&](store::Writer& writer) -> Result<> {
    TRY(
        writer.run("UPDATE credential SET hash = ?2, must_change = 0, changed_at = ?3"
                   " WHERE person = ?1",
                   {who.person, hash, now.ms}));
    TRY(writer.run("DELETE FROM session WHERE person = ?1", {who.person}));
    return {};
  }));
  forget(who.person);
  return begin(who.person, "password", address);
}

void Sessions::forget(std::string_view person) {
  {
    const std::scoped_lock lock(mutex_);
    ++generation_;
    std::erase_if(cache_,
                  [&](const auto& entry) { return entry.second.principal.person == person; });
  }
  tell();
}

Result<> Sessions::sweep() {
  const auto now = clock_.now();
  return database_.write_and_wait([&](store::Writer& writer) -> Result<> {
    TRY(writer.run("DELETE FROM session WHERE used_at < ?1 OR created_at < ?2",
                   {now.ms - limits_.idle_max.count(), now.ms - limits_.absolute_max.count()}));
    TRY(writer.run("DELETE FROM login_audit WHERE at < ?1", {now.ms - limits_.audit_kept.count()}));
    return {};
  });
}

Result<> put_credential(store::Writer& writer, std::string_view person, std::string_view hash,
                        bool must_change, Instant now) {
  TRY(
      writer.run("INSERT INTO credential (person, hash, must_change, changed_at)"
                 " VALUES (?1, ?2, ?3, ?4) ON CONFLICT (person) DO UPDATE SET hash = excluded.hash,"
                 " must_change = excluded.must_change, changed_at = excluded.changed_at",
                 {std::string(person), std::string(hash), std::int64_t{must_change}, now.ms}));
  TRY(writer.run("DELETE FROM session WHERE person = ?1", {std::string(person)}));
  return write_audit(writer, "reset", person, "", "", now);
}

std::string csrf_of(std::string_view token) {
  return to_hex(sha256(fmt::format("csrf\n{}", token)));
}

}  // namespace luoshi::identity
