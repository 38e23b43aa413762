#include "supervision/rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <span>
#include <unordered_map>

#include "supervision/row_values.hpp"
#include "supervision/tables.hpp"
#include "supervision/vocabulary.hpp"

namespace luoshi::supervision {
namespace {

using store::Params;
using store::Row;
using store::Value;

Quantity read_quantity(const Row& row) {
  Quantity quantity;
  quantity.begin = optional_integer(row, 1);
  quantity.end = optional_integer(row, 2);
  quantity.value = row.string(3);
  quantity.low = row.string(4);
  quantity.high = row.string(5);
  quantity.unit = row.string(6);
  quantity.kind = kind_of(row.text(7)).value_or(reading::Kind::target);
  quantity.qualifier = qualifier_of(row.text(8)).value_or(reading::Qualifier::exact);
  quantity.role = role_of(row.text(9)).value_or(reading::Role::level);
  quantity.indicator = row.string(10);
  quantity.year = optional_integer(row, 11);
  quantity.computed = row.integer(12) != 0;
  quantity.computation = row.string(13);
  return quantity;
}

std::vector<ledger::Change> changes_of(const Quantity& quantity) {
  return {{"active", std::int64_t{1}},
          {"span_begin", integer_or_null(quantity.begin)},
          {"span_end", integer_or_null(quantity.end)},
          {"value", text_or_null(quantity.value)},
          {"low", text_or_null(quantity.low)},
          {"high", text_or_null(quantity.high)},
          {"unit", quantity.unit},
          {"kind", std::string(word_of(quantity.kind))},
          {"qualifier", std::string(word_of(quantity.qualifier))},
          {"role", std::string(word_of(quantity.role))},
          {"indicator", text_or_null(quantity.indicator)},
          {"year", integer_or_null(quantity.year)},
          {"computed", std::int64_t{quantity.computed ? 1 : 0}},
          {"computation", text_or_null(quantity.computation)}};
}

Carriage read_carriage(const Row& row, int first) {
  return {.stage = parse_stage(row.text(first)).value_or(Stage::none),
          .start_date = row.string(first + 1),
          .recurrence = row.string(first + 2),
          .progress = optional_integer(row, first + 3),
          .progress_on = row.string(first + 4),
          .light = parse_light(row.text(first + 5)).value_or(Light::none),
          .light_since = row.string(first + 6),
          .reds = row.integer(first + 7),
          .amended = row.integer(first + 8),
          .issued_ms = optional_integer(row, first + 9),
          .acknowledged_ms = optional_integer(row, first + 10),
          .ended_on = row.string(first + 11)};
}

constexpr std::size_t batch_max = 50;

// "= ?" for one id, "IN (?, …)" of fixed length for more: few statements, each prepared once.
struct Batch {
  std::string condition;
  Params ids;
  std::unordered_map<std::string_view, Item*> by_id;
};

Batch batch_of(std::span<Item> items) {
  Batch batch;
  batch.ids.reserve(batch_max);  // the keys of by_id look into it
  for (auto& item : items) {
    batch.ids.emplace_back(item.id);
    batch.by_id.emplace(std::get<std::string>(batch.ids.back()), &item);
  }
  if (items.size() == 1) {
    batch.condition = "= ?";
    return batch;
  }
  batch.condition = "IN (?";
  for (std::size_t at = 1; at < batch_max; ++at) batch.condition += ", ?";
  batch.condition += ")";
  batch.ids.resize(batch_max, std::string{});
  return batch;
}

Result<> complete_batch(store::Reader& reader, std::span<Item> items) {
  const auto batch = batch_of(items);
  const auto each = [&](const char* sql, const std::function<void(Item&, const Row&)>& take) {
    return reader.each(fmt::format(fmt::runtime(sql), batch.condition), batch.ids,
                       [&](const Row& row) {
                         take(*batch.by_id.find(row.text(0))->second, row);
                         return true;
                       });
  };
  TRY(
      each("SELECT item, span_begin, span_end, value, low, high, unit, kind, qualifier, role, "
           "indicator, year, computed, computation FROM quantity WHERE item {} AND active = 1 "
           "ORDER BY item, position",
           [](Item& item, const Row& row) { item.quantities.push_back(read_quantity(row)); }));
  TRY(each("SELECT item, unit FROM item_unit WHERE item {} AND active = 1 ORDER BY item, position",
           [](Item& item, const Row& row) { item.supporting_units.push_back(row.string(1)); }));
  const bool parents =
      std::ranges::any_of(items, [](const Item& item) { return item.parts_total.has_value(); });
  if (!parents) return {};
  return each(
      "SELECT parent, count(*) FROM item WHERE parent {} AND state <> 'rejected' GROUP BY parent",
      [](Item& item, const Row& row) { item.parts_named = row.integer(1); });
}

}  // namespace

const std::string& item_columns() {
  static const std::string columns =
      "item.id, item.version, item.source, item.source_rank, item.position, item.year, "
      "item.serial, item.part, item.number, item.type, item.state, item.disclosure, "
      "item.accepted_by, item.edited_by, item.confirmed_by, item.parent, item.parts_total, "
      "item.headline, item.text, item.section, item.span_begin, item.span_end, item.read_begin, "
      "item.read_end, item.sheet_row, item.verb, item.objects, item.completion_standard, "
      "item.lead_unit, item.suggested_unit, item.suggested_reason, item.suggested_detail, "
      "item.responsible_leader, item.person_in_charge, item.liaison, item.due_date, "
      "item.certainty, item.doubt, item.reason, item.changed_ms, source.title, source.kind, "
      "item.stage, item.start_date, item.recurrence, item.progress, item.progress_on, item.light, "
      "item.light_since, item.reds, item.amended, item.issued_ms, item.acknowledged_ms, "
      "item.ended_on";
  return columns;
}

Item read_item(const Row& row) {
  Item item;
  item.id = row.string(0);
  item.version = row.integer(1);
  item.source = row.string(2);
  item.source_rank = row.integer(3);
  item.position = row.integer(4);
  item.year = row.integer(5);
  item.serial = row.integer(6);
  item.part = row.integer(7);
  item.number = row.string(8);
  item.type = type_of(row.text(9)).value_or(reading::StatementType::action);
  item.standing = {parse_state(row.text(10)).value_or(State::draft),
                   parse_disclosure(row.text(11)).value_or(Disclosure::internal), row.string(12),
                   row.string(13), row.string(14)};
  item.parent = row.string(15);
  item.parts_total = optional_integer(row, 16);
  item.headline = row.string(17);
  item.text = row.string(18);
  item.section = split(row.text(19), '\n');
  item.begin = optional_integer(row, 20);
  item.end = optional_integer(row, 21);
  item.read_begin = optional_integer(row, 22);
  item.read_end = optional_integer(row, 23);
  item.sheet_row = optional_integer(row, 24);
  item.verb = row.string(25);
  item.objects = split(row.text(26), '\n');
  item.completion_standard = row.string(27);
  item.lead_unit = row.string(28);
  if (!row.text(29).empty()) {
    item.suggestion = Suggestion{row.string(29), row.string(30), row.string(31)};
  }
  item.responsible_leader = row.string(32);
  item.person_in_charge = row.string(33);
  item.liaison = row.string(34);
  item.due_date = row.string(35);
  item.certainty = row.integer(36);
  item.doubt = row.string(37);
  item.reason = row.string(38);
  item.changed_ms = row.integer(39);
  item.source_title = row.string(40);
  item.source_kind = row.string(41);
  item.carriage = read_carriage(row, 42);
  return item;
}

Result<> complete(store::Reader& reader, std::vector<Item>& items) {
  for (std::size_t at = 0; at < items.size();) {
    const auto count = items.size() - at == 1 ? 1 : std::min(items.size() - at, batch_max);
    TRY(complete_batch(reader, std::span(items).subspan(at, count)));
    at += count;
  }
  return {};
}

Result<std::vector<Item>> load_items(store::Reader& reader, std::string_view where,
                                     const Params& params) {
  const auto sql = fmt::format(
      "SELECT {} FROM item JOIN source ON source.id = item.source WHERE {} "
      "ORDER BY item.source_rank, item.position, item.id",
      item_columns(), where);
  auto items = TRY(store::collect<Item>(reader, sql, params, read_item));
  TRY(complete(reader, items));
  return items;
}

Result<std::vector<Item>> load_items_by_id(store::Reader& reader,
                                           const std::vector<std::string>& ids) {
  std::vector<Item> items(ids.size());
  for (std::size_t at = 0; at < ids.size(); ++at) items[at].id = ids[at];
  for (std::size_t at = 0; at < items.size(); at += batch_max) {
    const auto part = std::span(items).subspan(at, std::min(items.size() - at, batch_max));
    const auto batch = batch_of(part);
    TRY(reader.each(
        fmt::format("SELECT {} FROM item JOIN source ON source.id = item.source WHERE item.id {}",
                    item_columns(), batch.condition),
        batch.ids, [&](const Row& row) {
          auto item = read_item(row);
          const auto at_id = batch.by_id.find(item.id);
          *at_id->second = std::move(item);
          return true;
        }));
  }
  TRY(complete(reader, items));
  return items;
}

Result<Item> load_item(store::Reader& reader, std::string_view id) {
  auto items = TRY(load_items(reader, "item.id = ?", {std::string(id)}));
  if (items.empty()) return fail(ErrorKind::not_found, "item.not-found", std::string(id));
  return std::move(items.front());
}

Result<> insert_item(ledger::Act& act, const Item& item) {
  const auto suggested = item.suggestion.value_or(Suggestion{});
  TRY(act.insert(item_table, item.id,
                 {{"source", item.source},
                  {"source_rank", item.source_rank},
                  {"position", item.position},
                  {"year", item.year},
                  {"serial", item.serial},
                  {"part", item.part},
                  {"number", item.number},
                  {"type", std::string(word_of(item.type))},
                  {"state", std::string(name_of(item.standing.state))},
                  {"disclosure", std::string(name_of(item.standing.disclosure))},
                  {"accepted_by", text_or_null(item.standing.accepted_by)},
                  {"edited_by", text_or_null(item.standing.edited_by)},
                  {"confirmed_by", text_or_null(item.standing.confirmed_by)},
                  {"parent", text_or_null(item.parent)},
                  {"parts_total", integer_or_null(item.parts_total)},
                  {"headline", item.headline},
                  {"text", item.text},
                  {"section", text_or_null(join_section(item.section))},
                  {"span_begin", integer_or_null(item.begin)},
                  {"span_end", integer_or_null(item.end)},
                  {"read_begin", integer_or_null(item.read_begin)},
                  {"read_end", integer_or_null(item.read_end)},
                  {"sheet_row", integer_or_null(item.sheet_row)},
                  {"verb", text_or_null(item.verb)},
                  {"objects", text_or_null(join_lines(item.objects))},
                  {"quantity_count", static_cast<std::int64_t>(item.quantities.size())},
                  {"completion_standard", text_or_null(item.completion_standard)},
                  {"lead_unit", text_or_null(item.lead_unit)},
                  {"suggested_unit", text_or_null(suggested.unit)},
                  {"suggested_reason", text_or_null(suggested.reason)},
                  {"suggested_detail", text_or_null(suggested.detail)},
                  {"responsible_leader", text_or_null(item.responsible_leader)},
                  {"person_in_charge", text_or_null(item.person_in_charge)},
                  {"liaison", text_or_null(item.liaison)},
                  {"due_date", text_or_null(item.due_date)},
                  {"start_date", text_or_null(item.carriage.start_date)},
                  {"recurrence", text_or_null(item.carriage.recurrence)},
                  {"certainty", item.certainty},
                  {"doubt", text_or_null(item.doubt)},
                  {"changed_ms", act.now().ms}}));
  TRY(put_quantities(act, item.id, item.quantities));
  return put_supporting_units(act, item.id, item.supporting_units);
}

Result<> put_quantities(ledger::Act& act, std::string_view item,
                        const std::vector<Quantity>& quantities) {
  std::int64_t stored = 0;
  TRY(act.writer().each("SELECT count(*) FROM quantity WHERE item = ?", {std::string(item)},
                        [&](const Row& row) {
                          stored = row.integer(0);
                          return false;
                        }));
  const auto wanted = static_cast<std::int64_t>(quantities.size());
  for (std::int64_t at = 0; at < std::max(stored, wanted); ++at) {
    const auto id = fmt::format("{}/{}", item, at + 1);
    if (at >= wanted) {
      TRY(act.update(quantity_table, id, {{"active", std::int64_t{0}}}));
      continue;
    }
    auto changes = changes_of(quantities[static_cast<std::size_t>(at)]);
    if (at >= stored) {
      changes.emplace_back("item", std::string(item));
      changes.emplace_back("position", at + 1);
      TRY(act.insert(quantity_table, id, changes));
    } else {
      TRY(act.update(quantity_table, id, changes));
    }
  }
  return {};
}

Result<> put_supporting_units(ledger::Act& act, std::string_view item,
                              const std::vector<std::string>& units) {
  const auto stored = TRY(store::collect<std::string>(
      act.writer(), "SELECT unit FROM item_unit WHERE item = ?", {std::string(item)},
      [](const Row& row) { return row.string(0); }));
  for (const auto& unit : stored) {
    if (std::ranges::find(units, unit) == units.end()) {
      TRY(act.update(item_unit_table, fmt::format("{}/{}", item, unit),
                     {{"active", std::int64_t{0}}}));
    }
  }
  std::int64_t position = 0;
  for (const auto& unit : units) {
    const auto id = fmt::format("{}/{}", item, unit);
    const std::vector<ledger::Change> set{{"active", std::int64_t{1}}, {"position", ++position}};
    if (std::ranges::find(stored, unit) != stored.end()) {
      TRY(act.update(item_unit_table, id, set));
    } else {
      TRY(act.insert(item_unit_table, id,
                     {{"item", std::string(item)}, {"unit", unit}, set[0], set[1]}));
    }
  }
  return {};
}

Value text_or_null(std::string_view text) {
  if (text.empty()) return std::monostate{};
  return std::string(text);
}

Value integer_or_null(std::optional<std::int64_t> value) {
  if (!value) return std::monostate{};
  return *value;
}

std::string join_lines(const std::vector<std::string>& lines) {
  return fmt::format("{}", fmt::join(lines, "\n"));
}

std::string join_section(const std::vector<std::string>& section) {
  return section.empty() ? std::string{} : fmt::format("\n{}\n", fmt::join(section, "\n"));
}

}  // namespace luoshi::supervision
