// A JSON Schema 2020-12 made ready once and asked many times, in the subset of docs/guide/forms.md.
//
// Within one document: $ref, $anchor and $id lead to places in it, nothing is fetched. Formats are
// asserted. A keyword that is not carried out is refused by name, never passed over; only those
// that begin with x- are free. Immutable and thread-safe after read().
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "schema/fault.hpp"
#include "schema/json.hpp"

namespace luoshi::schema {

struct Program;

struct Limits {
  std::size_t faults_max = 200;       // collected; the report says when there are more
  std::size_t steps_max = 2'000'000;  // subschemas applied, and what their loops look at
  int depth_max = 400;                // subschemas applied within one another
};

class Schema {
 public:
  // Errors: those of parse_json; invalid "schema.faulty" with all findings, each with a JSON
  // Pointer into the document as place: "schema.keyword-unknown", "schema.keyword-malformed",
  // "schema.dialect-unknown", "schema.format-unknown", "schema.ref-missing" (nothing is there, or
  // no schema), "schema.ref-cycle" (it would apply to the same value for ever), "schema.id-twice",
  // "schema.too-large", and those of Pattern::make.
  [[nodiscard]] static Result<Schema> read(std::string_view text);
  [[nodiscard]] static Result<Schema> compile(Json document);

  // All faults of an instance. Errors: limit "schema.too-many-steps", "schema.too-deep".
  [[nodiscard]] Result<Report> validate(const Json& instance, const Limits& limits = {}) const;

  // As it was read, annotations (title, description, default, examples, readOnly, x-…) included.
  [[nodiscard]] const Json& document() const;

 private:
  std::shared_ptr<const Program> program_;
};

}  // namespace luoshi::schema
