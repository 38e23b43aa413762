// One request waiting for its reply: the bridge between a handler, which may answer from any
// thread, and the connection's coroutine, which lives on one. Inside the module http only.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "http/message.hpp"

namespace luoshi::http {

class Exchange : public std::enable_shared_from_this<Exchange> {
 public:
  // Owns the context, since a late reply may come when the server is gone.
  explicit Exchange(std::shared_ptr<boost::asio::io_context> context)
      : context_(std::move(context)), wake_(*context_) {
    wake_.expires_at(std::chrono::steady_clock::time_point::max());
  }

  // The first reply counts; later ones are dropped. Thread-safe.
  void answer(Response response) {
    {
      const std::scoped_lock lock(mutex_);
      if (answered_) return;
      answered_ = true;
      response_ = std::move(response);
      if (!waiting_) return;
    }
    boost::asio::post(*context_, [self = shared_from_this()] { self->wake_.cancel(); });
  }

  // On the connection's thread: the reply, or nothing when give_up() came first.
  boost::asio::awaitable<std::optional<Response>> wait() {
    {
      const std::scoped_lock lock(mutex_);
      if (answered_) co_return std::exchange(response_, std::nullopt);
      waiting_ = true;
    }
    boost::system::error_code ignored;
    co_await wake_.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
    const std::scoped_lock lock(mutex_);
    answered_ = true;
    co_return std::exchange(response_, std::nullopt);
  }

  // On the connection's thread: ends the wait without a reply.
  void give_up() { wake_.cancel(); }

 private:
  std::shared_ptr<boost::asio::io_context> context_;
  boost::asio::steady_timer wake_;
  std::mutex mutex_;
  bool answered_ = false;
  bool waiting_ = false;
  std::optional<Response> response_;
};

}  // namespace luoshi::http
