#include "reconcile/pairing.hpp"

#include <algorithm>
#include <cmath>

#include "reconcile/likeness.hpp"

namespace luoshi::reconcile {
namespace {

using reading::Statement;
using reading::StatementType;

// Set on labels made by hand; see reconcile_labels_test.cpp.
constexpr double likeness_least = 0.30;  // a pair is believed from here on
constexpr double likeness_sure = 0.70;
constexpr double rivalry = 0.35;  // how much a result's better match counts against the others

bool promises(const Statement& statement) {
  return statement.type == StatementType::action ||
         statement.type == StatementType::expected_indicator ||
         statement.type == StatementType::binding_indicator ||
         statement.type == StatementType::standing_duty;
}

bool tells_result(const Statement& statement) {
  return statement.type == StatementType::result;
}

template <typename Wanted>
std::vector<std::size_t> indices(const reading::Report& report, Wanted wanted) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < report.statements.size(); ++i) {
    if (wanted(report.statements[i])) found.push_back(i);
  }
  return found;
}

double confidence_of(double likeness) {
  const double distance = std::abs(likeness - likeness_least) / (likeness_sure - likeness_least);
  return std::min(1.0, 0.5 + 0.5 * distance);
}

}  // namespace

std::vector<Pair> pair_promises(const Source& earlier, const Source& later) {
  const Likeness likeness(earlier, later);
  const auto targets = indices(earlier.report, promises);
  const auto results = indices(later.report, tells_result);

  std::vector<std::vector<double>> alike(targets.size(), std::vector<double>(results.size()));
  std::vector<double> highest(results.size(), 0.0);
  for (std::size_t i = 0; i < targets.size(); ++i) {
    for (std::size_t j = 0; j < results.size(); ++j) {
      alike[i][j] = likeness.between(targets[i], results[j]);
      highest[j] = std::max(highest[j], alike[i][j]);
    }
  }

  std::vector<Pair> pairs;
  pairs.reserve(targets.size());
  for (std::size_t i = 0; i < targets.size(); ++i) {
    Pair pair{.target = targets[i], .result = {}};
    double best = 0;
    for (std::size_t j = 0; j < results.size(); ++j) {
      if (alike[i][j] == 0) continue;
      const double here = alike[i][j] * std::pow(alike[i][j] / highest[j], rivalry);
      if (here <= best) continue;
      best = here;
      pair.result = results[j];
    }
    if (best < likeness_least) pair.result.reset();
    pair.confidence = confidence_of(best);
    pairs.push_back(pair);
  }
  return pairs;
}

}  // namespace luoshi::reconcile
