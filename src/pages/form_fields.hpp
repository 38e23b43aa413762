// A form of a service as fields of a page: what each asks, how it is asked, and what was written
// made a JSON value again. Which values are right is the schema's to say.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/district.hpp"
#include "pages/phrases.hpp"
#include "schema/schema.hpp"

namespace luoshi::pages {

enum class FieldKind {
  line,
  words,  // several lines
  number,
  date,
  yes_no,
  mark,     // 1 to 5
  choice,   // one of few
  select,   // one of many, or of groups
  several,  // some of a list
  other,    // what a page cannot ask: objects, lists of anything
};

struct FieldOption {
  std::string value;  // as a page sends it
  std::string json;
  catalog::Words name;
  catalog::Words group;
};

struct FormField {
  std::string name;  // of the property
  catalog::Words title;
  catalog::Words hint;  // of the schema's description; may be empty
  FieldKind kind = FieldKind::other;
  bool required = false;
  std::optional<int> length_max;
  std::vector<FieldOption> options;
  // The field of the applicant that says the same ("x-applicant"): it is not asked twice.
  std::string applicant;
};

// In the order of the schema.
[[nodiscard]] std::vector<FormField> fields_of(const schema::Schema& form);

// Whether a page can ask all that must be filled in.
[[nodiscard]] bool can_be_asked(const std::vector<FormField>& fields);

// What was written, by the name of the field; a list of choices has several.
using Written = std::map<std::string, std::vector<std::string>, std::less<>>;

// {"title": "…"}: fields of which something was written, as the JSON their kind makes of it. What
// is no number or none of the options stays a text, for the schema to find.
[[nodiscard]] std::string form_json(const std::vector<FormField>& fields, const Written& written);

// In a language, the first letter large: a title stands alone here.
[[nodiscard]] std::string said(const catalog::Words& words, Language language);

// What was written as a person reads it: names of options, yes or no. Empty where there is nothing.
[[nodiscard]] std::string shown(const FormField& field, const Written& written, Language language);

}  // namespace luoshi::pages
