#include "catalog/service_texts.hpp"

#include "catalog/yaml.hpp"

namespace luoshi::catalog {
namespace {

constexpr int depth_max = 4;

struct Line {
  std::string text;
  int line = 0;
};
using Lines = std::map<std::string, Line>;

void collect(const Entry& entry, const std::string& before, int depth, Lines& into) {
  for (const auto& pair : entry.node) {
    const auto key = before + (pair.first.IsScalar() ? pair.first.Scalar() : std::string());
    const auto line = line_of(pair.first);
    if (pair.second.IsMap() && depth < depth_max) {
      collect({pair.second, entry.file, entry.findings}, key + ".", depth + 1, into);
    } else if (!pair.second.IsScalar() || pair.second.Scalar().empty()) {
      entry.findings.add(entry.file, line, "service.text-empty", key);
    } else if (!into.emplace(key, Line{pair.second.Scalar(), line}).second) {
      entry.findings.add(entry.file, line, "catalog.id-twice", key);
    }
  }
}

Lines lines_of(const std::string& text, const std::string& name, Findings& findings) {
  Lines out;
  if (const auto top = parse_mapping(text, name, findings)) collect(*top, {}, 1, out);
  return out;
}

void tell_missing(const Lines& from, const std::string& name, const Lines& other,
                  Findings& findings) {
  for (const auto& [key, line] : from) {
    if (!other.contains(key)) findings.add(name, line.line, "service.text-other-language", key);
  }
}

}  // namespace

const Words* ServiceTexts::find(std::string_view key) const {
  const auto one = words.find(key);
  return one == words.end() ? nullptr : &one->second;
}

ServiceTexts read_service_texts(const std::string& zh, const std::string& en, Findings& findings) {
  const auto chinese = lines_of(zh, "text/zh-CN.yaml", findings);
  const auto english = lines_of(en, "text/en.yaml", findings);
  tell_missing(chinese, "text/zh-CN.yaml", english, findings);
  tell_missing(english, "text/en.yaml", chinese, findings);
  ServiceTexts out;
  for (const auto& [key, line] : chinese) {
    const auto other = english.find(key);
    out.words[key] = {line.text, other == english.end() ? std::string() : other->second.text};
  }
  return out;
}

}  // namespace luoshi::catalog
