// The forms of a package, compiled, and the categories that one of them lists.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/district.hpp"
#include "catalog/findings.hpp"
#include "schema/schema.hpp"

namespace luoshi::catalog {

// One kind of case: a branch of the oneOf of the form's property, {const, title, x-title-en}, with
// x-group and x-group-en where the list has parts.
struct Category {
  std::string code{};
  Words name{};
  Words group{};
};

using ServiceForms = std::map<std::string, schema::Schema, std::less<>>;  // by file

// Compiles the *.schema.json files of a package. A form is an object ("service.form-no-object")
// whose properties have titles in both languages ("service.form-words").
[[nodiscard]] ServiceForms read_service_forms(const std::map<std::string, std::string>& files,
                                              Findings& findings);

// The categories of a property. "service.no-categories" where it has no such list,
// "service.category-twice".
[[nodiscard]] std::vector<Category> categories_of(const schema::Schema& form,
                                                  const std::string& file, std::string_view field,
                                                  Findings& findings);

// The titles of all values that the forms list as choices, by the value. Of two forms that call one
// value differently the first counts.
[[nodiscard]] std::map<std::string, Words, std::less<>> titles_in(const ServiceForms& forms);

}  // namespace luoshi::catalog
