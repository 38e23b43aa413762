#include "pages/phrases.hpp"

#include <yaml-cpp/yaml.h>

#include "embedded/page_words.hpp"

namespace luoshi::pages {

Phrases::Phrases(std::string_view yaml) {
  for (const auto& entry : YAML::Load(std::string(yaml))) {
    phrases_.emplace(entry.first.as<std::string>(), entry.second.as<std::string>());
  }
}

const std::string& Phrases::operator[](std::string_view key) const {
  const auto found = phrases_.find(key);
  if (found != phrases_.end()) return found->second;
  static thread_local std::string missing;
  missing = key;
  return missing;
}

std::string Phrases::with(
    std::string_view key,
    std::initializer_list<std::pair<std::string_view, std::string_view>> values) const {
  const std::string& phrase = (*this)[key];
  std::string out;
  for (std::size_t at = 0; at < phrase.size();) {
    bool replaced = false;
    for (const auto& [name, value] : values) {
      if (phrase[at] == '{' && phrase.compare(at + 1, name.size(), name) == 0 &&
          at + 1 + name.size() < phrase.size() && phrase[at + 1 + name.size()] == '}') {
        out += value;
        at += name.size() + 2;
        replaced = true;
        break;
      }
    }
    if (!replaced) out.push_back(phrase[at++]);
  }
  return out;
}

const Phrases& phrases_of(Language language) {
  static const Phrases zh(find_embedded(embedded::page_words(), "zh-CN.yaml").value_or(""));
  static const Phrases en(find_embedded(embedded::page_words(), "en.yaml").value_or(""));
  return language == Language::zh ? zh : en;
}

}  // namespace luoshi::pages
