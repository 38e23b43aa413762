#include "escalation/outlook.hpp"

#include <algorithm>

namespace luoshi::escalation {
namespace {

constexpr std::int64_t whole_tenth = 1000;
constexpr std::int64_t days_max = 36'525;  // a century: beyond it there is no pace to speak of

struct Span {
  Day start;
  Day due;
  std::int64_t gone = 0;
  std::int64_t total = 0;
};

std::optional<Span> span_of(const Plan& plan, Day on) {
  if (!plan.start || !plan.due || on <= *plan.start || *plan.due <= *plan.start) {
    return std::nullopt;
  }
  return Span{*plan.start, *plan.due, days_between(*plan.start, on),
              days_between(*plan.start, *plan.due)};
}

}  // namespace

std::optional<Outlook> outlook_of(const Plan& plan, Day on, std::int64_t progress_tenth) {
  const auto span = span_of(plan, on);
  if (!span) return std::nullopt;
  Outlook outlook{on, span->due, progress_tenth, std::nullopt};
  // After the due date, and once all is done, there is nothing left to look out for.
  if (on < span->due && progress_tenth < whole_tenth) {
    outlook.ends_tenth = progress_tenth * span->total / span->gone;
  }
  if (progress_tenth <= 0) return outlook;
  // The first whole day on which the line has reached 100 %.
  const auto needed = (whole_tenth * span->gone + progress_tenth - 1) / progress_tenth;
  if (needed <= days_max) {
    outlook.completes_on = std::max(span->start + std::chrono::days{needed},
                                    progress_tenth >= whole_tenth ? span->start : on);
  }
  return outlook;
}

std::optional<Decimal> value_at_due(const Plan& plan, Day on, const Decimal& value) {
  const auto span = span_of(plan, on);
  if (!span) return std::nullopt;
  if (on >= span->due) return value;
  return (value * Decimal(span->total) / Decimal(span->gone)).rounded(value.places());
}

std::vector<PlanPoint> line_of(const Plan& plan) {
  std::vector<PlanPoint> line;
  if (!plan.start || !plan.due || !planned_tenth(plan, *plan.start)) return line;
  const auto first = std::min(*plan.start, *plan.due);
  line.push_back({first, planned_tenth(plan, first).value_or(0)});
  std::vector<Day> steps;
  for (const auto& one : plan.milestones) {
    if (one.percent && one.due > first && one.due < *plan.due) steps.push_back(one.due);
  }
  std::ranges::sort(steps);
  for (const auto step : steps) {
    const auto before = line.back().tenth;
    const auto now = planned_tenth(plan, step).value_or(before);
    if (now == before) continue;
    line.push_back({step, before});
    line.push_back({step, now});
  }
  const bool steps_only = std::ranges::any_of(
      plan.milestones, [](const Milestone& one) { return one.percent.has_value(); });
  if (steps_only && line.back().tenth < whole_tenth) line.push_back({*plan.due, line.back().tenth});
  line.push_back({*plan.due, whole_tenth});
  return line;
}

}  // namespace luoshi::escalation
