// The words of the public pages in one language, read once from src/pages/text.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace luoshi::pages {

enum class Language { zh, en };

class Phrases {
 public:
  // `yaml` is a flat mapping of strings. REQUIRES: it is well formed; it is built into the program
  // and a test reads it.
  explicit Phrases(std::string_view yaml);

  // The phrase; its own key where there is none, so that a gap is seen and not silent.
  [[nodiscard]] const std::string& operator[](std::string_view key) const;

  // The phrase with {name} replaced by the value given for it.
  [[nodiscard]] std::string with(
      std::string_view key,
      std::initializer_list<std::pair<std::string_view, std::string_view>> values) const;

  [[nodiscard]] const std::map<std::string, std::string, std::less<>>& all() const {
    return phrases_;
  }

 private:
  std::map<std::string, std::string, std::less<>> phrases_;
};

[[nodiscard]] const Phrases& phrases_of(Language language);

}  // namespace luoshi::pages
