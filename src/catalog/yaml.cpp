#include "catalog/yaml.hpp"

#include <algorithm>

namespace luoshi::catalog {
namespace {

YAML::Node child(const YAML::Node& node, const char* field) {
  return node.IsMap() ? node[field] : YAML::Node(YAML::NodeType::Undefined);
}

std::vector<Entry> mappings_of(const YAML::Node& list, const std::string& name,
                               Findings& findings) {
  std::vector<Entry> all;
  if (!list.IsSequence()) {
    findings.add(name, 1, "catalog.no-list");
    return all;
  }
  for (const auto& one : list) {
    if (one.IsMap()) {
      all.push_back({one, name, findings});
    } else {
      findings.add(name, one.Mark().line + 1, "catalog.no-mapping");
    }
  }
  return all;
}

}  // namespace

std::string Entry::text(const char* field) const {
  const auto value = child(node, field);
  if (!value || !value.IsScalar() || value.Scalar().empty()) {
    findings.add(file, line(), "catalog.field-missing", field);
    return {};
  }
  return value.Scalar();
}

bool Entry::flag(const char* field) const {
  const auto value = child(node, field);
  return value && value.IsScalar() && value.Scalar() == "true";
}

Words Entry::words(const char* field) const {
  const Entry inner{child(node, field), file, findings};
  if (!inner.node || !inner.node.IsMap()) {
    findings.add(file, line(), "catalog.field-missing", field);
    return {};
  }
  // A comma in {en: One, two} begins another field: that is told, not lost.
  refuse_others(inner, {"zh", "en"});
  return {inner.text("zh"), inner.text("en")};
}

std::vector<std::string> Entry::texts(const char* field) const {
  const auto value = child(node, field);
  std::vector<std::string> all;
  if (!value) return all;
  if (!value.IsSequence()) {
    findings.add(file, line(), "catalog.field-no-list", field);
    return all;
  }
  for (const auto& one : value) {
    if (one.IsScalar() && !one.Scalar().empty()) {
      all.push_back(one.Scalar());
    } else {
      findings.add(file, one.Mark().line + 1, "catalog.field-missing", field);
    }
  }
  return all;
}

void refuse_others(const Entry& entry, std::initializer_list<std::string_view> known) {
  for (const auto& pair : entry.node) {
    const auto name = pair.first.IsScalar() ? pair.first.Scalar() : std::string();
    if (std::ranges::find(known, name) == known.end()) {
      entry.findings.add(entry.file, line_of(pair.first), "catalog.field-unknown", name);
    }
  }
}

std::optional<Entry> mapping(const Entry& parent, const char* field) {
  const auto node = child(parent.node, field);
  if (node && node.IsMap()) return Entry{node, parent.file, parent.findings};
  parent.findings.add(parent.file, parent.line(), "catalog.field-missing", field);
  return std::nullopt;
}

std::vector<Entry> mappings(const Entry& parent, const char* field) {
  std::vector<Entry> out;
  const auto list = child(parent.node, field);
  if (!list || !list.IsSequence()) {
    parent.findings.add(parent.file, parent.line(),
                        list ? "catalog.field-no-list" : "catalog.field-missing", field);
    return out;
  }
  for (const auto& one : list) {
    if (one.IsMap()) {
      out.push_back({one, parent.file, parent.findings});
    } else {
      parent.findings.add(parent.file, line_of(one), "catalog.no-mapping");
    }
  }
  return out;
}

std::optional<YAML::Node> load_yaml(const std::filesystem::path& path, Findings& findings) {
  const auto name = path.filename().string();
  try {
    return YAML::LoadFile(path.string());
  } catch (const YAML::BadFile&) {
    findings.add(name, 0, "catalog.file-missing");
  } catch (const YAML::Exception& fault) {
    findings.add(name, fault.mark.line + 1, "catalog.no-yaml", fault.msg);
  }
  return std::nullopt;
}

std::optional<Entry> parse_mapping(const std::string& text, const std::string& name,
                                   Findings& findings) {
  try {
    const auto node = YAML::Load(text);
    if (node.IsMap()) return Entry{node, name, findings};
    findings.add(name, 1, "catalog.no-mapping");
  } catch (const YAML::Exception& fault) {
    findings.add(name, fault.mark.line + 1, "catalog.no-yaml", fault.msg);
  }
  return std::nullopt;
}

std::vector<Entry> parse_list(const std::string& text, const std::string& name,
                              Findings& findings) {
  try {
    return mappings_of(YAML::Load(text), name, findings);
  } catch (const YAML::Exception& fault) {
    findings.add(name, fault.mark.line + 1, "catalog.no-yaml", fault.msg);
  }
  return {};
}

std::vector<Entry> load_list(const std::filesystem::path& path, Findings& findings) {
  const auto node = load_yaml(path, findings);
  if (!node) return {};
  return mappings_of(*node, path.filename().string(), findings);
}

}  // namespace luoshi::catalog
