// Small words for WordprocessingML trees, so that what is written reads like what it becomes.
#pragma once

#include <cmath>
#include <pugixml.hpp>
#include <sstream>
#include <string>

#include "format/official/layout.hpp"

namespace luoshi::format::official {

inline constexpr const char* word_namespace =
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
inline constexpr const char* relation_namespace =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

[[nodiscard]] inline long twips(double points) {
  return std::lround(points * twips_per_point);
}
[[nodiscard]] inline long twips_of_mm(double mm) {
  return twips(mm * points_per_mm);
}

template <class Value>
void attribute(pugi::xml_node node, const char* name, const Value& value) {
  node.append_attribute(name).set_value(value);
}
inline void attribute(pugi::xml_node node, const char* name, const std::string& value) {
  attribute(node, name, value.c_str());
}

// <name w:val="value"/>
template <class Value>
pugi::xml_node put(pugi::xml_node parent, const char* name, const Value& value) {
  auto node = parent.append_child(name);
  attribute(node, "w:val", value);
  return node;
}

// The part with its declaration, without white space between elements.
[[nodiscard]] inline std::string part_of(const pugi::xml_document& tree) {
  std::ostringstream out;
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  tree.save(out, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return std::move(out).str();
}

}  // namespace luoshi::format::official
