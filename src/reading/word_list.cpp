#include "reading/word_list.hpp"

#include <algorithm>
#include <functional>
#include <ranges>

namespace luoshi::reading {
namespace {

constexpr std::u32string_view gaps = U" \n";

// Which of 64 classes a character falls into.
constexpr std::uint64_t class_of(char32_t c) {
  return std::uint64_t{1} << (c & 63U);
}

}  // namespace

WordList::WordList(std::u32string_view words) {
  while (true) {
    const auto begin = words.find_first_not_of(gaps);
    if (begin == std::u32string_view::npos) break;
    words.remove_prefix(begin);
    const auto token = words.substr(0, words.find_first_of(gaps));
    words.remove_prefix(token.size());
    const auto slash = token.find(U'/');
    by_first_.push_back({token.substr(0, slash), slash == std::u32string_view::npos
                                                     ? std::u32string_view()
                                                     : token.substr(slash + 1)});
  }
  by_last_ = by_first_;
  for (const Entry& entry : by_first_) {
    firsts_ |= class_of(entry.word.front());
    lasts_ |= class_of(entry.word.back());
  }
  const auto longer = [](const Entry& a, const Entry& b) { return a.word.size() > b.word.size(); };
  std::ranges::sort(by_first_, [&](const Entry& a, const Entry& b) {
    return a.word.front() != b.word.front() ? a.word.front() < b.word.front() : longer(a, b);
  });
  std::ranges::sort(by_last_, [&](const Entry& a, const Entry& b) {
    return a.word.back() != b.word.back() ? a.word.back() < b.word.back() : longer(a, b);
  });
}

std::size_t WordList::at_start(std::u32string_view phrase) const {
  if (phrase.empty() || (firsts_ & class_of(phrase.front())) == 0) return 0;
  const auto first = [](const Entry& entry) { return entry.word.front(); };
  for (const auto& [word, guard] :
       std::ranges::equal_range(by_first_, phrase.front(), std::less<>(), first)) {
    if (!phrase.starts_with(word)) continue;
    const bool open = phrase.size() > word.size();
    if (!open || guard.find(phrase[word.size()]) == std::u32string_view::npos) return word.size();
  }
  return 0;
}

std::size_t WordList::at_end(std::u32string_view phrase) const {
  if (phrase.empty() || (lasts_ & class_of(phrase.back())) == 0) return 0;
  const auto last = [](const Entry& entry) { return entry.word.back(); };
  for (const auto& [word, guard] :
       std::ranges::equal_range(by_last_, phrase.back(), std::less<>(), last)) {
    if (!phrase.ends_with(word)) continue;
    const std::size_t rest = phrase.size() - word.size();
    if (rest == 0 || guard.find(phrase[rest - 1]) == std::u32string_view::npos) return word.size();
  }
  return 0;
}

}  // namespace luoshi::reading
