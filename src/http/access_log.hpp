// One line for each request: what was asked and how it went, never by whom. No query, no header, no
// address and no body is written, so that a log can be kept and handed on.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace luoshi::http {

struct AccessRecord {
  std::string_view trace_id;
  std::string_view method;
  std::string_view path;   // decoded, without the query; empty for a malformed request
  std::string_view route;  // the pattern, empty where none matched
  int status = 0;
  std::size_t bytes = 0;  // of the reply's body
  std::chrono::nanoseconds took{};
};

// Called on a network thread: must not wait.
using AccessLog = std::function<void(const AccessRecord&)>;

enum class LogForm { plain, json };

[[nodiscard]] std::string access_line(const AccessRecord& record, LogForm form);

// Writes lines to standard output from a thread of its own; the oldest of 8,192 waiting lines gives
// way when the output cannot follow.
[[nodiscard]] AccessLog make_access_log(LogForm form);

}  // namespace luoshi::http
