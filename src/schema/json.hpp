// JSON (RFC 8259) as schemas and instances are read: numbers keep the digits they were written
// with, which a library that reads doubles would lose, and every value knows its line.
//
// Stricter than the grammar where two readers could differ: a name twice in one object, a lone
// surrogate and a number that no decimal128 holds are refused. Not for output.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace luoshi::schema {

enum class JsonKind { null, boolean, number, string, array, object };

struct Json {
  JsonKind kind = JsonKind::null;
  bool boolean = false;
  std::uint32_t line = 0;              // from 1
  std::string text;                    // of a string; a number's digits as written
  std::vector<std::string> names;      // of an object, in its order, each once
  std::vector<Json> items;             // of an array; the values of `names` of an object
  std::vector<std::uint32_t> by_name;  // places of `names`, in the order of names

  // The value of a member; nullptr when there is none.
  [[nodiscard]] const Json* find(std::string_view name) const;
  // Its place in `names`; -1 when there is none.
  [[nodiscard]] std::ptrdiff_t place_of(std::string_view name) const;
};

struct JsonLimits {
  std::size_t bytes_max = 1U << 20U;
  std::size_t values_max = 100'000;
  int depth_max = 64;
};

// Errors, with "line:column" as place: invalid "schema.not-json", "schema.name-twice",
// "schema.not-utf8"; limit "schema.json-too-large", "schema.json-too-deep",
// "schema.number-too-long" (more than 34 significant digits, or an exponent beyond 6000).
[[nodiscard]] Result<Json> parse_json(std::string_view text, const JsonLimits& limits = {});

// Equality of JSON Schema 2020-12 core 4.2.2: numbers by value, objects in any order.
[[nodiscard]] bool same(const Json& a, const Json& b);

// A text that is the same for values that are the same, and only for those.
[[nodiscard]] std::string canonical(const Json& value);

// The value a JSON Pointer (RFC 6901) leads to; nullptr when there is none.
[[nodiscard]] const Json* at_pointer(const Json& document, std::string_view pointer);

// The line of what a JSON Pointer leads to, or of the nearest value around it that there is.
[[nodiscard]] std::uint32_t line_at(const Json& document, std::string_view pointer);

// A name as a part of a JSON Pointer, with the slash before it.
[[nodiscard]] std::string pointer_part(std::string_view name);

}  // namespace luoshi::schema
