// Canonical JSON (RFC 8785) for what an entry of the ledger may hold: objects, arrays, strings and
// integers below 2^53. No floating point, no true, false or null. It is not a JSON library: it
// writes one form and reads back that form only, so that text and value determine each other.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.hpp"

namespace luoshi::ledger {

struct Json {
  using Array = std::vector<Json>;
  using Object = std::map<std::string, Json, std::less<>>;

  std::variant<std::int64_t, std::string, Array, Object> value;

  // The member of an object with this name; nullptr if there is none or this is no object.
  [[nodiscard]] const Json* find(std::string_view name) const;
  // The text or number; empty or 0 for anything else.
  [[nodiscard]] std::string_view text() const;
  [[nodiscard]] std::int64_t integer() const;
  // The elements or members; empty for anything else.
  [[nodiscard]] const Array& array() const;
  [[nodiscard]] const Object& object() const;
};

// A number that stands in the ledger: |n| < 2^53 (RFC 8785 section 3.2.2.3, RFC 7493 section 2.2).
[[nodiscard]] bool is_exact(std::int64_t number);
// Well-formed UTF-8 without surrogates (RFC 3629).
[[nodiscard]] bool is_utf8(std::string_view text);

// Appends the string in quotes, escaped as RFC 8785 section 3.2.2.2 says. REQUIRES: is_utf8(text).
void write_string(std::string& out, std::string_view text);

// Members on their way into one object: the name and the value's canonical text.
using Members = std::vector<std::pair<std::string, std::string>>;
// Appends the object with its members in the order of their names as UTF-16 (section 3.2.3).
// REQUIRES: no name twice.
void write_object(std::string& out, Members members);

// The canonical text of a value.
[[nodiscard]] std::string write(const Json& json);

// Reads canonical text; fails with corrupt "ledger.not-canonical" and the place of the fault for
// everything that write() would not have written.
[[nodiscard]] Result<Json> read_canonical(std::string_view text);

}  // namespace luoshi::ledger
