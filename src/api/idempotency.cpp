#include "api/idempotency.hpp"

#include <algorithm>

#include "api/context.hpp"
#include "base/random.hpp"
#include "http/multipart.hpp"

namespace luoshi::api {
namespace {

constexpr std::int64_t kept_ms = std::int64_t{24} * 3600 * 1000;

// "name: value" lines; neither holds a line break.
std::string lines_of(const http::Response& response) {
  std::string lines;
  for (const auto& [name, value] : response.headers) {
    lines.append(name).append(": ").append(value).append("\n");
  }
  return lines;
}

void read_lines(std::string_view lines, http::Response& response) {
  while (!lines.empty()) {
    const auto end = lines.find('\n');
    const auto line = lines.substr(0, end);
    lines = end == std::string_view::npos ? std::string_view{} : lines.substr(end + 1);
    const auto colon = line.find(": ");
    if (colon == std::string_view::npos) continue;
    response.with(std::string(line.substr(0, colon)), std::string(line.substr(colon + 2)));
  }
}

// What was sent: a form by its parts, since a browser parts them anew each time it sends one.
std::string content_of(const http::Request& request) {
  const auto type = request.header("content-type");
  auto whole = std::string(type) + "\n" + to_hex(sha256(request.body));
  if (!http::is_multipart(type)) return whole;
  const auto parts = http::parse_multipart(type, request.body);
  if (!parts) return whole;
  std::string content = "multipart/form-data";
  for (const auto& part : *parts) {
    for (const std::string_view field : {part.name, part.filename, part.media_type}) {
      content.append("\n").append(to_hex(sha256(field)));
    }
    content.append("\n").append(to_hex(sha256(part.body)));
  }
  return content;
}

}  // namespace

Result<std::optional<IdempotencyKey>> key_of(const http::Request& request,
                                             std::string_view person) {
  const auto header = request.header("idempotency-key");
  if (!request.headers.contains("idempotency-key")) return std::nullopt;
  const bool visible = std::ranges::all_of(header, [](char c) { return c > 0x20 && c < 0x7f; });
  if (header.empty() || header.size() > 64 || !visible) {
    return fail(ErrorKind::invalid, "request.bad-key");
  }
  std::string what = std::to_string(static_cast<int>(request.method));
  for (const auto part : {std::string_view(request.target), request.header("if-match")}) {
    what.append("\n").append(part);
  }
  what.append("\n").append(content_of(request));
  return IdempotencyKey{std::string(person), std::string(header), to_hex(sha256(what))};
}

Result<std::optional<http::Response>> kept_reply(store::Reader& reader, const IdempotencyKey& key,
                                                 Instant now) {
  std::optional<http::Response> kept;
  bool reused = false;
  TRY(
      reader.each("SELECT fingerprint, status, headers, body FROM idempotency"
                  " WHERE person = ?1 AND key = ?2 AND at > ?3",
                  {key.person, key.key, now.ms - kept_ms}, [&](const store::Row& row) {
                    if (row.text(0) != key.fingerprint) {
                      reused = true;
                      return false;
                    }
                    kept.emplace();
                    kept->status = static_cast<int>(row.integer(1));
                    read_lines(row.text(2), *kept);
                    const auto body = row.blob(3);
                    kept->body.assign(body.begin(), body.end());
                    return false;
                  }));
  if (reused) return fail(ErrorKind::conflict, "request.key-reused");
  return kept;
}

Result<> keep_reply(store::Writer& writer, const IdempotencyKey& key,
                    const http::Response& response, Instant now) {
  TRY(writer.run(
      "INSERT INTO idempotency (person, key, fingerprint, status, headers, body, at)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (person, key) DO UPDATE SET"
      " fingerprint = excluded.fingerprint, status = excluded.status,"
      " headers = excluded.headers, body = excluded.body, at = excluded.at",
      {key.person, key.key, key.fingerprint, std::int64_t{response.status}, lines_of(response),
       store::Blob(response.body.begin(), response.body.end()), now.ms}));
  return {};
}

Result<> prepare(store::Writer& writer) {
  TRY(
      writer.run("CREATE TABLE IF NOT EXISTS idempotency (person TEXT NOT NULL, key TEXT NOT NULL,"
                 " fingerprint TEXT NOT NULL, status INTEGER NOT NULL, headers TEXT NOT NULL,"
                 " body BLOB NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (person, key)) STRICT",
                 {}));
  TRY(writer.run("CREATE INDEX IF NOT EXISTS idempotency_at ON idempotency (at)", {}));
  return {};
}

Result<> sweep(store::Database& database, Instant now) {
  return database.write_and_wait([now](store::Writer& writer) -> Result<> {
    TRY(writer.run("DELETE FROM idempotency WHERE at <= ?1", {now.ms - kept_ms}));
    return {};
  });
}

}  // namespace luoshi::api
