#include "escalation/plan.hpp"

#include <algorithm>

namespace luoshi::escalation {
namespace {

using catalog::Pace;

constexpr std::int64_t whole_tenth = 1000;

std::optional<std::int64_t> by_milestones(const Plan& plan, Day day) {
  std::optional<std::int64_t> planned;
  for (const auto& one : plan.milestones) {
    if (!one.percent) continue;
    planned = std::max(planned.value_or(0), one.due <= day ? *one.percent * 10 : 0);
  }
  return planned;
}

std::optional<std::int64_t> linear(const Plan& plan, Day day) {
  if (!plan.start || !plan.due) return std::nullopt;
  if (day <= *plan.start) return 0;
  const auto total = days_between(*plan.start, *plan.due);
  return std::min(whole_tenth, whole_tenth * days_between(*plan.start, day) / total);
}

}  // namespace

std::optional<std::int64_t> planned_tenth(const Plan& plan, Day day) {
  if (plan.pace != Pace::linear && plan.pace != Pace::milestones) return std::nullopt;
  auto planned = by_milestones(plan, day);
  if (!planned && plan.pace == Pace::milestones) return std::nullopt;
  if (plan.due && day >= *plan.due) return whole_tenth;
  if (!planned) planned = linear(plan, day);
  return planned;
}

}  // namespace luoshi::escalation
