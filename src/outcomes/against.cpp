#include "outcomes/against.hpp"

#include "reconcile/indicator_name.hpp"
#include "reconcile/measured.hpp"
#include "text/unicode.hpp"

namespace luoshi::outcomes {
namespace {

// The promise alone, on its own words: where a number stands among them tells a fall from a rise.
reading::Report report_of(const supervision::Quantity& quantity, std::u32string_view words) {
  reading::Quantity promised;
  const auto written = text::from_utf8(quantity.value.empty() ? quantity.low : quantity.value);
  const auto found = words.find(written);
  const auto begin = quantity.computed || found == words.npos ? 0 : found;
  promised.span = {begin, begin + written.size()};
  promised.value = quantity.value;
  promised.low = quantity.low;
  promised.high = quantity.high;
  promised.unit = quantity.unit;
  promised.kind = reading::Kind::target;
  promised.qualifier = quantity.qualifier;
  promised.role = quantity.role;
  promised.indicator = quantity.indicator;
  promised.computed = quantity.computed;
  promised.computation = quantity.computation;
  reading::Report report;
  report.quantities.push_back(promised);
  report.statements.emplace_back();
  report.statements.back().span = {0, words.size()};
  report.statements.back().quantities = {0};
  return report;
}

// A rate is a level to one and a share to another.
bool is_level(reading::Role role) {
  return role == reading::Role::level || role == reading::Role::share;
}

// Under the promise's own name: who cites says what the figure answers.
reading::Report report_of(const Figure& figure, const supervision::Quantity& promised) {
  reading::Quantity told;
  told.value = figure.value;
  told.unit = figure.unit;
  told.kind = reading::Kind::result;
  told.role = is_level(figure.role) && is_level(promised.role) ? promised.role : figure.role;
  told.indicator = promised.indicator;
  reading::Report report;
  report.quantities.push_back(told);
  report.statements.emplace_back();
  report.statements.back().type = reading::StatementType::result;
  report.statements.back().quantities = {0};
  return report;
}

std::optional<reconcile::Comparison> compared(const supervision::Quantity& quantity,
                                              std::u32string_view words, const Figure& figure) {
  const auto promised = report_of(quantity, words);
  const auto told = report_of(figure, quantity);
  const auto all = reconcile::compare_quantities({words, promised}, promised.statements.front(),
                                                 {U"", told}, {0});
  if (all.empty()) return std::nullopt;
  return all.front();
}

bool answers(const supervision::Quantity& quantity, const Figure& figure) {
  return quantity.kind != reading::Kind::baseline &&
         (figure.indicator.empty() ||
          reconcile::same_indicator(quantity.indicator, figure.indicator));
}

}  // namespace

Held hold_against(const supervision::Item& promise, const Figure& figure,
                  std::optional<std::int64_t> wanted) {
  const auto words = text::from_utf8(promise.text);
  for (std::size_t at = 0; at < promise.quantities.size(); ++at) {
    const auto position = static_cast<std::int64_t>(at) + 1;
    const auto& quantity = promise.quantities[at];
    if (wanted ? *wanted != position : !answers(quantity, figure)) continue;
    if (const auto found = compared(quantity, words, figure)) {
      return {position, found->reached ? Verdict::met : Verdict::missed, found->arithmetic};
    }
  }
  return {wanted, Verdict::unclear, "目标中没有单位、性质相同的数字，不能直接比较"};
}

}  // namespace luoshi::outcomes
