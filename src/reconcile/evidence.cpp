#include "reconcile/evidence.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "reconcile/indicator_name.hpp"
#include "reconcile/said.hpp"

namespace luoshi::reconcile {
namespace {

using Pairs = std::vector<LetterPair>;

Pairs common_to(const Pairs& a, const Pairs& b) {
  Pairs both;
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  return both;
}

Pairs without(const Pairs& a, const Pairs& b) {
  Pairs rest;
  std::ranges::set_difference(a, b, std::back_inserter(rest));
  return rest;
}

template <typename Item>
std::size_t shared(const std::vector<Item>& a, const std::vector<Item>& b) {
  return static_cast<std::size_t>(std::ranges::count_if(
      a, [&b](const Item& item) { return std::ranges::find(b, item) != b.end(); }));
}

// The weights of common runs by their length: 2, 3, 4 and more; and of the weightiest.
struct Runs {
  std::array<double, 3> weights{};
  double longest = 0;

  [[nodiscard]] double sum() const { return weights[0] + weights[1] + weights[2]; }
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
    runs.weights[std::min<std::size_t>(length, 4) - 2] += weight;
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

void compare_objects(const reading::Statement& promise, const Passage& passage, const Subject& told,
                     Evidence& evidence) {
  double objects = 0;
  double named = 0;
  for (const auto& object : promise.objects) {
    if (Rarity::is_general(proper_name(object.name))) continue;
    objects += 1;
    named += names(told.words, object.name) ? 1 : 0;
  }
  if (objects == 0) return;
  evidence.plain += named / objects;
  evidence[Trait::objects_unnamed] = named == 0 ? 1 : 0;
  evidence[Trait::other_objects] = named == 0 && passage.names_objects ? 1 : 0;
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
  compare_objects(promise, passage, told, evidence);
  // Like paragraphs say nothing for two of their clauses that share no word and no topic.
  if (evidence.plain > 0) compare_paragraphs(target.paragraph, told.paragraph, evidence);
  evidence[Trait::clause] = clauses_alike(target.clauses, told.clauses, rarity_);
  evidence[Trait::unstated] = passage.stated ? 0 : 1;

  const bool wanted = is_indicator(promise);
  const bool same = target.main_indicator == told.main_indicator;
  if (!target.main_indicator.empty() && same) evidence[Trait::indicator] = wanted ? 1 : 0.5;
  if (!wanted && !same && of_the_economy(told.main_indicator)) evidence[Trait::economy] = 1;
  if (wanted && !target.main_indicator.empty() && !same &&
      !states_indicator(told.words, target.main_indicator)) {
    evidence[Trait::other_indicator] = 1;
  }
  evidence.plain += evidence[Trait::indicator];
  return evidence;
}

void Comparer::compare_words(const Subject& target, const Subject& passage,
                             Evidence& evidence) const {
  const Runs runs = common_runs(target, passage, rarity_);
  const double scale = std::sqrt(size_of(target) * size_of(passage));
  evidence[Trait::shared_pairs] = runs.weights[0] / scale;
  evidence[Trait::shared_triples] = runs.weights[1] / scale;
  evidence[Trait::shared_runs] = runs.weights[2] / scale;
  evidence[Trait::longest_run] = up_to(20, runs.longest) / 10;
  const auto borrowed = without(common_to(target.around, passage.pairs), target.pairs);
  evidence[Trait::around_pairs] = up_to(20, rarity_.of(borrowed)) / 20;
  evidence[Trait::terms] = up_to(2, static_cast<double>(shared(target.terms, passage.terms)));
  evidence.plain += runs.sum() / scale;
}

void Comparer::compare_topics(const Subject& target, const Subject& passage,
                              Evidence& evidence) const {
  const Topics both = target.topics & passage.topics;
  const double weight = rarity_.of(both);
  double spoken = 0;
  double covered = 0;
  for (std::size_t i = 0; i < both.size(); ++i) {
    if (!target.topics[i]) continue;
    const double share = target.topic_counts[i] * rarity_.of_topic(i);
    spoken += share;
    covered += both[i] ? share : 0;
  }
  evidence[Trait::topics_covered] = spoken > 0 ? covered / spoken : 0;
  evidence[Trait::no_topic] = target.topics.any() && both.none() ? 1 : 0;
  if (target.fields.any()) {
    const Fields shared_fields = target.fields & passage.fields;
    evidence[Trait::fields_covered] =
        static_cast<double>(shared_fields.count()) / static_cast<double>(target.fields.count());
  }
  const Topics around = target.around_topics & passage.topics & ~both;
  evidence[Trait::around_topics] = up_to(4, rarity_.of(around)) / 5;
  const Topics heads = target.head_topics & passage.topics & ~target.topics;
  evidence[Trait::head_topics] = up_to(4, rarity_.of(heads)) / 5;
  evidence.plain += weight / 10;
}

void Comparer::compare_paragraphs(std::size_t target, std::size_t passage, Evidence& evidence) {
  const auto [known, fresh] = alike_.try_emplace({target, passage});
  if (fresh) {
    const auto read = [](auto& paragraphs, const Source& source, std::size_t begin) -> Paragraph& {
      const auto [found, first] = paragraphs.try_emplace(begin);
      const auto words = first ? paragraph_at(source.text, begin) : std::u32string_view();
      if (first) found->second = {.pairs = pairs_in(words), .topics = topic_counts_in(words)};
      return found->second;
    };
    known->second = alike(read(earlier_paragraphs_, earlier_, target),
                          read(later_paragraphs_, later_, passage));
  }
  evidence[Trait::paragraph] = known->second.words;
  evidence[Trait::paragraph_topics] = known->second.topics;
}

Comparer::Alike Comparer::alike(const Paragraph& a, const Paragraph& b) const {
  const auto weight_of = [this](const Pairs& pairs) {
    constexpr double weight_most = 3;
    double sum = 0;
    for (const LetterPair pair : pairs) sum += up_to(weight_most, rarity_.of(pair));
    return sum;
  };
  // How alike by the angle between them, a topic spoken of often counting no more than thrice.
  const auto product_of = [this](const TopicCounts& one, const TopicCounts& other) {
    constexpr double times_most = 3;
    double sum = 0;
    for (std::size_t i = 0; i < one.size(); ++i) {
      const double weight = rarity_.of_topic(i) * rarity_.of_topic(i);
      sum += up_to(times_most, one[i]) * up_to(times_most, other[i]) * weight;
    }
    return sum;
  };
  const double both = product_of(a.topics, b.topics);
  return {.words = weight_of(common_to(a.pairs, b.pairs)) /
                   std::sqrt(weight_of(a.pairs) * weight_of(b.pairs) + 1),
          .topics = both > 0 ? both / std::sqrt(product_of(a.topics, a.topics) *
                                                product_of(b.topics, b.topics))
                             : 0};
}

}  // namespace luoshi::reconcile
