// An event stream (text/event-stream, HTML 9.2.6): a reply that stays open while events are written
// into it, from any thread, occupying none. A handler puts one into its Response; whoever tells it
// events keeps it weakly, since it lives as long as its connection.
//
// It is bounded: a reader so slow that events pile up loses the stream, and reads anew what it
// wants to know when it has opened another.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace luoshi::http {

struct Response;

// What a browser takes the event's name, place and content from. REQUIRES: no line break in `id`
// and `name`.
struct StreamEvent {
  std::string_view id{};    // where the next stream goes on from, as Last-Event-ID; may be empty
  std::string_view name{};  // may be empty: "message"
  std::string_view data{};
};
[[nodiscard]] std::string text_of(const StreamEvent& event);

class Stream {
 public:
  explicit Stream(std::size_t waiting_max = 256) : waiting_max_(waiting_max) {}
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  // Queues an event as text_of made it, so that one text serves many streams. Where `waiting_max`
  // wait already the stream ends. Thread-safe; false when it is over.
  bool send(std::string_view text);
  // Ends it at once; what waits is not sent. Thread-safe.
  void end();
  [[nodiscard]] bool is_over() const;

  // For the connection: who is called, under the stream's lock, when there is something to take.
  void attach(std::function<void()> wake);
  // All that waits, empty when nothing does; nothing when the stream is over.
  [[nodiscard]] std::optional<std::string> take();

 private:
  void wake();

  const std::size_t waiting_max_;
  mutable std::mutex mutex_;
  std::string text_;
  std::size_t waiting_ = 0;
  bool over_ = false;
  bool woken_ = false;
  std::function<void()> wake_;
};

// The reply that opens a stream: never stored, never packed, and not held back by a proxy.
[[nodiscard]] Response stream_reply(std::shared_ptr<Stream> stream);

}  // namespace luoshi::http
