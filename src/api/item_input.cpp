#include "api/item_input.hpp"

#include <fmt/format.h>

#include <array>
#include <boost/json/array.hpp>

#include "api/query.hpp"
#include "supervision/vocabulary.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using supervision::Filter;
using supervision::Quantity;

constexpr std::array<std::string_view, 6> types{
    "result", "action", "expected_indicator", "binding_indicator", "problem", "standing_duty"};
constexpr std::array<std::string_view, 3> kinds{"result", "target", "baseline"};
constexpr std::array<std::string_view, 7> qualifiers{"exact",    "about",   "over", "under",
                                                     "at_least", "at_most", "range"};
constexpr std::array<std::string_view, 6> roles{"level", "growth",    "points",
                                                "share", "vs_target", "rank"};
constexpr std::array<std::string_view, 3> disclosures{"internal", "proposed", "public"};
constexpr std::int64_t offset_max = 100'000'000;
constexpr TextLimits headline_limits{1, 120};
constexpr TextLimits text_limits{1, 2000};

// Absent: nothing; null: an empty text, which takes the value away.
std::optional<std::string> nullable(Input& input, std::string_view name, TextLimits limits) {
  if (input.is_null(name)) return std::string{};
  return input.text(name, limits);
}

std::optional<std::string> recurrence_of(Input& input) {
  if (input.is_null("recurrence")) return std::string{};
  return input.choice("recurrence", supervision::recurrences());
}

std::string number(Input& input, std::string_view name) {
  return nullable(input, name, {0, 40}).value_or("");
}

std::optional<std::int64_t> nullable_integer(Input& input, std::string_view name,
                                             std::int64_t max) {
  if (input.is_null(name)) return std::nullopt;
  return input.integer(name, 0, max);
}

Quantity quantity_of(Input input) {
  input.require({"value", "low", "high", "unit", "kind", "qualifier", "role", "indicator", "year",
                 "computed"});
  Quantity quantity;
  quantity.begin = nullable_integer(input, "begin", offset_max);
  quantity.end = nullable_integer(input, "end", offset_max);
  quantity.value = number(input, "value");
  quantity.low = number(input, "low");
  quantity.high = number(input, "high");
  quantity.unit = input.text("unit", {0, 20}).value_or("");
  if (quantity.unit.empty()) quantity.unit = "-";
  using supervision::kind_of;
  using supervision::qualifier_of;
  using supervision::role_of;
  if (const auto word = input.choice("kind", kinds)) quantity.kind = *kind_of(*word);
  if (const auto word = input.choice("qualifier", qualifiers)) {
    quantity.qualifier = *qualifier_of(*word);
  }
  if (const auto word = input.choice("role", roles)) quantity.role = *role_of(*word);
  quantity.indicator = input.text("indicator", {0, 60}).value_or("");
  quantity.year = nullable_integer(input, "year", 9999);
  quantity.computed = input.boolean("computed").value_or(false);
  quantity.computation = input.text("computation", {0, 200}).value_or("");
  input.finish();
  return quantity;
}

std::optional<std::vector<Quantity>> quantities_of(Input& input, std::vector<Finding>& findings) {
  const auto* array = input.array("quantities", 100);
  if (array == nullptr) return std::nullopt;
  std::vector<Quantity> all;
  for (std::size_t at = 0; at < array->size(); ++at) {
    auto pointer = fmt::format("{}/{}", input.pointer("quantities"), at);
    if (const auto* object = (*array)[at].if_object()) {
      all.push_back(quantity_of(Input(*object, findings, std::move(pointer))));
    } else {
      findings.push_back({std::move(pointer), "request.wrong-type", "object"});
    }
  }
  return all;
}

}  // namespace

Result<Filter> filter_of(const http::Request& request) {
  Query query(request);
  Filter filter;
  filter.words = query.text("q", 800);
  filter.source = query.text("source", 60);
  filter.section = query.text("section", 800);
  filter.unit = query.text("unit", 60);
  filter.type = query.word("type", supervision::type_of);
  filter.state = query.word("state", supervision::parse_state);
  filter.disclosure = query.word("disclosure", supervision::parse_disclosure);
  filter.due_from = query.date("due_from");
  filter.due_to = query.date("due_to");
  filter.quantified = query.boolean("quantified");
  filter.assigned = query.boolean("assigned");
  filter.parent = query.text("parent", 60);
  filter.stage = query.word("stage", supervision::parse_stage);
  filter.light = query.word("light", supervision::parse_light);
  filter.leader = query.text("leader", 120);
  filter.awaits = query.word("awaits", supervision::parse_awaits);
  TRY(done(query.take()));
  return filter;
}

Result<supervision::PageRequest> page_request_of(const http::Request& request,
                                                 std::initializer_list<NamedOrder> allowed) {
  const auto page = TRY(page_of(request));
  supervision::PageRequest out{allowed.begin()->order, page.after, page.limit};
  const auto name = request.param("order");
  if (!name || name->empty()) return out;
  const auto found = std::ranges::find(allowed, *name, &NamedOrder::name);
  if (found == allowed.end()) {
    TRY(done({{"order", "request.not-a-choice", {}}}));
  } else {
    out.order = found->order;
  }
  return out;
}

void read_assignment(Input& input, supervision::ItemEdit& edit) {
  edit.completion_standard = input.text("completion_standard", {0, 2000});
  edit.lead_unit = nullable(input, "lead_unit", {1, 60});
  edit.supporting_units = input.texts("supporting_units", 60, {1, 60});
  edit.responsible_leader = input.text("responsible_leader", {0, 100});
  edit.person_in_charge = input.text("person_in_charge", {0, 100});
  edit.liaison = input.text("liaison", {0, 100});
  edit.due_date = nullable(input, "due_date", {10, 10});
  edit.start_date = nullable(input, "start_date", {10, 10});
  edit.recurrence = recurrence_of(input);
}

void read_terms(Input& input, supervision::ItemEdit& edit, std::vector<Finding>& findings) {
  edit.headline = input.text("headline", headline_limits);
  edit.text = input.text("text", text_limits);
  edit.quantities = quantities_of(input, findings);
  edit.completion_standard = input.text("completion_standard", {0, 2000});
  edit.lead_unit = nullable(input, "lead_unit", {1, 60});
  edit.due_date = nullable(input, "due_date", {10, 10});
  edit.recurrence = recurrence_of(input);
}

Result<supervision::ItemEdit> edit_of(const http::Request& request) {
  const auto body = TRY(json_body(request));
  std::vector<Finding> findings;
  Input input(body, findings);
  supervision::ItemEdit edit;
  if (const auto word = input.choice("type", types)) edit.type = supervision::type_of(*word);
  edit.headline = input.text("headline", headline_limits);
  edit.text = input.text("text", text_limits);
  edit.begin = input.integer("begin", 0, offset_max);
  edit.end = input.integer("end", 0, offset_max);
  if (input.is_null("parts_total")) {
    edit.parts_total.emplace(std::nullopt);
  } else if (const auto total = input.integer("parts_total", 1, 10'000)) {
    edit.parts_total.emplace(total);
  }
  edit.objects = input.texts("objects", 200, {1, 100});
  edit.quantities = quantities_of(input, findings);
  read_assignment(input, edit);
  input.finish();
  TRY(done(std::move(findings)));
  return edit;
}

Result<supervision::Choice> choice_of(const http::Request& request) {
  const auto body = TRY(json_body(request));
  std::vector<Finding> findings;
  Input input(body, findings);
  supervision::Choice choice;
  choice.items = input.texts("items", 1000, {1, 60}).value_or(std::vector<std::string>{});
  choice.section = input.texts("section", 8, {1, 200}).value_or(std::vector<std::string>{});
  choice.all = input.boolean("all").value_or(false);
  if (findings.empty() && choice.items.empty() && choice.section.empty() && !choice.all) {
    input.fault("items", "request.field-missing");
  }
  input.finish();
  TRY(done(std::move(findings)));
  return choice;
}

Result<std::vector<supervision::Part>> parts_of(const http::Request& request) {
  const auto body = TRY(json_body(request));
  std::vector<Finding> findings;
  Input input(body, findings);
  std::vector<supervision::Part> parts;
  input.require({"parts"});
  const auto* array = input.array("parts", 50);
  for (std::size_t at = 0; array != nullptr && at < array->size(); ++at) {
    auto pointer = fmt::format("/parts/{}", at);
    const auto* object = (*array)[at].if_object();
    if (object == nullptr) {
      findings.push_back({std::move(pointer), "request.wrong-type", "object"});
      continue;
    }
    Input part(*object, findings, std::move(pointer));
    part.require({"headline"});
    parts.push_back({part.integer("begin", 0, offset_max), part.integer("end", 1, offset_max),
                     part.text("text", {1, 2000}).value_or(""),
                     part.text("headline", {1, 120}).value_or("")});
    part.finish();
  }
  input.finish();
  TRY(done(std::move(findings)));
  return parts;
}

Result<DisclosureChange> disclosure_of(const http::Request& request, bool several) {
  const auto body = TRY(json_body(request));
  std::vector<Finding> findings;
  Input input(body, findings);
  DisclosureChange change;
  input.require({"disclosure"});
  if (several) {
    input.require({"items"});
    change.items = input.texts("items", 1000, {1, 60}).value_or(std::vector<std::string>{});
  }
  if (const auto word = input.choice("disclosure", disclosures)) {
    change.disclosure = *supervision::parse_disclosure(*word);
  }
  change.reason = input.text("reason", {0, 500}).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  return change;
}

}  // namespace luoshi::api
