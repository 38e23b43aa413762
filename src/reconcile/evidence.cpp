#include "reconcile/evidence.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "reconcile/indicator_name.hpp"
#include "reconcile/measured.hpp"
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
  std::size_t name = 0;  // the length of the longest that reports elsewhere have no pair of

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

// No pair of it stands in reports of other places: 西三环.
bool is_proper(std::u32string_view run) {
  for (std::size_t at = 0; at + 1 < run.size(); ++at) {
    if (Rarity::is_general(run.substr(at, 2))) return false;
  }
  return true;
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
    if (is_proper(words.substr(i, length))) runs.name = std::max(runs.name, length);
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

}  // namespace

bool is_indicator(const reading::Statement& statement) {
  return statement.type == reading::StatementType::expected_indicator ||
         statement.type == reading::StatementType::binding_indicator;
}

Evidence Comparer::compare(const reading::Statement& promise, const Subject& target,
                           const Subject& passage, bool stated) {
  Evidence evidence;
  compare_words(target, passage, evidence);
  compare_topics(target, passage, evidence);
  compare_measures(target, passage, evidence);
  evidence[Trait::paragraph] = paragraphs_alike(target.paragraph, passage.paragraph);
  evidence[Trait::unstated] = stated ? 0 : 1;

  double objects = 0;
  double named = 0;
  for (const auto& object : promise.objects) {
    if (Rarity::is_general(proper_name(object.name))) continue;
    objects += 1;
    named += names(passage.words, object.name) ? 1 : 0;
  }
  if (objects > 0) {
    evidence[Trait::objects_named] = named / objects;
    evidence[Trait::objects_unnamed] = named == 0 ? 1 : 0;
  }

  const bool wanted = is_indicator(promise);
  const bool same = target.main_indicator == passage.main_indicator;
  if (!target.main_indicator.empty() && same) evidence[Trait::indicator] = wanted ? 1 : 0.5;
  if (!wanted && !same && of_the_economy(passage.main_indicator)) evidence[Trait::economy] = 1;
  if (wanted && !target.main_indicator.empty() && !same &&
      !states_indicator(passage.words, target.main_indicator)) {
    evidence[Trait::other_indicator] = 1;
  }
  evidence.plain += evidence[Trait::objects_named] + evidence[Trait::indicator];
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
  evidence[Trait::proper_run] = up_to(4, runs.name < 3 ? 0.0 : static_cast<double>(runs.name)) / 4;
  evidence[Trait::promise_covered] = up_to(1, runs.sum() / std::max(8.0, target.pairs_weight));
  const auto borrowed = without(common_to(target.around, passage.pairs), target.pairs);
  evidence[Trait::around_pairs] = up_to(20, rarity_.of(borrowed)) / 20;
  evidence[Trait::terms] = up_to(2, static_cast<double>(shared(target.terms, passage.terms)));
  evidence[Trait::counts] = shared(target.counts, passage.counts) > 0 ? 1 : 0;
  evidence.plain += runs.sum() / scale;
}

void Comparer::compare_topics(const Subject& target, const Subject& passage,
                              Evidence& evidence) const {
  const Topics both = target.topics & passage.topics;
  const double weight = rarity_.of(both);
  evidence[Trait::rarest_topic] = rarity_.rarest(both) / 5;
  evidence[Trait::passage_covered] = passage.topics_weight > 0 ? weight / passage.topics_weight : 0;
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
    evidence[Trait::no_field] = shared_fields.none() ? 1 : 0;
  }
  const Topics around = target.around_topics & passage.topics & ~both;
  evidence[Trait::around_topics] = up_to(4, rarity_.of(around)) / 5;
  const Topics heads = target.head_topics & passage.topics & ~target.topics;
  evidence[Trait::head_topics] = up_to(4, rarity_.of(heads)) / 5;
  evidence.plain += weight / 10;
}

void Comparer::compare_measures(const Subject& target, const Subject& passage,
                                Evidence& evidence) const {
  if (!target.units.empty() && !passage.units.empty() && shared(target.units, passage.units) == 0) {
    evidence[Trait::other_units] = 1;
  }
  constexpr double weight_least = 4;
  double most = 0;
  for (std::size_t i = 0; i < target.quantities.size(); ++i) {
    const Pairs a = pairs_in(target.measured[i]);
    for (std::size_t j = 0; j < passage.quantities.size(); ++j) {
      const Pairs b = pairs_in(passage.measured[j]);
      const double scale =
          std::sqrt(std::max(weight_least, rarity_.of(a)) * std::max(weight_least, rarity_.of(b)));
      const bool one_unit =
          without_multiple(earlier_.report.quantities[target.quantities[i]].unit) ==
          without_multiple(later_.report.quantities[passage.quantities[j]].unit);
      most = std::max(most, rarity_.of(common_to(a, b)) / scale * (one_unit ? 1 : 0.5));
    }
  }
  evidence[Trait::measured] = most;
}

double Comparer::paragraphs_alike(std::size_t target, std::size_t passage) {
  const auto [known, fresh] = alike_.try_emplace({target, passage}, 0.0);
  if (!fresh) return known->second;
  const auto pairs_of = [](auto& paragraphs, const Source& source, std::size_t begin) -> Pairs& {
    const auto [found, first] = paragraphs.try_emplace(begin);
    if (first) found->second = pairs_in(paragraph_at(source.text, begin));
    return found->second;
  };
  const auto weight_of = [this](const Pairs& pairs) {
    constexpr double weight_most = 3;
    double sum = 0;
    for (const LetterPair pair : pairs) sum += up_to(weight_most, rarity_.of(pair));
    return sum;
  };
  const Pairs& a = pairs_of(earlier_paragraphs_, earlier_, target);
  const Pairs& b = pairs_of(later_paragraphs_, later_, passage);
  known->second = weight_of(common_to(a, b)) / std::sqrt(weight_of(a) * weight_of(b) + 1);
  return known->second;
}

}  // namespace luoshi::reconcile
