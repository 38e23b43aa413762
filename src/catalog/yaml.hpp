// YAML files of a catalogue, read field by field with findings instead of exceptions.
#pragma once

#include <yaml-cpp/yaml.h>

#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/district.hpp"
#include "catalog/findings.hpp"

namespace luoshi::catalog {

// One mapping of a file; `file` is the name findings carry.
struct Entry {
  YAML::Node node;
  std::string file;
  Findings& findings;

  [[nodiscard]] int line() const { return node.Mark().line + 1; }
  // Missing or not a scalar: finding "catalog.field-missing", empty text.
  [[nodiscard]] std::string text(const char* field) const;
  [[nodiscard]] bool flag(const char* field) const;  // absent is false
  // {zh, en}; `field` must hold both.
  [[nodiscard]] Words words(const char* field) const;
  [[nodiscard]] std::vector<std::string> texts(const char* field) const;  // absent is empty
};

[[nodiscard]] inline int line_of(const YAML::Node& node) {
  return node.Mark().line + 1;
}

// Finds every field that is none of those known: "catalog.field-unknown".
void refuse_others(const Entry& entry, std::initializer_list<std::string_view> known);

// The mapping, or the mappings of the list, in a field; a finding and nothing where there is none.
[[nodiscard]] std::optional<Entry> mapping(const Entry& parent, const char* field);
[[nodiscard]] std::vector<Entry> mappings(const Entry& parent, const char* field);

// The parsed file; nullopt with a finding when it cannot be read or is no YAML.
[[nodiscard]] std::optional<YAML::Node> load_yaml(const std::filesystem::path& path,
                                                  Findings& findings);

// The top of a text that is a mapping, as of the file `name`; nullopt with a finding when it is
// none.
[[nodiscard]] std::optional<Entry> parse_mapping(const std::string& text, const std::string& name,
                                                 Findings& findings);

// The mappings of a text that is a list of mappings; others are findings, as of the file `name`.
[[nodiscard]] std::vector<Entry> parse_list(const std::string& text, const std::string& name,
                                            Findings& findings);

// The same of a file.
[[nodiscard]] std::vector<Entry> load_list(const std::filesystem::path& path, Findings& findings);

}  // namespace luoshi::catalog
