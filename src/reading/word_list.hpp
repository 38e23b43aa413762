// A list of words asked one question only: which is the longest that a phrase begins or ends with?
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace luoshi::reading {

class WordList {
 public:
  // `words` as vocabulary_words.hpp describes them; the text must outlive the list.
  explicit WordList(std::u32string_view words);

  // The length of the longest word the phrase begins with, 0 where none does. A guard forbids the
  // word where the character behind it is one of the guard's.
  [[nodiscard]] std::size_t at_start(std::u32string_view phrase) const;

  // The same for the phrase's end; a guard speaks of the character before the word.
  [[nodiscard]] std::size_t at_end(std::u32string_view phrase) const;

 private:
  struct Entry {
    std::u32string_view word;
    std::u32string_view guard;
  };
  std::vector<Entry> by_first_;  // sorted by the first character, longer words before shorter
  std::vector<Entry> by_last_;
  std::uint64_t firsts_ =
      0;  // a bit for each class of first characters: most phrases begin otherwise
  std::uint64_t lasts_ = 0;
};

}  // namespace luoshi::reading
