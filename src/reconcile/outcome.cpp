#include "reconcile/outcome.hpp"

#include "reconcile/pairing.hpp"
#include "reconcile/verdict.hpp"

namespace luoshi::reconcile {

const char* name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::met:
      return "met";
    case Verdict::missed:
      return "missed";
    case Verdict::unclear:
      return "unclear";
    case Verdict::unreported:
      return "unreported";
  }
  return "";
}

std::vector<Outcome> reconcile(const Source& earlier, const Source& later) {
  std::vector<Outcome> outcomes;
  for (const Pair& pair : pair_promises(earlier, later)) {
    Outcome outcome{.promise = pair.promise,
                    .target = earlier.report.statements[pair.promise].span,
                    .result = {},
                    .verdict = Verdict::unreported,
                    .reason = "后一份报告中没有找到相应的内容",
                    .arithmetic = {},
                    .confidence = pair.confidence};
    if (pair.passage) {
      auto judged = judge(earlier, pair.promise, later, *pair.passage);
      outcome.result = pair.span;
      outcome.verdict = judged.verdict;
      outcome.reason = std::move(judged.reason);
      outcome.arithmetic = std::move(judged.arithmetic);
    }
    outcomes.push_back(std::move(outcome));
  }
  return outcomes;
}

}  // namespace luoshi::reconcile
