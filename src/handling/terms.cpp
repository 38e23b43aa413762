#include "handling/terms.hpp"

#include "ledger/canonical.hpp"
#include "supervision/vocabulary.hpp"

namespace luoshi::handling {
namespace {

using ledger::Json;
using supervision::ItemEdit;
using supervision::Quantity;
using Text = std::optional<std::string> ItemEdit::*;

struct TextField {
  const char* name;
  Text member;
};
constexpr TextField text_fields[] = {{"headline", &ItemEdit::headline},
                                     {"text", &ItemEdit::text},
                                     {"completion_standard", &ItemEdit::completion_standard},
                                     {"lead_unit", &ItemEdit::lead_unit},
                                     {"due_date", &ItemEdit::due_date},
                                     {"recurrence", &ItemEdit::recurrence}};

Json text(std::string_view words) {
  return {std::string(words)};
}

Json json_of(const Quantity& quantity) {
  Json::Object out{{"value", text(quantity.value)},
                   {"low", text(quantity.low)},
                   {"high", text(quantity.high)},
                   {"unit", text(quantity.unit)},
                   {"kind", text(supervision::word_of(quantity.kind))},
                   {"qualifier", text(supervision::word_of(quantity.qualifier))},
                   {"role", text(supervision::word_of(quantity.role))},
                   {"indicator", text(quantity.indicator)},
                   {"computation", text(quantity.computation)},
                   {"computed", Json{std::int64_t{quantity.computed ? 1 : 0}}}};
  if (quantity.begin) out.emplace("begin", Json{*quantity.begin});
  if (quantity.end) out.emplace("end", Json{*quantity.end});
  if (quantity.year) out.emplace("year", Json{*quantity.year});
  return {std::move(out)};
}

std::string text_in(const Json& json, std::string_view name) {
  const auto* member = json.find(name);
  return member == nullptr ? std::string{} : std::string(member->text());
}

std::optional<std::int64_t> integer_in(const Json& json, std::string_view name) {
  const auto* member = json.find(name);
  if (member == nullptr) return std::nullopt;
  return member->integer();
}

Quantity quantity_of(const Json& json) {
  Quantity quantity;
  quantity.begin = integer_in(json, "begin");
  quantity.end = integer_in(json, "end");
  quantity.value = text_in(json, "value");
  quantity.low = text_in(json, "low");
  quantity.high = text_in(json, "high");
  quantity.unit = text_in(json, "unit");
  quantity.kind = supervision::kind_of(text_in(json, "kind")).value_or(reading::Kind::target);
  quantity.qualifier =
      supervision::qualifier_of(text_in(json, "qualifier")).value_or(reading::Qualifier::exact);
  quantity.role = supervision::role_of(text_in(json, "role")).value_or(reading::Role::level);
  quantity.indicator = text_in(json, "indicator");
  quantity.year = integer_in(json, "year");
  quantity.computed = integer_in(json, "computed").value_or(0) != 0;
  quantity.computation = text_in(json, "computation");
  return quantity;
}

}  // namespace

ItemEdit only_terms(const ItemEdit& edit) {
  ItemEdit terms;
  for (const auto& field : text_fields) terms.*field.member = edit.*field.member;
  terms.quantities = edit.quantities;
  return terms;
}

ItemEdit same_fields(const supervision::Item& item, const ItemEdit& edit) {
  ItemEdit now;
  if (edit.headline) now.headline = item.headline;
  if (edit.text) now.text = item.text;
  if (edit.completion_standard) now.completion_standard = item.completion_standard;
  if (edit.lead_unit) now.lead_unit = item.lead_unit;
  if (edit.due_date) now.due_date = item.due_date;
  if (edit.recurrence) now.recurrence = item.carriage.recurrence;
  if (edit.quantities) now.quantities = item.quantities;
  return now;
}

std::string write_terms(const Terms& terms) {
  Json::Object out;
  for (const auto& field : text_fields) {
    if (const auto& value = terms.fields.*field.member) out.emplace(field.name, text(*value));
  }
  if (terms.fields.quantities) {
    Json::Array all;
    for (const auto& quantity : *terms.fields.quantities) all.push_back(json_of(quantity));
    out.emplace("quantities", Json{std::move(all)});
  }
  if (!terms.stage.empty()) out.emplace("stage", text(terms.stage));
  return ledger::write({std::move(out)});
}

Result<Terms> read_terms(std::string_view json) {
  Terms terms;
  if (json.empty()) return terms;
  const auto read = TRY(ledger::read_canonical(json));
  for (const auto& field : text_fields) {
    if (const auto* member = read.find(field.name)) {
      terms.fields.*field.member = std::string(member->text());
    }
  }
  if (const auto* quantities = read.find("quantities")) {
    auto& all = terms.fields.quantities.emplace();
    for (const auto& one : quantities->array()) all.push_back(quantity_of(one));
  }
  terms.stage = text_in(read, "stage");
  return terms;
}

}  // namespace luoshi::handling
