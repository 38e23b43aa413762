#include "reconcile/features.hpp"

#include <cmath>
#include <set>

#include "reconcile/vocabulary_words.hpp"
#include "text/unicode.hpp"

namespace luoshi::reconcile {
namespace {

using Features = std::set<std::u32string>;

bool is_letter(char32_t c) {
  return text::is_han(c) || (c < 0x80 && text::is_latin(c));
}

void add_pairs(std::u32string_view words, Features& features) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (is_letter(words[i]) && is_letter(words[i + 1])) features.emplace(words.substr(i, 2));
  }
}

void add_quoted(std::u32string_view words, Features& features) {
  constexpr std::size_t least = 2;
  constexpr std::size_t most = 12;
  for (std::size_t open = words.find(U'“'); open != words.npos; open = words.find(U'“', open + 1)) {
    const std::size_t close = words.find(U'”', open);
    if (close == words.npos) return;
    const auto term = words.substr(open + 1, close - open - 1);
    if (term.size() >= least && term.size() <= most) {
      features.insert(U"\"" + std::u32string(term));
    }
  }
}

// G234, 107国道, “18310”: digits that name a thing instead of counting it.
void add_numbered(std::u32string_view words, Features& features) {
  constexpr std::size_t least = 3;
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    if (!text::is_digit(words[begin])) continue;
    std::size_t end = begin;
    while (end < words.size() && text::is_digit(words[end])) ++end;
    const bool lettered = begin > 0 && words[begin - 1] >= U'A' && words[begin - 1] <= U'Z';
    const auto rest = words.substr(end);
    const bool named =
        end - begin >= least &&
        (rest.starts_with(U"国道") || rest.starts_with(U"”") || rest.starts_with(U"工程"));
    if (lettered || named) features.insert(U"#" + std::u32string(words.substr(begin, end - begin)));
    begin = end;
  }
}

// 27个, 11万亩: a count with the character behind its unit's numeral, the same in both.
void add_counts(std::u32string_view words, Features& features) {
  const auto counts = [](char32_t c) { return text::is_digit(c) || c == U'.'; };
  constexpr std::size_t digits_least = 2;
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    if (!text::is_digit(words[begin])) continue;
    std::size_t end = begin;
    while (end < words.size() && counts(words[end])) ++end;
    const bool scaled = end < words.size() && (words[end] == U'万' || words[end] == U'亿');
    const std::size_t behind = end + (scaled ? 2 : 1);
    const bool year = end < words.size() && words[end] == U'年';
    if (behind <= words.size() && !year && end - begin >= digits_least) {
      features.insert(U"=" + std::u32string(words.substr(begin, behind - begin)));
    }
    begin = end;
  }
}

void add_topics(std::u32string_view words, Features& features) {
  for (std::size_t topic = 0; topic < topics.size(); ++topic) {
    const auto list = topics[topic];
    for (std::size_t at = 0; at + 1 < list.size();) {
      const std::size_t end = list.find(U'|', at + 1);
      const auto word = list.substr(at + 1, end - at - 1);
      at = end;
      if (words.find(word) == words.npos) continue;
      features.insert({U'@', static_cast<char32_t>(topic + 1)});
      break;
    }
  }
}

}  // namespace

std::vector<std::u32string> features_in(std::u32string_view words) {
  Features features;
  add_pairs(words, features);
  add_quoted(words, features);
  add_numbered(words, features);
  add_counts(words, features);
  add_topics(words, features);
  return {features.begin(), features.end()};
}

double weight_of(std::u32string_view feature, double rarity) {
  constexpr double topic = 1.8;
  constexpr double count = 1.5;
  constexpr double common = 0.15;
  if (feature.starts_with(U'@')) return topic * std::pow(rarity, 1.5);
  if (feature.starts_with(U'=')) return count * rarity;
  return common_pairs.find(feature) != common_pairs.npos ? common * rarity : rarity;
}

}  // namespace luoshi::reconcile
