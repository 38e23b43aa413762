#include "supervision/plan_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "reading/structure.hpp"
#include "text/unicode.hpp"

namespace luoshi::supervision {
namespace {

using reading::Span;
using reading::Statement;

constexpr std::size_t headline_length_max = 40;

std::int64_t signed_offset(std::size_t offset) {
  return static_cast<std::int64_t>(offset);
}

std::string words(std::u32string_view text, Span span) {
  const auto begin = std::min(span.begin, text.size());
  const auto end = std::clamp(span.end, begin, text.size());
  return text::to_utf8(text::fold_space(text.substr(begin, end - begin)));
}

Item item_of(const reading::Report& report, const Statement& statement, std::u32string_view text) {
  Item item;
  item.type = statement.type;
  item.headline = statement.headline;
  item.text = words(text, statement.span);
  item.section = statement.section_path;
  item.begin = signed_offset(statement.span.begin);
  item.end = signed_offset(statement.span.end);
  item.verb = statement.verb;
  item.certainty = std::lround(std::clamp(statement.certainty, 0.0, 1.0) * 1000);
  item.doubt = statement.doubt;
  if (statement.parts_total) item.parts_total = signed_offset(*statement.parts_total);
  for (const auto& object : statement.objects) item.objects.push_back(object.name);
  for (const auto at : statement.quantities) {
    item.quantities.push_back(quantity_of(report.quantities[at]));
  }
  if (item.headline.empty()) item.headline = headline_of(text::from_utf8(item.text));
  return item;
}

Item part_of(const Item& whole, const reading::NamedObject& object, const Units& units) {
  Item part;
  part.type = whole.type;
  part.headline = object.name;
  part.text = whole.text;
  part.section = whole.section;
  part.begin = signed_offset(object.span.begin);
  part.end = signed_offset(object.span.end);
  part.verb = whole.verb;
  part.certainty = whole.certainty;
  part.doubt = whole.doubt;
  part.suggestion = units.suggest(object.name);
  if (!part.suggestion) part.suggestion = whole.suggestion;
  return part;
}

bool has_digit(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Quantity quantity_of(const reading::Quantity& read) {
  Quantity quantity;
  if (!read.span.empty()) {
    quantity.begin = signed_offset(read.span.begin);
    quantity.end = signed_offset(read.span.end);
  }
  quantity.value = read.value;
  quantity.low = read.low;
  quantity.high = read.high;
  quantity.unit = read.unit.empty() ? "-" : read.unit;
  quantity.kind = read.kind;
  quantity.qualifier = read.qualifier;
  quantity.role = read.role;
  quantity.indicator = read.indicator;
  if (read.year) quantity.year = *read.year;
  quantity.computed = read.computed;
  quantity.computation = read.computation;
  return quantity;
}

std::string headline_of(std::u32string_view passage) {
  return text::to_utf8(text::fold_space(passage).substr(0, headline_length_max));
}

std::vector<Draft> drafts_of(const reading::Report& report, std::u32string_view text,
                             const Units& units) {
  std::vector<Draft> drafts;
  for (const auto& statement : report.statements) {
    auto item = item_of(report, statement, text);
    item.suggestion = units.suggest(item.text);
    const auto whole = drafts.size();
    drafts.push_back({std::move(item), Draft::none});
    if (!statement.parts_total) continue;
    for (const auto& object : statement.objects) {
      drafts.push_back({part_of(drafts[whole].item, object, units), whole});
    }
  }
  return drafts;
}

void describe(Source& source, const reading::Report& report) {
  const auto& document = report.document;
  if (!source.year && document.year_planned) source.year = *document.year_planned;
  if (document.year_reviewed) source.year_reviewed = *document.year_reviewed;
  source.place = document.place;
  source.delivered = document.delivered;
  if (source.title.empty()) source.title = document.title;
  if (!source.title.empty() && !has_digit(source.title) && source.year) {
    source.title = fmt::format("{}年{}", *source.year, source.title);
  }
  for (const auto& statement : report.statements) {
    const auto& path = statement.section_path;
    if (!path.empty() && (source.sections.empty() || source.sections.back() != path)) {
      source.sections.push_back(path);
    }
  }
}

Item item_of_selection(const reading::Report& report, std::u32string_view text, std::int64_t begin,
                       std::int64_t end) {
  const Span span{static_cast<std::size_t>(begin), static_cast<std::size_t>(end)};
  Item item;
  item.text = words(text, span);
  item.headline = headline_of(text::from_utf8(item.text));
  item.begin = begin;
  item.end = end;
  const auto& pieces = report.document.pieces;
  for (std::size_t at = 0; at < pieces.size(); ++at) {
    if (pieces[at].span.contains(span.begin)) {
      item.section = reading::section_path(text, report.document, at);
    }
  }
  for (const auto& quantity : report.quantities) {
    if (!quantity.span.empty() && span.begin <= quantity.span.begin &&
        quantity.span.end <= span.end) {
      item.quantities.push_back(quantity_of(quantity));
    }
  }
  return item;
}

}  // namespace luoshi::supervision
