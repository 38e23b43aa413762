#include "http/access_log.hpp"

#include <fmt/format.h>
#include <spdlog/async.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace luoshi::http {
namespace {

// JSON string contents (RFC 8259 7); also keeps a plain line on one line.
std::string escaped(std::string_view text) {
  static constexpr std::size_t bytes_max = 512;
  std::string out;
  for (const char c : text.substr(0, bytes_max)) {
    if (c == '"' || c == '\\') {
      out.push_back('\\');
      out.push_back(c);
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
    } else {
      out.push_back(c);
    }
  }
  return out;
}

}  // namespace

std::string access_line(const AccessRecord& record, LogForm form) {
  const auto microseconds =
      std::chrono::duration_cast<std::chrono::microseconds>(record.took).count();
  if (form == LogForm::json) {
    return fmt::format(
        R"({{"event":"request","trace":"{}","method":"{}","path":"{}","route":"{}","status":{},)"
        R"("bytes":{},"us":{}}})",
        record.trace_id, record.method, escaped(record.path), record.route, record.status,
        record.bytes, microseconds);
  }
  return fmt::format("{} {} {} {} B {} us {}", record.method, escaped(record.path), record.status,
                     record.bytes, microseconds, record.trace_id);
}

AccessLog make_access_log(LogForm form) {
  static constexpr std::size_t lines_max = 8192;
  auto pool = std::make_shared<spdlog::details::thread_pool>(lines_max, 1);
  auto logger = std::make_shared<spdlog::async_logger>(
      "access", std::make_shared<spdlog::sinks::stdout_sink_mt>(), pool,
      spdlog::async_overflow_policy::overrun_oldest);
  logger->set_pattern(form == LogForm::json ? "%v" : "%Y-%m-%dT%H:%M:%S.%eZ %v",
                      spdlog::pattern_time_type::utc);
  return
      [pool, logger, form](const AccessRecord& record) { logger->info(access_line(record, form)); };
}

}  // namespace luoshi::http
