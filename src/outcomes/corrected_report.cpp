#include "outcomes/corrected_report.hpp"

#include <algorithm>
#include <utility>

#include "reading/read.hpp"
#include "reading/structure.hpp"
#include "text/unicode.hpp"

namespace luoshi::outcomes {
namespace {

using supervision::Item;

std::size_t offset(std::int64_t at) {
  return static_cast<std::size_t>(at);
}

reading::Quantity quantity_of(const supervision::Quantity& kept, const reading::Span& statement) {
  reading::Quantity quantity;
  quantity.span = {kept.begin ? offset(*kept.begin) : statement.end,
                   kept.end ? offset(*kept.end) : statement.end};
  quantity.value = kept.value;
  quantity.low = kept.low;
  quantity.high = kept.high;
  quantity.unit = kept.unit;
  quantity.kind = kept.kind;
  quantity.qualifier = kept.qualifier;
  quantity.role = kept.role;
  quantity.indicator = kept.indicator;
  if (kept.year) quantity.year = static_cast<int>(*kept.year);
  quantity.computed = kept.computed;
  quantity.computation = kept.computation;
  return quantity;
}

reading::Statement statement_of(const Item& item, std::u32string_view text) {
  reading::Statement statement;
  statement.span = {offset(item.begin.value_or(0)), offset(item.end.value_or(0))};
  statement.type = item.type;
  statement.headline = item.headline;
  statement.verb = item.verb;
  statement.section_path = item.section;
  if (item.parts_total) statement.parts_total = offset(*item.parts_total);
  const auto words = text.substr(statement.span.begin, statement.span.end - statement.span.begin);
  for (const auto& name : item.objects) {
    const auto wanted = text::from_utf8(name);
    const auto found = words.find(wanted);
    const auto begin = statement.span.begin + (found == words.npos ? 0 : found);
    statement.objects.push_back({{begin, std::min(begin + wanted.size(), text.size())}, name});
  }
  return statement;
}

void take(reading::Report& report, reading::Statement statement,
          std::vector<reading::Quantity> quantities) {
  for (auto& quantity : quantities) {
    quantity.statement = report.statements.size();
    statement.quantities.push_back(report.quantities.size());
    report.quantities.push_back(std::move(quantity));
  }
  report.statements.push_back(std::move(statement));
}

}  // namespace

CorrectedReport corrected_report(std::u32string_view text, const std::vector<Item>& items) {
  CorrectedReport corrected;
  corrected.report.document = reading::read_document(text);
  for (std::size_t at = 0; at < items.size(); ++at) {
    const Item& item = items[at];
    const bool stands = item.begin && item.end && *item.begin < *item.end &&
                        offset(*item.end) <= text.size() && item.parent.empty() &&
                        item.standing.state != supervision::State::rejected;
    if (stands) corrected.items.push_back(at);
  }
  std::ranges::sort(corrected.items, {},
                    [&](std::size_t at) { return std::pair(*items[at].begin, at); });
  const auto& pieces = corrected.report.document.pieces;
  for (const auto at : corrected.items) {
    auto statement = statement_of(items[at], text);
    const auto piece = std::ranges::find_if(
        pieces, [&](const reading::Piece& one) { return one.span.contains(statement.span.begin); });
    statement.piece = static_cast<std::size_t>(piece == pieces.end() ? 0 : piece - pieces.begin());
    std::vector<reading::Quantity> quantities;
    for (const auto& kept : items[at].quantities) {
      quantities.push_back(quantity_of(kept, statement.span));
    }
    take(corrected.report, std::move(statement), std::move(quantities));
  }
  return corrected;
}

std::size_t add_result(reading::Report& report, std::u32string_view text, Span span) {
  reading::Statement statement;
  statement.span = {offset(span.begin), offset(span.end)};
  statement.type = reading::StatementType::result;
  std::vector<reading::Quantity> quantities;
  for (const auto& quantity : reading::read_report(text).quantities) {
    if (quantity.computed || quantity.span.empty()) continue;
    if (statement.span.begin <= quantity.span.begin && quantity.span.end <= statement.span.end) {
      quantities.push_back(quantity);
      quantities.back().kind = reading::Kind::result;
    }
  }
  take(report, std::move(statement), std::move(quantities));
  return report.statements.size() - 1;
}

std::string words_at(std::u32string_view text, Span span) {
  return text::to_utf8(
      text::fold_space(text.substr(offset(span.begin), offset(span.end) - offset(span.begin))));
}

bool is_promise(reading::StatementType type) {
  using enum reading::StatementType;
  return type == action || type == expected_indicator || type == binding_indicator ||
         type == standing_duty;
}

}  // namespace luoshi::outcomes
