// Names of several words. FEEL's names may hold spaces and the characters . / - ' + *, so where one
// ends depends on which names are known: the longest known one wins (clause 10.3.1.4).
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

namespace luoshi::feel {

class Names {
 public:
  void add(std::string_view name);
  [[nodiscard]] bool has(std::string_view normalized) const { return all_.contains(normalized); }
  // Some known name of several pieces begins with this word.
  [[nodiscard]] bool begins(std::string_view word) const { return first_.contains(word); }
  [[nodiscard]] const std::set<std::string, std::less<>>& all() const { return all_; }

 private:
  std::set<std::string, std::less<>> all_;    // normalized
  std::set<std::string, std::less<>> first_;  // first words of those of several pieces
};

// Runs of white space between words as one space, none around the other characters.
[[nodiscard]] std::string normalized_name(std::string_view name);

// Bytes of the name character at the front of the text (grammar rules 28 and 29); 0 when it is
// none.
[[nodiscard]] std::size_t name_start(std::string_view text);
[[nodiscard]] std::size_t name_part(std::string_view text);
[[nodiscard]] bool is_name_symbol(char c);
// Bytes of the white space character at the front (rule 61); 0 when it is none.
[[nodiscard]] std::size_t white_space(std::string_view text);

}  // namespace luoshi::feel
