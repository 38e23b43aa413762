#include "schema/fault.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <map>

#include "embedded/schema_words.hpp"

namespace luoshi::schema {
namespace {

using Words = std::map<std::string, std::string, std::less<>>;

Words read(std::string_view file) {
  Words out;
  const auto yaml = find_embedded(embedded::schema_words(), file).value_or("");
  for (const auto& entry : YAML::Load(std::string(yaml))) {
    out.emplace(entry.first.as<std::string>(), entry.second.as<std::string>());
  }
  return out;
}

const Words& words_in(Language language) {
  static const Words zh = read("zh-CN.yaml");
  static const Words en = read("en.yaml");
  return language == Language::zh ? zh : en;
}

// The closest words: those for the value of the first parameter, else those of the id.
const std::string& template_of(const Fault& fault, const Words& words) {
  if (!fault.parameters.empty()) {
    const auto found = words.find(fault.id + "." + fault.parameters.front().second);
    if (found != words.end()) return found->second;
  }
  const auto found = words.find(fault.id);
  if (found != words.end()) return found->second;
  return words.find("schema.other")->second;
}

// Types as a person calls them: string|null becomes words.
std::string types_in(std::string_view types, const Words& words) {
  std::string out;
  while (!types.empty()) {
    const auto one = types.substr(0, types.find('|'));
    types.remove_prefix(std::min(one.size() + 1, types.size()));
    const auto named = words.find("name." + std::string(one));
    if (!out.empty()) out += " / ";
    out += named == words.end() ? std::string(one) : named->second;
  }
  return out;
}

}  // namespace

std::string_view Fault::parameter(std::string_view name) const {
  const auto found = std::ranges::find(parameters, name, [](const auto& one) { return one.first; });
  return found == parameters.end() ? std::string_view() : std::string_view(found->second);
}

std::string words_of(const Fault& fault, Language language) {
  const auto& words = words_in(language);
  const auto& text = template_of(fault, words);
  const auto value_of = [&](std::string_view name) {
    if (name == "label") return language == Language::zh ? fault.label.zh : fault.label.en;
    const auto value = fault.parameter(name);
    return name == "type" ? types_in(value, words) : std::string(value);
  };
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto open = text.find('{', at);
    const auto close = open == std::string::npos ? open : text.find('}', open);
    if (close == std::string::npos) return out + text.substr(at);
    out += text.substr(at, open - at);
    out += value_of(std::string_view(text).substr(open + 1, close - open - 1));
    at = close + 1;
  }
  return out;
}

}  // namespace luoshi::schema
