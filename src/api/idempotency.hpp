// Idempotency keys: a write that is sent twice, because the first reply was lost, happens once and
// is answered the same both times. Inside api; see writes() in context.hpp.
#pragma once

#include <optional>
#include <string>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "http/message.hpp"
#include "store/database.hpp"

namespace luoshi::api {

struct IdempotencyKey {
  std::string person;
  std::string key;          // 1 to 64 visible ASCII characters
  std::string fingerprint;  // SHA-256 over what makes the request what it is
};

// The key a request carries, if any. invalid "request.bad-key".
[[nodiscard]] Result<std::optional<IdempotencyKey>> key_of(const http::Request& request,
                                                           std::string_view person);

// The reply kept for the key; conflict "request.key-reused" when it was used for another request.
[[nodiscard]] Result<std::optional<http::Response>> kept_reply(store::Reader& reader,
                                                               const IdempotencyKey& key,
                                                               Instant now);

Result<> keep_reply(store::Writer& writer, const IdempotencyKey& key,
                    const http::Response& response, Instant now);

}  // namespace luoshi::api
