#include "supervision/rows.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "supervision/tables.hpp"
#include "supervision/vocabulary.hpp"

namespace luoshi::supervision {
namespace {

using store::Params;
using store::Row;
using store::Value;

std::optional<std::int64_t> optional_integer(const Row& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return row.integer(column);
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto end = text.find(separator);
    if (const auto part = text.substr(0, end); !part.empty()) parts.emplace_back(part);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return parts;
}

Quantity read_quantity(const Row& row) {
  Quantity quantity;
  quantity.begin = optional_integer(row, 0);
  quantity.end = optional_integer(row, 1);
  quantity.value = row.string(2);
  quantity.low = row.string(3);
  quantity.high = row.string(4);
  quantity.unit = row.string(5);
  quantity.kind = kind_of(row.text(6)).value_or(reading::Kind::target);
  quantity.qualifier = qualifier_of(row.text(7)).value_or(reading::Qualifier::exact);
  quantity.role = role_of(row.text(8)).value_or(reading::Role::level);
  quantity.indicator = row.string(9);
  quantity.year = optional_integer(row, 10);
  quantity.computed = row.integer(11) != 0;
  quantity.computation = row.string(12);
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

constexpr auto source_select =
    "SELECT id, version, kind, number, title, year, year_reviewed, place, delivered, file_name, "
    "media_type, file, text, has_text, sections, created_ms, created_by, approved_ms, approved_by "
    "FROM source ";

Source read_source(const Row& row) {
  Source source;
  source.id = row.string(0);
  source.version = row.integer(1);
  source.kind = row.string(2);
  source.number = row.integer(3);
  source.title = row.string(4);
  source.year = optional_integer(row, 5);
  source.year_reviewed = optional_integer(row, 6);
  source.place = row.string(7);
  source.delivered = row.string(8);
  source.file_name = row.string(9);
  source.media_type = row.string(10);
  source.file = row.string(11);
  source.text = row.string(12);
  source.has_text = row.integer(13) != 0;
  for (const auto& line : split(row.text(14), '\n')) source.sections.push_back(split(line, '\t'));
  source.created_ms = row.integer(15);
  source.created_by = row.string(16);
  source.approved_ms = optional_integer(row, 17);
  source.approved_by = row.string(18);
  return source;
}

Result<> count_items(store::Reader& reader, Source& source) {
  return reader.each("SELECT state, count(*) FROM item WHERE source = ? GROUP BY state",
                     {source.id}, [&](const Row& row) {
                       if (const auto state = parse_state(row.text(0))) {
                         source.counts.of(*state) = row.integer(1);
                       }
                       return true;
                     });
}

Result<std::vector<Source>> select_sources(store::Reader& reader, std::string_view rest,
                                           const Params& params) {
  auto sources = TRY(
      store::collect<Source>(reader, std::string(source_select).append(rest), params, read_source));
  for (auto& source : sources) TRY(count_items(reader, source));
  return sources;
}

}  // namespace

std::int64_t& Counts::of(State state) {
  switch (state) {
    case State::draft:
      return draft;
    case State::accepted:
      return accepted;
    case State::confirmed:
      return confirmed;
    case State::approved:
      return approved;
    case State::rejected:
      break;
  }
  return rejected;
}

const std::string& item_columns() {
  static const std::string columns =
      "item.id, item.version, item.source, item.source_rank, item.position, item.year, "
      "item.serial, item.part, item.number, item.type, item.state, item.disclosure, "
      "item.accepted_by, item.edited_by, item.confirmed_by, item.parent, item.parts_total, "
      "item.headline, item.text, item.section, item.span_begin, item.span_end, item.read_begin, "
      "item.read_end, item.sheet_row, item.verb, item.objects, item.completion_standard, "
      "item.lead_unit, item.suggested_unit, item.suggested_reason, item.suggested_detail, "
      "item.responsible_leader, item.person_in_charge, item.liaison, item.due_date, "
      "item.certainty, item.doubt, item.reason, item.changed_ms, source.title";
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
  return item;
}

Result<> complete(store::Reader& reader, Item& item) {
  TRY(reader.each(
      "SELECT span_begin, span_end, value, low, high, unit, kind, qualifier, role, indicator, "
      "year, computed, computation FROM quantity WHERE item = ? AND active = 1 ORDER BY position",
      {item.id}, [&](const Row& row) {
        item.quantities.push_back(read_quantity(row));
        return true;
      }));
  TRY(reader.each("SELECT unit FROM item_unit WHERE item = ? AND active = 1 ORDER BY position",
                  {item.id}, [&](const Row& row) {
                    item.supporting_units.push_back(row.string(0));
                    return true;
                  }));
  if (!item.parts_total) return {};
  return reader.each("SELECT count(*) FROM item WHERE parent = ? AND state <> 'rejected'",
                     {item.id}, [&](const Row& row) {
                       item.parts_named = row.integer(0);
                       return false;
                     });
}

Result<std::vector<Item>> load_items(store::Reader& reader, std::string_view where,
                                     const Params& params) {
  const auto sql = fmt::format(
      "SELECT {} FROM item JOIN source ON source.id = item.source WHERE {} "
      "ORDER BY item.source_rank, item.position, item.id",
      item_columns(), where);
  auto items = TRY(store::collect<Item>(reader, sql, params, read_item));
  for (auto& item : items) TRY(complete(reader, item));
  return items;
}

Result<Item> load_item(store::Reader& reader, std::string_view id) {
  auto items = TRY(load_items(reader, "item.id = ?", {std::string(id)}));
  if (items.empty()) return fail(ErrorKind::not_found, "item.not-found", std::string(id));
  return std::move(items.front());
}

Result<Source> load_source(store::Reader& reader, std::string_view id) {
  auto sources = TRY(select_sources(reader, "WHERE id = ?", {std::string(id)}));
  if (sources.empty()) return fail(ErrorKind::not_found, "source.not-found", std::string(id));
  return std::move(sources.front());
}

Result<std::optional<Source>> find_source(store::Reader& reader, std::string_view kind,
                                          std::string_view text) {
  auto sources = TRY(select_sources(reader, "WHERE kind = ? AND text = ?",
                                    {std::string(kind), std::string(text)}));
  if (sources.empty()) return std::nullopt;
  return std::move(sources.front());
}

Result<std::vector<Source>> list_sources(store::Reader& reader, std::optional<std::int64_t> below,
                                         std::int64_t limit) {
  return select_sources(reader, "WHERE number < ? ORDER BY number DESC LIMIT ?",
                        {below.value_or(INT64_MAX), limit});
}

Result<> insert_source(ledger::Act& act, const Source& source) {
  std::string sections;
  for (const auto& path : source.sections) sections += fmt::format("{}\n", fmt::join(path, "\t"));
  return act.insert(source_table, source.id,
                    {{"kind", source.kind},
                     {"number", source.number},
                     {"title", source.title},
                     {"year", integer_or_null(source.year)},
                     {"year_reviewed", integer_or_null(source.year_reviewed)},
                     {"place", text_or_null(source.place)},
                     {"delivered", text_or_null(source.delivered)},
                     {"file_name", text_or_null(source.file_name)},
                     {"media_type", source.media_type},
                     {"file", source.file},
                     {"text", source.text},
                     {"has_text", std::int64_t{source.has_text ? 1 : 0}},
                     {"sections", text_or_null(sections)},
                     {"created_ms", source.created_ms},
                     {"created_by", source.created_by}});
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
