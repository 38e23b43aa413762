#include "reconcile/pairing.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "reconcile/evidence.hpp"
#include "reconcile/meaning.hpp"
#include "reconcile/weights.hpp"

namespace luoshi::reconcile {
namespace {

using reading::Span;
using reading::Statement;
using reading::StatementType;

// A pair is believed where it is likelier than not.
constexpr double likely_least = 0.5;

// Real reports have a fifth of either; what stands beyond is not looked at.
constexpr std::size_t promises_most = 2000;
constexpr std::size_t passages_most = 2000;
// For each promise those alike in the plainest way are weighed in full.
constexpr std::size_t candidates_most = 48;

bool promises(const Statement& statement) {
  return statement.type == StatementType::action || is_indicator(statement) ||
         statement.type == StatementType::standing_duty;
}

struct Candidate {
  std::size_t passage = 0;
  Evidence evidence;
  double score = 0;
};

// A promise or a passage, as it is compared.
struct Side {
  std::size_t index = 0;  // into the earlier report's statements, or into the passages
  Subject subject;
  Meaning::Vector meaning;
  Meaning::Parts parts;
};

// How near the two promises nearest to a passage are.
struct Nearest {
  double first = 0;
  double second = 0;

  void add(double nearness) {
    second = std::max(second, std::min(first, nearness));
    first = std::max(first, nearness);
  }
  // By how much one of that nearness is nearer than any other; below 0 where another is.
  [[nodiscard]] double lead(double nearness) const {
    return nearness - (nearness >= first ? second : first);
  }
};

class Pairing {
 public:
  Pairing(const Source& earlier, const Source& later)
      : earlier_(earlier),
        later_(later),
        rarity_(earlier, later),
        meaning_(earlier.text, later.text),
        comparer_(earlier_, later_, rarity_),
        passages_(passages_of(later)) {
    passages_.resize(std::min(passages_.size(), passages_most));
    for (std::size_t i = 0; i < passages_.size(); ++i) {
      told_.push_back(side_of(later_, i, passages_[i].span));
      for (const LetterPair pair : told_[i].subject.pairs) passages_by_pair_[pair].push_back(i);
    }
    nearest_.resize(passages_.size());
    nearest_part_.resize(passages_.size());
  }

  std::vector<Pair> pairs() {
    std::vector<Side> promised;
    const auto& statements = earlier_.report.statements;
    for (std::size_t i = 0; i < statements.size(); ++i) {
      if (!promises(statements[i])) continue;
      promised.push_back({.index = i, .subject = {}, .meaning = {}, .parts = {}});
      if (promised.size() <= promises_most) {
        promised.back() = side_of(earlier_, i, statements[i].span);
        take_nearness(promised.back());
      }
    }
    std::vector<Pair> pairs;
    pairs.reserve(promised.size());
    for (std::size_t i = 0; i < promised.size(); ++i) {
      pairs.push_back(choose(promised[i].index, i < promises_most ? candidates_for(promised[i])
                                                                  : std::vector<Candidate>()));
    }
    return pairs;
  }

 private:
  Side side_of(const Source& source, std::size_t index, Span span) const {
    auto subject = subject_of(source, span, rarity_);
    const auto words = subject.words;
    return {.index = index,
            .subject = std::move(subject),
            .meaning = meaning_.of(words),
            .parts = meaning_.parts_of(words)};
  }

  void take_nearness(const Side& promise) {
    for (std::size_t i = 0; i < told_.size(); ++i) {
      nearest_[i].add(alike(promise.meaning, told_[i].meaning));
      nearest_part_[i].add(nearest_alike(promise.parts, told_[i].parts));
    }
  }

  // The passages most alike by shared words, topics and meaning alone.
  std::vector<std::size_t> plainly_alike(const Side& promise) const {
    constexpr double topics_count = 2;
    constexpr double meaning_counts = 20;
    std::vector<double> likeness(told_.size(), 0.0);
    for (const LetterPair pair : promise.subject.pairs) {
      const auto found = passages_by_pair_.find(pair);
      if (found == passages_by_pair_.end()) continue;
      for (const std::size_t passage : found->second) likeness[passage] += rarity_.of(pair);
    }
    for (std::size_t i = 0; i < told_.size(); ++i) {
      likeness[i] += topics_count * rarity_.of(promise.subject.topics & told_[i].subject.topics) +
                     meaning_counts * alike(promise.meaning, told_[i].meaning);
    }
    std::vector<std::size_t> order(told_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto kept = std::min(candidates_most, order.size());
    std::ranges::partial_sort(order, order.begin() + static_cast<std::ptrdiff_t>(kept),
                              [&likeness](std::size_t a, std::size_t b) {
                                return likeness[a] != likeness[b] ? likeness[a] > likeness[b]
                                                                  : a < b;
                              });
    order.resize(kept);
    return order;
  }

  std::vector<Candidate> candidates_for(const Side& promise) {
    std::vector<Candidate> found;
    for (const std::size_t passage : plainly_alike(promise)) {
      Candidate one{.passage = passage, .evidence = {}};
      one.evidence = comparer_.compare(earlier_.report.statements[promise.index], promise.subject,
                                       passages_[passage], told_[passage].subject);
      const double nearness = alike(promise.meaning, told_[passage].meaning);
      one.evidence[Trait::meaning] = nearness;
      one.evidence[Trait::meaning_lead] = nearest_[passage].lead(nearness);
      const double of_parts = nearest_alike(promise.parts, told_[passage].parts);
      one.evidence[Trait::part_meaning] = of_parts;
      one.evidence[Trait::part_lead] = nearest_part_[passage].lead(of_parts);
      one.score =
          std::inner_product(weights.begin(), weights.end(), one.evidence.values.begin(), 0.0);
      found.push_back(one);
    }
    return found;
  }

  Pair choose(std::size_t promise, const std::vector<Candidate>& candidates) const {
    Pair pair{.promise = promise, .passage = {}, .span = {}, .confidence = 1.0};
    const auto best = std::ranges::max_element(candidates, {}, &Candidate::score);
    if (best == candidates.end()) return pair;
    const Statement& statement = earlier_.report.statements[promise];
    const Silence silence = silence_of(statement, earlier_.words(statement));
    const double unsaid =
        std::inner_product(silence_weights.begin(), silence_weights.end(), silence.begin(), 0.0);
    const double likely = 1 / (1 + std::exp(unsaid - best->score));
    pair.confidence = likely >= likely_least ? likely : 1 - likely;
    if (likely < likely_least) return pair;
    pair.passage = passages_[best->passage];
    pair.span = with_neighbours(*best, candidates);
    return pair;
  }

  // Clauses of one sentence beside the best one that are half as likely or more.
  Span with_neighbours(const Candidate& best, const std::vector<Candidate>& candidates) const {
    const double least = best.score - std::log(2.0);
    std::vector<bool> also(passages_.size(), false);
    for (const Candidate& one : candidates) also[one.passage] = one.score >= least;
    Span span = passages_[best.passage].span;
    for (std::size_t i = best.passage; i > 0 && also[i - 1]; --i) {
      if (!one_sentence(passages_[i - 1].span, span)) break;
      span.begin = passages_[i - 1].span.begin;
    }
    for (std::size_t i = best.passage + 1; i < passages_.size() && also[i]; ++i) {
      if (!one_sentence(span, passages_[i].span)) break;
      span.end = std::max(span.end, passages_[i].span.end);
    }
    return span;
  }

  [[nodiscard]] bool one_sentence(Span first, Span second) const {
    if (first.end > second.begin) return true;
    const auto between = later_.text.substr(first.end, second.begin - first.end);
    return between.find_first_of(U"。\n") == between.npos;
  }

  const Source earlier_;
  const Source later_;
  const Rarity rarity_;
  const Meaning meaning_;
  Comparer comparer_;
  std::vector<Passage> passages_;
  std::vector<Side> told_;        // by passage
  std::vector<Nearest> nearest_;  // by passage
  std::vector<Nearest> nearest_part_;
  std::unordered_map<LetterPair, std::vector<std::size_t>> passages_by_pair_;
};

}  // namespace

std::vector<Pair> pair_promises(const Source& earlier, const Source& later) {
  return Pairing(earlier, later).pairs();
}

}  // namespace luoshi::reconcile
