#include "catalog/yaml.hpp"

namespace luoshi::catalog {
namespace {

YAML::Node child(const YAML::Node& node, const char* field) {
  return node.IsMap() ? node[field] : YAML::Node(YAML::NodeType::Undefined);
}

std::vector<Entry> mappings(const YAML::Node& list, const std::string& name, Findings& findings) {
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

std::vector<Entry> parse_list(const std::string& text, const std::string& name,
                              Findings& findings) {
  try {
    return mappings(YAML::Load(text), name, findings);
  } catch (const YAML::Exception& fault) {
    findings.add(name, fault.mark.line + 1, "catalog.no-yaml", fault.msg);
  }
  return {};
}

std::vector<Entry> load_list(const std::filesystem::path& path, Findings& findings) {
  const auto node = load_yaml(path, findings);
  if (!node) return {};
  return mappings(*node, path.filename().string(), findings);
}

}  // namespace luoshi::catalog
