#include "reading/derive.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>

#include "base/decimal.hpp"
#include "text/unicode.hpp"

namespace luoshi::reading {
namespace {

const Derivable* rule_for(const Quantity& quantity, int year) {
  const std::u32string name = text::from_utf8(quantity.indicator);
  for (const Derivable& rule : derivables()) {
    const bool named = name.ends_with(rule.indicator);
    const bool barred = !rule.not_within.empty() && name.find(rule.not_within) != name.npos;
    if (named && !barred && year >= rule.from_year) return &rule;
  }
  return nullptr;
}

// The one level of the year before that `rule` covers; nullptr where there is none or more than
// one, for then nobody can say which.
const Quantity* base_level(const std::vector<Quantity>& quantities, const Derivable& rule,
                           int year) {
  const Quantity* found = nullptr;
  for (const Quantity& quantity : quantities) {
    const bool level = quantity.kind == Kind::result && quantity.role == Role::level &&
                       quantity.qualifier == Qualifier::exact && !quantity.value.empty() &&
                       quantity.year == year && quantity.unit.ends_with("元");
    if (!level || rule_for(quantity, year) != &rule) continue;
    if (found != nullptr && found->value != quantity.value) return nullptr;
    found = &quantity;
  }
  return found;
}

std::optional<Quantity> derive(const Report& report, const Quantity& growth) {
  const bool target = growth.kind == Kind::target && growth.role == Role::growth &&
                      growth.qualifier == Qualifier::exact && growth.unit == "%" && growth.year &&
                      growth.year == report.document.year_planned;
  if (!target) return std::nullopt;
  const Derivable* rule = rule_for(growth, *growth.year);
  if (rule == nullptr) return std::nullopt;
  const Quantity* base = base_level(report.quantities, *rule, *growth.year - 1);
  if (base == nullptr) return std::nullopt;
  const auto level = Decimal::parse(base->value);
  const auto percent = Decimal::parse(growth.value);
  if (!level || !percent) return std::nullopt;
  const Decimal factor = Decimal(1) + *percent / Decimal(100);
  Quantity derived = growth;
  derived.value = (*level * factor).rounded(level->places()).text();
  derived.unit = base->unit;
  derived.role = Role::level;
  derived.indicator = base->indicator;
  derived.computed = true;
  derived.computation =
      fmt::format("{} {} × (1 + {} %)（{}）", base->value, base->unit, growth.value, rule->basis);
  derived.certainty = std::min(base->certainty, growth.certainty);
  return derived;
}

}  // namespace

const std::vector<Derivable>& derivables() {
  // The Budget Law as revised in 2014, in force from 2015, fixed the four budgets and the name
  // 一般公共预算; before it the scope of 地方财政收入 differed from place to place.
  static const std::vector<Derivable> table = {
      {U"一般公共预算收入", U"支出", 2015, "同口径"},
  };
  return table;
}

void derive_targets(Report& report) {
  std::vector<Quantity> derived;
  for (const Quantity& growth : report.quantities) {
    if (auto quantity = derive(report, growth)) derived.push_back(*std::move(quantity));
  }
  for (Quantity& quantity : derived) {
    const std::size_t index = report.quantities.size();
    if (quantity.statement != Quantity::npos) {
      report.statements[quantity.statement].quantities.push_back(index);
    }
    report.quantities.push_back(std::move(quantity));
  }
}

}  // namespace luoshi::reading
