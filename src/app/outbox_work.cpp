#include "app/outbox_work.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "app/data_directory.hpp"

namespace luoshi::app {
namespace {

constexpr std::chrono::seconds pause_usual{1};
constexpr std::chrono::seconds pause_max{300};
// Few enough that a crash sends few of them again.
constexpr std::int64_t messages_at_once = 50;

}  // namespace

OutboxWork::OutboxWork(store::Database& database, const Clock& office, const Clock& real,
                       outbox::Webhook webhook)
    : database_(database), office_(office), real_(real), webhook_(std::move(webhook)) {}

OutboxWork::~OutboxWork() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  stop_.notify_all();
  if (thread_.joinable()) thread_.join();
}

Result<bool> OutboxWork::fire() {
  const std::scoped_lock lock(firing_);
  const auto send = [this](const outbox::Message& message) {
    auto sent = outbox::send(webhook_, message, real_.now());
    if (!sent) spdlog::warn("outbox: {} {}", sent.error().problem, sent.error().detail);
    return sent;
  };
  while (true) {
    const auto drained = TRY(outbox::drain(database_, office_.now(), send, messages_at_once));
    if (drained.given_up > 0) spdlog::warn("outbox: {} given up", drained.given_up);
    if (drained.unreachable) return false;
    if (drained.sent + drained.failed < messages_at_once) return true;
    const std::scoped_lock stop(mutex_);
    if (stopping_) return true;
  }
}

void OutboxWork::start() {
  thread_ = std::thread([this] { run(); });
}

void OutboxWork::run() {
  auto pause = pause_usual;
  while (true) {
    const auto fired = fire();
    if (!fired) spdlog::warn("outbox: {} {}", fired.error().problem, fired.error().detail);
    pause = fired && *fired ? pause_usual : std::min(pause * 2, pause_max);
    std::unique_lock lock(mutex_);
    if (stop_.wait_for(lock, pause, [this] { return stopping_; })) return;
  }
}

Result<outbox::Webhook> webhook_of(const std::string& url, const std::string& secret_file) {
  outbox::Webhook webhook;
  webhook.to = TRY(http::PostAddress::parse(url));
  auto secret = outbox::read_secret(TRY(read_file(secret_file)));
  if (!secret) {
    secret.error().place = secret_file;
    return Failure(secret.error());
  }
  webhook.secret = std::move(*secret);
  return webhook;
}

}  // namespace luoshi::app
