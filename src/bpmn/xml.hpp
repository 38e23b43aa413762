// Looking at the XML of a model: names without their prefixes, namespaces, lines.
#pragma once

#include <algorithm>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "bpmn/definitions.hpp"

namespace luoshi::bpmn {

inline std::string_view local_name(std::string_view whole) {
  const auto colon = whole.find(':');
  return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

inline std::string_view prefix_of(std::string_view whole) {
  const auto colon = whole.find(':');
  return colon == std::string_view::npos ? std::string_view{} : whole.substr(0, colon);
}

inline std::string_view local(const pugi::xml_node& node) {
  return local_name(node.name());
}

inline pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  for (const auto& one : node.children()) {
    if (local(one) == name) return one;
  }
  return {};
}

inline std::string attribute(const pugi::xml_node& node, const char* name) {
  return node.attribute(name).value();
}

inline std::string trimmed(std::string text) {
  const auto space = [](unsigned char c) { return c <= ' '; };
  text.erase(text.begin(), std::ranges::find_if_not(text, space));
  while (!text.empty() && space(static_cast<unsigned char>(text.back()))) text.pop_back();
  return text;
}

// All the character data directly inside.
inline std::string text_inside(const pugi::xml_node& node) {
  std::string all;
  for (const auto& one : node.children()) {
    if (one.type() == pugi::node_pcdata || one.type() == pugi::node_cdata) all += one.value();
  }
  return trimmed(std::move(all));
}

// A reference may carry the prefix of its namespace.
inline std::string reference(const pugi::xml_node& node, const char* name) {
  return std::string(local_name(attribute(node, name)));
}

enum class Vendor { none, camunda7, camunda8, other };

// The lines of a file, and whose its prefixes are.
class Source {
 public:
  Source(std::string_view xml, const pugi::xml_node& root) {
    for (std::size_t at = 0; at < xml.size(); ++at) {
      if (xml[at] == '\n') breaks_.push_back(static_cast<std::ptrdiff_t>(at));
    }
    for (const auto& one : root.attributes()) {
      const std::string_view name(one.name());
      if (!name.starts_with("xmlns:")) continue;
      const std::string_view space(one.value());
      if (space == "http://camunda.org/schema/1.0/bpmn") camunda7_.emplace_back(name.substr(6));
      if (space == "http://camunda.org/schema/zeebe/1.0") camunda8_.emplace_back(name.substr(6));
    }
  }

  [[nodiscard]] int line(const pugi::xml_node& node) const { return line_of(node.offset_debug()); }
  [[nodiscard]] int line_of(std::ptrdiff_t offset) const {
    const auto at = std::ranges::lower_bound(breaks_, offset);
    return static_cast<int>(at - breaks_.begin()) + 1;
  }
  [[nodiscard]] Vendor vendor(std::string_view qualified) const {
    const auto prefix = prefix_of(qualified);
    if (prefix.empty()) return Vendor::none;
    if (std::ranges::find(camunda7_, prefix) != camunda7_.end()) return Vendor::camunda7;
    if (std::ranges::find(camunda8_, prefix) != camunda8_.end()) return Vendor::camunda8;
    return Vendor::other;
  }
  // An attribute of Camunda 7's namespace; empty where there is none.
  [[nodiscard]] std::string camunda7(const pugi::xml_node& node, std::string_view name) const {
    for (const auto& one : node.attributes()) {
      if (vendor(one.name()) == Vendor::camunda7 && local_name(one.name()) == name) {
        return one.value();
      }
    }
    return {};
  }
  [[nodiscard]] Text text(std::string text, const pugi::xml_node& at,
                          Dialect dialect = Dialect::value) const {
    return {std::move(text), line(at), dialect};
  }

 private:
  std::vector<std::ptrdiff_t> breaks_;
  std::vector<std::string> camunda7_;
  std::vector<std::string> camunda8_;
};

}  // namespace luoshi::bpmn
