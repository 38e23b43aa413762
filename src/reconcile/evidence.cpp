#include "reconcile/evidence.hpp"

#include <algorithm>
#include <cmath>

#include "reconcile/indicator_name.hpp"
#include "reconcile/said.hpp"

namespace luoshi::reconcile {
namespace {

using Pairs = std::vector<LetterPair>;

template <typename Item>
std::size_t shared(const std::vector<Item>& a, const std::vector<Item>& b) {
  return static_cast<std::size_t>(std::ranges::count_if(
      a, [&b](const Item& item) { return std::ranges::find(b, item) != b.end(); }));
}

// The weight of common runs of two letters, and of the weightiest run.
struct Runs {
  double pairs = 0;
  double longest = 0;
};

// The length of the longest run of letters that begins at `words[at]` and stands in `other`.
std::size_t run_at(std::u32string_view words, std::size_t at, std::u32string_view other) {
  std::size_t longest = 0;
  for (std::size_t from = other.find(words[at]); from != other.npos;
       from = other.find(words[at], from + 1)) {
    std::size_t length = 1;
    while (at + length < words.size() && from + length < other.size() &&
           words[at + length] == other[from + length] && is_letter(words[at + length])) {
      ++length;
    }
    longest = std::max(longest, length);
  }
  return longest;
}

Runs common_runs(const Subject& target, const Subject& passage, const Rarity& rarity) {
  Runs runs;
  Pairs seen;
  const auto words = target.words;
  for (std::size_t i = 0; i + 1 < words.size();) {
    const std::size_t length = is_letter(words[i]) ? run_at(words, i, passage.words) : 0;
    if (length < 2) {
      ++i;
      continue;
    }
    double weight = 0;
    for (std::size_t at = i; at + 1 < i + length; ++at) {
      const LetterPair pair = pair_of(words[at], words[at + 1]);
      if (std::ranges::find(seen, pair) != seen.end()) continue;
      seen.push_back(pair);
      weight += rarity.of(pair);
    }
    runs.pairs += length == 2 ? weight : 0;
    runs.longest = std::max(runs.longest, weight);
    i += length - 1;
  }
  return runs;
}

double size_of(const Subject& subject) {
  constexpr double weight_least = 18;  // a statement of few words is not all alike for one word
  constexpr double weight_most = 60;   // nor a long one unlike for its many
  return std::clamp(subject.pairs_weight, weight_least, weight_most);
}

double up_to(double most, double value) {
  return std::min(value, most);
}

// True where the promise names objects and the passage none of them.
bool names_none(const reading::Statement& promise, const Subject& told) {
  bool any = false;
  for (const auto& object : promise.objects) {
    if (Rarity::is_general(proper_name(object.name))) continue;
    if (names(told.words, object.name)) return false;
    any = true;
  }
  return any;
}

}  // namespace

bool is_indicator(const reading::Statement& statement) {
  return statement.type == reading::StatementType::expected_indicator ||
         statement.type == reading::StatementType::binding_indicator;
}

Evidence Comparer::compare(const reading::Statement& promise, const Subject& target,
                           const Passage& passage, const Subject& told) {
  Evidence evidence;
  compare_words(target, told, evidence);
  compare_topics(target, told, evidence);
  evidence[Trait::paragraph_topics] = paragraphs_alike(target.paragraph, told.paragraph);
  evidence[Trait::clause] = clauses_alike(target.clauses, told.clauses, rarity_);
  evidence[Trait::objects_unnamed] = names_none(promise, told) ? 1 : 0;
  evidence[Trait::unstated] = passage.stated ? 0 : 1;

  const bool wanted = is_indicator(promise);
  const bool same = target.main_indicator == told.main_indicator;
  if (target.main_indicator.empty()) return evidence;
  if (same) evidence[Trait::indicator] = wanted ? 1 : 0.5;
  if (wanted && !same && !states_indicator(told.words, target.main_indicator)) {
    evidence[Trait::other_indicator] = 1;
  }
  return evidence;
}

void Comparer::compare_words(const Subject& target, const Subject& passage,
                             Evidence& evidence) const {
  const Runs runs = common_runs(target, passage, rarity_);
  evidence[Trait::shared_pairs] = runs.pairs / std::sqrt(size_of(target) * size_of(passage));
  evidence[Trait::longest_run] = up_to(20, runs.longest) / 10;
  evidence[Trait::terms] = up_to(2, static_cast<double>(shared(target.terms, passage.terms)));
}

void Comparer::compare_topics(const Subject& target, const Subject& passage, Evidence& evidence) {
  evidence[Trait::no_topic] =
      target.topics.any() && (target.topics & passage.topics).none() ? 1 : 0;
  if (target.fields.none()) return;
  const auto both = static_cast<double>((target.fields & passage.fields).count());
  evidence[Trait::fields_covered] = both / static_cast<double>(target.fields.count());
}

double Comparer::paragraphs_alike(std::size_t target, std::size_t passage) {
  const auto [known, fresh] = alike_.try_emplace({target, passage});
  if (!fresh) return known->second;
  const auto read = [](auto& paragraphs, const Source& source, std::size_t begin) -> TopicCounts& {
    const auto [found, first] = paragraphs.try_emplace(begin);
    if (first) found->second = topic_counts_in(paragraph_at(source.text, begin));
    return found->second;
  };
  known->second = topics_alike(read(earlier_paragraphs_, earlier_, target),
                               read(later_paragraphs_, later_, passage));
  return known->second;
}

// By the angle between them, a topic spoken of often counting no more than thrice.
double Comparer::topics_alike(const TopicCounts& a, const TopicCounts& b) const {
  const auto product_of = [this](const TopicCounts& one, const TopicCounts& other) {
    constexpr double times_most = 3;
    double sum = 0;
    for (std::size_t i = 0; i < topics().size(); ++i) {
      const double weight = rarity_.of_topic(i) * rarity_.of_topic(i);
      sum += up_to(times_most, one[i]) * up_to(times_most, other[i]) * weight;
    }
    return sum;
  };
  const double both = product_of(a, b);
  return both > 0 ? both / std::sqrt(product_of(a, a) * product_of(b, b)) : 0;
}

}  // namespace luoshi::reconcile
