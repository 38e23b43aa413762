#include "reconcile/words.hpp"

#include <algorithm>
#include <span>
#include <unordered_map>

#include "text/unicode.hpp"

namespace luoshi::reconcile {
namespace {

struct TopicWord {
  std::u32string_view word;
  std::size_t topic;
};

// The words of a list of topics by their first two characters.
using TopicIndex = std::unordered_map<LetterPair, std::vector<TopicWord>>;

TopicIndex indexed(std::span<const std::u32string_view> lists) {
  TopicIndex index;
  for (std::size_t topic = 0; topic < lists.size(); ++topic) {
    const auto list = lists[topic];
    for (std::size_t at = 0; at + 1 < list.size();) {
      const std::size_t end = list.find(U'|', at + 1);
      const auto word = list.substr(at + 1, end - at - 1);
      index[pair_of(word[0], word[1])].push_back({word, topic});
      at = end;
    }
  }
  return index;
}

template <typename Visit>
void each_topic(const TopicIndex& index, std::u32string_view words, Visit visit) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const auto candidates = index.find(pair_of(words[i], words[i + 1]));
    if (candidates == index.end()) continue;
    for (const auto& [word, topic] : candidates->second) {
      if (words.substr(i).starts_with(word)) visit(topic);
    }
  }
}

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

TopicCounts topic_counts_in(std::u32string_view words) {
  static const TopicIndex index = indexed(topics);
  TopicCounts counts{};
  each_topic(index, words, [&counts](std::size_t topic) { ++counts[topic]; });
  return counts;
}

Fields fields_in(std::u32string_view words) {
  static const TopicIndex index = indexed(fields);
  Fields found;
  each_topic(index, words, [&found](std::size_t field) { found.set(field); });
  return found;
}

Topics topics_in(std::u32string_view words) {
  const TopicCounts counts = topic_counts_in(words);
  Topics found;
  for (std::size_t i = 0; i < found.size(); ++i) found[i] = counts[i] > 0;
  return found;
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
