#include "reading/suggest.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "text/bigrams.hpp"
#include "text/flat.hpp"
#include "text/unicode.hpp"

namespace luoshi::reading {
namespace {

constexpr double alike_min = 0.5;        // share of bigrams two headlines have in common
constexpr double section_weight = 0.35;  // a word of a heading counts so much
constexpr std::size_t past_tokens_min = 3;

std::vector<std::string> sorted_tokens(std::string_view words) {
  std::vector<std::string> tokens = text::bigrams(words);
  std::ranges::sort(tokens);
  tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
  return tokens;
}

// Dice's coefficient of two sorted sets.
double alikeness(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::string> common;
  std::ranges::set_intersection(a, b, std::back_inserter(common));
  return 2.0 * static_cast<double>(common.size()) / static_cast<double>(a.size() + b.size());
}

struct Evidence {
  double score = 0;
  bool named = false;
  std::set<std::string> words;
};

}  // namespace

const char* name_of(Suggestion::Reason reason) {
  switch (reason) {
    case Suggestion::Reason::named:
      return "named";
    case Suggestion::Reason::last_year:
      return "last_year";
    case Suggestion::Reason::duties:
      break;
  }
  return "duties";
}

LeadSuggester::LeadSuggester(std::vector<UnitDuties> units, std::vector<PastAssignment> past)
    : units_(std::move(units)), past_(std::move(past)) {
  for (std::size_t i = 0; i < units_.size(); ++i) {
    const auto add = [&](const std::string& word, bool name) {
      std::u32string flat = text::flatten(text::from_utf8(word)).text;
      if (flat.size() >= 2) words_[flat.front()].push_back({std::move(flat), i, name});
    };
    for (const std::string& word : units_[i].names) add(word, true);
    for (const std::string& word : units_[i].duties) add(word, false);
  }
  for (auto& [first, words] : words_) {
    std::ranges::sort(words, [](const Word& a, const Word& b) {
      if (a.text.size() != b.text.size()) return a.text.size() > b.text.size();
      return a.unit < b.unit;
    });
  }
  for (std::size_t i = 0; i < past_.size(); ++i) {
    auto tokens = sorted_tokens(past_[i].headline);
    if (tokens.size() >= past_tokens_min) past_tokens_.push_back({std::move(tokens), i});
  }
}

std::vector<Suggestion> LeadSuggester::suggest(std::string_view words,
                                               const std::vector<std::string>& section_path,
                                               std::size_t most) const {
  std::map<std::size_t, Evidence> evidence;
  const auto weigh = [&](std::string_view passage, double weight) {
    const std::u32string flat = text::flatten(text::from_utf8(passage)).text;
    for (std::size_t i = 0; i < flat.size();) {
      const auto candidates = words_.find(flat[i]);
      std::size_t taken = 0;
      if (candidates != words_.end()) {
        for (const Word& word : candidates->second) {
          // The longer match wins; units that share the very word share its weight.
          if (word.text.size() < taken) break;
          if (!std::u32string_view(flat).substr(i).starts_with(word.text)) continue;
          taken = word.text.size();
          Evidence& one = evidence[word.unit];
          const auto length = static_cast<double>(taken);
          if (one.words.insert(text::to_utf8(word.text)).second) {
            one.score += weight * length * (word.name ? 3.0 : 1.0);
          }
          one.named = one.named || (word.name && weight == 1.0);
        }
      }
      i += std::max<std::size_t>(taken, 1);
    }
  };
  weigh(words, 1.0);
  for (const std::string& heading : section_path) weigh(heading, section_weight);

  std::vector<std::pair<double, Suggestion>> ranked;
  double total = 0;
  for (const auto& [unit, one] : evidence) total += one.score;
  for (auto& [unit, one] : evidence) {
    Suggestion suggestion;
    suggestion.unit_id = units_[unit].id;
    suggestion.reason = one.named ? Suggestion::Reason::named : Suggestion::Reason::duties;
    suggestion.words.assign(one.words.begin(), one.words.end());
    suggestion.certainty = one.score / total * (1.0 - std::exp2(-one.score / 2.0));
    ranked.emplace_back(one.score, std::move(suggestion));
  }
  const auto tokens = sorted_tokens(words);
  for (const Past& past : past_tokens_) {
    if (tokens.empty()) break;
    const double alike = alikeness(tokens, past.tokens);
    if (alike < alike_min) continue;
    const PastAssignment& assignment = past_[past.assignment];
    ranked.emplace_back(
        100.0 * alike,
        Suggestion{
            assignment.unit_id, Suggestion::Reason::last_year, {assignment.headline}, alike});
  }
  std::ranges::sort(ranked, [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second.unit_id < b.second.unit_id;
  });
  std::vector<Suggestion> best;
  for (auto& [score, suggestion] : ranked) {
    const bool known = std::ranges::any_of(
        best, [&](const Suggestion& one) { return one.unit_id == suggestion.unit_id; });
    if (!known && best.size() < most) best.push_back(std::move(suggestion));
  }
  return best;
}

}  // namespace luoshi::reading
