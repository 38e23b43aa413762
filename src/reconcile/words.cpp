#include "reconcile/words.hpp"

#include <algorithm>

#include "text/unicode.hpp"

namespace luoshi::reconcile {
namespace {

template <typename Item>
void sort_once(std::vector<Item>& items) {
  std::ranges::sort(items);
  const auto [first, last] = std::ranges::unique(items);
  items.erase(first, last);
}

// G234, 6G, PM2.5.
void add_lettered(std::u32string_view words, std::vector<std::u32string_view>& terms) {
  const auto latin = [](char32_t c) { return c < 0x80 && text::is_latin(c); };
  const auto joins = [&latin](char32_t c) { return latin(c) || text::is_digit(c) || c == U'.'; };
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    if (!latin(words[begin]) && !text::is_digit(words[begin])) continue;
    std::size_t end = begin;
    while (end < words.size() && joins(words[end])) ++end;
    const auto term = words.substr(begin, end - begin);
    if (std::ranges::any_of(term, latin) && std::ranges::any_of(term, text::is_digit)) {
      terms.push_back(term);
    }
    begin = end;
  }
}

}  // namespace

bool is_letter(char32_t c) {
  return text::is_han(c) || (c < 0x80 && text::is_latin(c));
}

std::vector<LetterPair> pairs_in(std::u32string_view words) {
  std::vector<LetterPair> pairs;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (is_letter(words[i]) && is_letter(words[i + 1])) {
      pairs.push_back(pair_of(words[i], words[i + 1]));
    }
  }
  sort_once(pairs);
  return pairs;
}

std::vector<std::u32string_view> terms_in(std::u32string_view words) {
  constexpr std::size_t least = 2;
  constexpr std::size_t most = 12;
  std::vector<std::u32string_view> terms;
  for (std::size_t open = words.find(U'“'); open != words.npos; open = words.find(U'“', open + 1)) {
    const std::size_t close = words.find(U'”', open);
    if (close == words.npos) break;
    const auto term = words.substr(open + 1, close - open - 1);
    if (term.size() >= least && term.size() <= most) terms.push_back(term);
  }
  add_lettered(words, terms);
  sort_once(terms);
  return terms;
}

}  // namespace luoshi::reconcile
