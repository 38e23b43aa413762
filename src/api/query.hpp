// The parameters of a query read one by one, each fault a finding at its name.
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "http/message.hpp"

namespace luoshi::api {

// REQUIRES: the request outlives it.
class Query {
 public:
  explicit Query(const http::Request& request) : request_(request) {}

  std::string text(std::string_view name, std::size_t bytes_max) {
    const auto value = request_.param(name).value_or("");
    if (value.size() > bytes_max) {
      fault(name, "request.too-long", std::to_string(bytes_max));
      return {};
    }
    return std::string(value);
  }

  // Reads with `parse`, which yields nothing for what is no such word.
  template <class Parse>
  auto word(std::string_view name, Parse parse) -> decltype(parse(std::string_view{})) {
    const auto value = request_.param(name);
    if (!value || value->empty()) return std::nullopt;
    const auto parsed = parse(*value);
    if (!parsed) fault(name, "request.not-a-choice");
    return parsed;
  }

  std::string date(std::string_view name) {
    auto value = text(name, 10);
    if (value.empty() || is_date(value)) return value;
    fault(name, "item.date-malformed", value);
    return {};
  }

  std::optional<bool> boolean(std::string_view name) {
    return word(name, [](std::string_view value) -> std::optional<bool> {
      if (value == "true") return true;
      return value == "false" ? std::optional(false) : std::nullopt;
    });
  }

  std::optional<std::int64_t> integer(std::string_view name, std::int64_t min, std::int64_t max) {
    return word(name, [&](std::string_view value) -> std::optional<std::int64_t> {
      std::int64_t number = 0;
      const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
      if (error != std::errc{} || end != value.data() + value.size()) return std::nullopt;
      return number >= min && number <= max ? std::optional(number) : std::nullopt;
    });
  }

  void fault(std::string_view name, std::string problem, std::string detail = {}) {
    findings_.push_back({std::string(name), std::move(problem), std::move(detail)});
  }
  [[nodiscard]] std::vector<Finding> take() { return std::move(findings_); }

 private:
  const http::Request& request_;
  std::vector<Finding> findings_;
};

}  // namespace luoshi::api
