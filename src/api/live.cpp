#include "api/live.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "identity/request_guard.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;

std::string event(std::int64_t seq, std::string_view name, std::string_view data = "{}") {
  return http::text_of({.id = std::to_string(seq), .name = name, .data = data});
}

std::string case_event(std::int64_t seq, const casework::Concern& concern) {
  return event(seq, "case",
               json::serialize(json::object{{"id", concern.id}, {"version", concern.version}}));
}

}  // namespace

// Its rights are put in anew as a whole, under the mutex of Live.
struct Live::Listener {
  std::weak_ptr<http::Stream> stream;
  std::string token;
  casework::Worker worker;
  casework::Scope scope;

  [[nodiscard]] bool is_gone() const {
    const auto open = stream.lock();
    return !open || open->is_over();
  }
};

Live::Live(const Context& context, std::function<std::string(Instant)> today, LiveLimits limits)
    : context_(context), today_(std::move(today)), limits_(limits) {}

Live::~Live() {
  if (!thread_.joinable()) return;
  context_.database.after_commits({});
  context_.sessions.after_changes({});
  wake(stopping_);
  thread_.join();
}

void Live::start() {
  context_.database.after_commits([this] { wake(committed_); });
  context_.sessions.after_changes([this] { wake(sessions_changed_); });
  thread_ = std::thread([this] { run(); });
}

void Live::wake(bool& why) {
  {
    const std::scoped_lock lock(wake_mutex_);
    why = true;
  }
  woken_.notify_one();
}

void Live::run() {
  auto checked = std::chrono::steady_clock::now();
  while (true) {
    bool sessions = false;
    {
      std::unique_lock lock(wake_mutex_);
      woken_.wait_until(lock, checked + limits_.check_every,
                        [this] { return stopping_ || committed_ || sessions_changed_; });
      if (stopping_) return;
      sessions = std::exchange(sessions_changed_, false);
      committed_ = false;
    }
    const auto now = std::chrono::steady_clock::now();
    if (sessions || now - checked >= limits_.check_every) {
      checked = now;
      check();
    }
    if (const auto looked = look(); !looked) {
      spdlog::warn("live: {} {}", looked.error().problem, looked.error().detail);
    }
    std::unique_lock lock(wake_mutex_);
    woken_.wait_until(lock, now + limits_.pause, [this] { return stopping_; });
  }
}

void Live::forget_closed() {
  std::erase_if(listeners_, [](const auto& one) { return one->is_gone(); });
}

Result<std::shared_ptr<Live::Listener>> Live::listener_of(const Call& call,
                                                          store::Reader& reader) const {
  auto fresh = std::make_shared<Listener>();
  fresh->token = identity::token_of(call.request);
  fresh->worker = TRY(casework::worker_of(reader, call.who, today_(call.now)));
  fresh->scope = casework::scope_of(call.who);
  return fresh;
}

Result<> Live::admit(const Listener& fresh) {
  const auto of_session = [&] {
    return std::ranges::count_if(listeners_,
                                 [&](const auto& one) { return one->token == fresh.token; });
  };
  const auto session_max = static_cast<std::ptrdiff_t>(limits_.session_streams_max);
  if (of_session() < session_max && listeners_.size() < limits_.streams_max) return {};
  forget_closed();
  if (of_session() >= session_max) return fail(ErrorKind::limit, "live.too-many-streams");
  if (listeners_.size() >= limits_.streams_max) return fail(ErrorKind::unavailable, "live.full");
  return {};
}

Result<http::Response> Live::open(const Call& call, store::Reader& reader, std::string_view last) {
  auto fresh = TRY(listener_of(call, reader));
  const auto newest = TRY(ledger::last_seq(reader));
  const auto stream = std::make_shared<http::Stream>();
  fresh->stream = stream;
  const std::scoped_lock lock(mutex_);
  TRY(admit(*fresh));
  // While nobody listens nobody looks.
  if (listeners_.empty()) told_seq_ = std::max(told_seq_, newest);
  stream->send(event(told_seq_, "ready"));
  if (!last.empty() && last != std::to_string(told_seq_)) stream->send(event(told_seq_, "stale"));
  listeners_.push_back(std::move(fresh));
  return http::stream_reply(stream);
}

void Live::tell(const Listener& listener, const ledger::Changes& changes,
                const std::vector<casework::Concern>& concerns) const {
  const auto stream = listener.stream.lock();
  if (!stream) return;
  std::size_t cases = 0;
  bool tasks = false;
  std::string text;
  for (const auto& concern : concerns) {
    tasks = tasks || casework::finds_in_queue(listener.worker, concern);
    if (!casework::sees(listener.scope, concern)) continue;
    ++cases;
    if (cases <= limits_.cases_max) text += case_event(changes.last_seq, concern);
  }
  if (!changes.complete || cases > limits_.cases_max) {
    text = event(changes.last_seq, "stale");
  } else if (tasks) {
    text += event(changes.last_seq, "tasks");
  }
  if (!text.empty()) stream->send(text);
}

Result<> Live::look() {
  std::int64_t from = 0;
  {
    const std::scoped_lock lock(mutex_);
    forget_closed();
    if (listeners_.empty()) return {};
    from = told_seq_;
  }
  ledger::Changes changes;
  std::vector<casework::Concern> concerns;
  TRY(context_.database.read([&](store::Reader& reader) -> Result<> {
    changes =
        TRY(ledger::changes_after(reader, from, casework::concerned_tables, limits_.entries_max));
    concerns = TRY(casework::concerns_of(reader, changes));
    return {};
  }));
  const std::scoped_lock lock(mutex_);
  if (changes.complete && concerns.empty()) {
    told_seq_ = std::max(told_seq_, changes.last_seq);
    return {};
  }
  for (const auto& listener : listeners_) tell(*listener, changes, concerns);
  told_seq_ = std::max(told_seq_, changes.last_seq);
  return {};
}

void Live::check() {
  std::vector<std::shared_ptr<Listener>> all;
  {
    const std::scoped_lock lock(mutex_);
    forget_closed();
    all = listeners_;
  }
  for (const auto& listener : all) {
    auto who = context_.sessions.watch(listener->token);
    // A store that cannot be read now says nothing about the session.
    if (!who && who.error().kind != ErrorKind::forbidden) continue;
    casework::Worker worker;
    if (who && !who->must_change_password) {
      const auto read = context_.database.read([&](store::Reader& reader) -> Result<> {
        worker = TRY(casework::worker_of(reader, *who, today_(context_.clock.now())));
        return {};
      });
      if (!read) continue;
      const std::scoped_lock lock(mutex_);
      listener->scope = casework::scope_of(*who);
      listener->worker = std::move(worker);
    } else if (const auto stream = listener->stream.lock()) {
      stream->end();
    }
  }
}

}  // namespace luoshi::api
