#include "http/stream.hpp"

#include <utility>

#include "http/message.hpp"

namespace luoshi::http {

std::string text_of(const StreamEvent& event) {
  std::string text;
  if (!event.id.empty()) text.append("id: ").append(event.id).append("\n");
  if (!event.name.empty()) text.append("event: ").append(event.name).append("\n");
  // A line break in the data begins another field; the reader puts the lines together again.
  auto rest = event.data;
  while (true) {
    const auto end = rest.find('\n');
    text.append("data: ").append(rest.substr(0, end)).append("\n");
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  return text.append("\n");
}

bool Stream::send(std::string_view text) {
  const std::scoped_lock lock(mutex_);
  if (over_) return false;
  if (waiting_ >= waiting_max_) {
    over_ = true;
    text_.clear();
  } else {
    ++waiting_;
    text_.append(text);
  }
  wake();
  return !over_;
}

void Stream::end() {
  const std::scoped_lock lock(mutex_);
  if (over_) return;
  over_ = true;
  text_.clear();
  wake();
}

bool Stream::is_over() const {
  const std::scoped_lock lock(mutex_);
  return over_;
}

void Stream::attach(std::function<void()> wake) {
  const std::scoped_lock lock(mutex_);
  wake_ = std::move(wake);
}

std::optional<std::string> Stream::take() {
  const std::scoped_lock lock(mutex_);
  if (over_) return std::nullopt;
  woken_ = false;
  waiting_ = 0;
  return std::exchange(text_, {});
}

// Once for all that waits; but the end is told in any case.
void Stream::wake() {
  if (!wake_ || (woken_ && !over_)) return;
  woken_ = true;
  wake_();
}

Response stream_reply(std::shared_ptr<Stream> stream) {
  Response response;
  response.with("Content-Type", "text/event-stream; charset=utf-8");
  response.with("Cache-Control", "no-store");
  response.with("X-Accel-Buffering", "no");
  response.stream = std::move(stream);
  return response;
}

}  // namespace luoshi::http
