#include "api/input.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include "http/url.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

// RFC 6901: '~' and '/' of a name are escaped.
std::string escaped(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out.push_back(c);
    }
  }
  return out;
}

bool has_control(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n' && c != '\t' && c != '\r') || byte == 0x7f;
  });
}

// The problem with a text, or nothing.
const char* fault_of(std::string_view text, TextLimits limits) {
  const auto length = code_points(text);
  if (has_control(text)) return "request.control-character";
  if (length < limits.min) return limits.min == 1 ? "request.field-empty" : "request.too-short";
  if (length > limits.max) return "request.too-long";
  return nullptr;
}

}  // namespace

Result<json::object> json_body(const http::Request& request) {
  auto type = request.header("content-type");
  type = type.substr(0, type.find(';'));
  while (type.ends_with(' ')) type.remove_suffix(1);
  if (type != "application/json") {
    return fail(ErrorKind::invalid, "request.media-type", std::string(type.substr(0, 100)));
  }
  json::error_code error;
  json::parse_options options;
  options.max_depth = 32;
  if (!http::is_utf8(request.body)) return fail(ErrorKind::invalid, "request.not-json", "UTF-8");
  auto value = json::parse(request.body, error, {}, options);
  if (error) return fail(ErrorKind::invalid, "request.not-json", error.message());
  if (!value.is_object()) return fail(ErrorKind::invalid, "request.not-json", "not an object");
  return std::move(value.as_object());
}

Input::Input(const json::object& object, std::vector<Finding>& findings, std::string pointer)
    : object_(object), findings_(findings), pointer_(std::move(pointer)) {}

std::string Input::pointer(std::string_view name) const {
  return fmt::format("{}/{}", pointer_, escaped(name));
}

void Input::fault(std::string_view name, std::string problem, std::string detail) {
  findings_.push_back({pointer(name), std::move(problem), std::move(detail)});
}

const json::value* Input::take(std::string_view name) {
  asked_.emplace(name);
  return object_.if_contains(name);
}

bool Input::has(std::string_view name) const {
  return object_.contains(name);
}

bool Input::is_null(std::string_view name) {
  const auto* value = take(name);
  return value != nullptr && value->is_null();
}

std::optional<std::string> Input::text(std::string_view name, TextLimits limits) {
  const auto* value = take(name);
  if (value == nullptr) return std::nullopt;
  if (!value->is_string()) {
    fault(name, "request.wrong-type", "string");
    return std::nullopt;
  }
  const std::string_view text(value->get_string());
  if (const auto* problem = fault_of(text, limits)) {
    fault(name, problem, fmt::format("{}–{}", limits.min, limits.max));
    return std::nullopt;
  }
  return std::string(text);
}

std::optional<std::string> Input::choice(std::string_view name,
                                         std::span<const std::string_view> of) {
  const auto* value = take(name);
  if (value == nullptr) return std::nullopt;
  if (value->is_string()) {
    const std::string_view text(value->get_string());
    if (std::ranges::find(of, text) != of.end()) return std::string(text);
  }
  fault(name, "request.not-a-choice", fmt::format("{}", fmt::join(of, ", ")));
  return std::nullopt;
}

std::optional<std::int64_t> Input::integer(std::string_view name, std::int64_t min,
                                           std::int64_t max) {
  const auto* value = take(name);
  if (value == nullptr) return std::nullopt;
  if (!value->is_int64()) {
    fault(name, "request.wrong-type", "integer");
    return std::nullopt;
  }
  if (value->get_int64() < min || value->get_int64() > max) {
    fault(name, "request.out-of-range", fmt::format("{}–{}", min, max));
    return std::nullopt;
  }
  return value->get_int64();
}

std::optional<double> Input::number(std::string_view name, double min, double max) {
  const auto* value = take(name);
  if (value == nullptr) return std::nullopt;
  if (!value->is_number()) {
    fault(name, "request.wrong-type", "number");
    return std::nullopt;
  }
  const auto number = value->to_number<double>();
  if (number < min || number > max) {
    fault(name, "request.out-of-range", fmt::format("{}–{}", min, max));
    return std::nullopt;
  }
  return number;
}

std::optional<bool> Input::boolean(std::string_view name) {
  const auto* value = take(name);
  if (value == nullptr) return std::nullopt;
  if (!value->is_bool()) {
    fault(name, "request.wrong-type", "boolean");
    return std::nullopt;
  }
  return value->get_bool();
}

std::optional<std::vector<std::string>> Input::texts(std::string_view name, std::size_t count_max,
                                                     TextLimits each) {
  const auto* all = array(name, count_max);
  if (all == nullptr) return std::nullopt;
  std::vector<std::string> out;
  for (std::size_t i = 0; i < all->size(); ++i) {
    const auto place = fmt::format("{}/{}", pointer(name), i);
    if (!(*all)[i].is_string()) {
      findings_.push_back({place, "request.wrong-type", "string"});
      continue;
    }
    const std::string_view text((*all)[i].get_string());
    if (const auto* problem = fault_of(text, each)) {
      findings_.push_back({place, problem, fmt::format("{}–{}", each.min, each.max)});
    } else {
      out.emplace_back(text);
    }
  }
  return out;
}

const json::object* Input::object(std::string_view name) {
  const auto* value = take(name);
  if (value == nullptr) return nullptr;
  if (!value->is_object()) {
    fault(name, "request.wrong-type", "object");
    return nullptr;
  }
  return &value->get_object();
}

const json::array* Input::array(std::string_view name, std::size_t count_max) {
  const auto* value = take(name);
  if (value == nullptr) return nullptr;
  if (!value->is_array()) {
    fault(name, "request.wrong-type", "array");
    return nullptr;
  }
  if (value->get_array().size() > count_max) {
    fault(name, "request.too-many", fmt::format("0–{}", count_max));
    return nullptr;
  }
  return &value->get_array();
}

void Input::require(std::initializer_list<std::string_view> names) {
  for (const auto name : names) {
    if (!object_.contains(name)) fault(name, "request.field-missing");
  }
}

void Input::finish() {
  for (const auto& field : object_) {
    const std::string_view name(field.key());
    if (!asked_.contains(name)) fault(name.substr(0, 100), "request.field-unknown");
  }
}

Result<> done(std::vector<Finding> findings) {
  if (findings.empty()) return {};
  Error error{ErrorKind::invalid, "request.faulty", "", "", {}};
  error.findings = std::move(findings);
  return std::unexpected(std::move(error));
}

}  // namespace luoshi::api
