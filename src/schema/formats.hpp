// Values of "format", each asserted: JSON Schema validation clause 7.3 for date, date-time, time,
// duration (RFC 3339), email (RFC 5321), uri (RFC 3986) and uuid (RFC 4122), and the house's own
// for Chinese identity codes, whose names begin with cn-.
#pragma once

#include <optional>
#include <string_view>

namespace luoshi::schema {

enum class Format {
  date,
  date_time,
  time,
  duration,
  email,
  uri,
  uuid,
  cn_credit_code,
  cn_resident_id,
  cn_mobile,
};

// By the name a schema uses: "date-time", "cn-credit-code".
[[nodiscard]] std::optional<Format> format_of(std::string_view name);
[[nodiscard]] std::string_view name_of(Format format);

[[nodiscard]] bool conforms(Format format, std::string_view text);

}  // namespace luoshi::schema
