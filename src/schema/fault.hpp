// What is wrong with an instance, for a program and for a person.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace luoshi::schema {

// What a person calls a field: its title; the name of the property where it has none.
struct Label {
  std::string zh;
  std::string en;

  bool operator==(const Label&) const = default;
};

struct Fault {
  // Stable: "schema." and the keyword in kebab case (schema.min-length, schema.required), and
  // "schema.not-allowed" where a schema is false or a property or item is one too many.
  std::string id;
  // JSON Pointer (RFC 6901) of the value; of the place where a missing property would stand.
  std::string instance_path;
  std::string schema_path;  // JSON Pointer of the keyword in the schema document
  Label label;
  std::vector<std::pair<std::string, std::string>>
      parameters;             // by name; the first may choose words
  std::vector<Fault> causes;  // why no branch of anyOf or oneOf holds, branch after branch

  // "" when there is none.
  [[nodiscard]] std::string_view parameter(std::string_view name) const;
};

struct Report {
  std::vector<Fault> faults;  // in an order that depends on schema and instance only
  bool complete = true;       // false: there are more than were to be collected

  [[nodiscard]] bool valid() const { return faults.empty() && complete; }
};

enum class Language { zh, en };

// One sentence that names the mend: 请填写联系电话.
[[nodiscard]] std::string words_of(const Fault& fault, Language language);

}  // namespace luoshi::schema
