#include "api/reply.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <boost/json/serialize.hpp>
#include <charconv>

namespace luoshi::api {
namespace {

std::optional<std::int64_t> number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return value;
}

std::optional<std::string> opened(std::string_view cursor) {
  std::string place(cursor.size(), '\0');
  std::size_t length = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(place.data()), place.size(), cursor.data(),
                        cursor.size(), nullptr, &length, nullptr,
                        sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0) {
    return std::nullopt;
  }
  place.resize(length);
  return place;
}

}  // namespace

http::Response json_reply(int status, const boost::json::value& body) {
  http::Response response;
  response.status = status;
  response.with("Content-Type", "application/json");
  response.body = boost::json::serialize(body);
  return response;
}

http::Response empty_reply() {
  http::Response response;
  response.status = 204;
  return response;
}

std::string etag_of(std::int64_t version) {
  return fmt::format("\"{}\"", version);
}

http::Response json_reply(int status, const boost::json::value& body, std::int64_t version) {
  auto response = json_reply(status, body);
  response.with("ETag", etag_of(version));
  return response;
}

Result<std::optional<std::int64_t>> expected_version(const http::Request& request) {
  const auto header = request.header("if-match");
  if (header.empty()) return fail(ErrorKind::conflict, "request.precondition-required");
  if (header == "*") return std::nullopt;
  std::optional<std::int64_t> version;
  if (header.size() > 2 && header.front() == '"' && header.back() == '"') {
    version = number(header.substr(1, header.size() - 2));
  }
  if (!version) return fail(ErrorKind::conflict, "row.changed-meanwhile");
  return version;
}

Result<Page> page_of(const http::Request& request) {
  Page page;
  Error faulty{ErrorKind::invalid, "request.faulty", "", "", {}};
  if (const auto limit = request.param("limit")) {
    const auto value = number(*limit);
    if (value && *value >= 1 && *value <= 1000) {
      page.limit = *value;
    } else {
      faulty.findings.push_back({"limit", "request.out-of-range", "1–1000"});
    }
  }
  if (const auto cursor = request.param("cursor"); cursor && !cursor->empty()) {
    if (auto place = opened(*cursor)) {
      page.after = std::move(*place);
    } else {
      faulty.findings.push_back({"cursor", "request.bad-cursor", ""});
    }
  }
  if (!faulty.findings.empty()) return std::unexpected(std::move(faulty));
  return page;
}

std::string cursor_of(std::string_view place) {
  std::string text(
      sodium_base64_encoded_len(place.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(place.data()),
                    place.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  text.pop_back();  // the terminating NUL that the length counts
  return text;
}

boost::json::value next_of(const std::optional<std::string>& place) {
  if (!place) return nullptr;
  return boost::json::string(cursor_of(*place));
}

}  // namespace luoshi::api
