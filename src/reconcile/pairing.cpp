#include "reconcile/pairing.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "reconcile/evidence.hpp"
#include "reconcile/said.hpp"
#include "reconcile/weights.hpp"

namespace luoshi::reconcile {
namespace {

using reading::Span;
using reading::Statement;
using reading::StatementType;

// A pair is believed from here on; below one half because a page shows both texts to a person, who
// sees a wrong pair sooner than finds a lost one. Set on labels made by hand.
constexpr double likely_least = 0.35;

// Real reports have a tenth of either; what stands beyond is not looked at.
constexpr std::size_t promises_most = 4000;
constexpr std::size_t passages_most = 4000;
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

class Pairing {
 public:
  Pairing(const Source& earlier, const Source& later)
      : earlier_(earlier),
        later_(later),
        rarity_(earlier, later),
        comparer_(earlier_, later_, rarity_),
        passages_(passages_of(later)) {
    passages_.resize(std::min(passages_.size(), passages_most));
    for (const Passage& passage : passages_) {
      told_.push_back(subject_of(later_, passage.span, {}, rarity_));
    }
    for (std::size_t i = 0; i < told_.size(); ++i) {
      for (const LetterPair pair : told_[i].pairs) passages_by_pair_[pair].push_back(i);
    }
    closest_.resize(passages_.size(), 0.0);
  }

  std::vector<Pair> pairs() {
    std::vector<std::size_t> promised;
    std::vector<std::vector<Candidate>> candidates;
    for (std::size_t i = 0; i < earlier_.report.statements.size(); ++i) {
      if (!promises(earlier_.report.statements[i])) continue;
      promised.push_back(i);
      candidates.push_back(promised.size() <= promises_most ? candidates_for(i)
                                                            : std::vector<Candidate>());
    }
    std::vector<Pair> pairs;
    pairs.reserve(promised.size());
    for (std::size_t i = 0; i < promised.size(); ++i) {
      pairs.push_back(choose(promised[i], candidates[i]));
    }
    return pairs;
  }

 private:
  // The passages most alike by shared words and topics alone.
  std::vector<std::size_t> plainly_alike(const Subject& target) const {
    std::vector<double> alike(passages_.size(), 0.0);
    for (const LetterPair pair : target.pairs) {
      const auto found = passages_by_pair_.find(pair);
      if (found == passages_by_pair_.end()) continue;
      for (const std::size_t passage : found->second) alike[passage] += rarity_.of(pair);
    }
    for (std::size_t i = 0; i < passages_.size(); ++i) {
      alike[i] += 2 * rarity_.of(target.topics & told_[i].topics);
      alike[i] += rarity_.of((target.around_topics | target.head_topics) & told_[i].topics);
    }
    std::vector<std::size_t> order(passages_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto kept = std::min(candidates_most, order.size());
    std::ranges::partial_sort(order, order.begin() + static_cast<std::ptrdiff_t>(kept),
                              [&alike](std::size_t a, std::size_t b) {
                                return alike[a] != alike[b] ? alike[a] > alike[b] : a < b;
                              });
    order.resize(kept);
    return order;
  }

  std::vector<Candidate> candidates_for(std::size_t promise) {
    const Statement& statement = earlier_.report.statements[promise];
    const std::string section = statement.section_path.empty() ? "" : statement.section_path.back();
    const Subject target = subject_of(earlier_, statement.span, section, rarity_);
    std::vector<Candidate> found;
    for (const std::size_t passage : plainly_alike(target)) {
      Candidate one{.passage = passage, .evidence = {}};
      one.evidence = comparer_.compare(statement, target, passages_[passage], told_[passage]);
      closest_[passage] = std::max(closest_[passage], one.evidence.plain);
      found.push_back(one);
    }
    return found;
  }

  void weigh(std::vector<Candidate>& candidates) const {
    constexpr double floor = 0.1;
    for (Candidate& one : candidates) {
      one.evidence[Trait::rivalry] =
          std::log((one.evidence.plain + floor) / (closest_[one.passage] + floor));
      one.score =
          std::inner_product(weights.begin(), weights.end(), one.evidence.values.begin(), 0.0);
    }
  }

  Pair choose(std::size_t promise, std::vector<Candidate>& candidates) {
    weigh(candidates);
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
  Comparer comparer_;
  std::vector<Passage> passages_;
  std::vector<Subject> told_;    // by passage
  std::vector<double> closest_;  // by passage: how alike the promise most like it is
  std::unordered_map<LetterPair, std::vector<std::size_t>> passages_by_pair_;
};

}  // namespace

std::vector<Pair> pair_promises(const Source& earlier, const Source& later) {
  return Pairing(earlier, later).pairs();
}

}  // namespace luoshi::reconcile
