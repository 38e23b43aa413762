#include "supervision/regroup.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "supervision/access.hpp"
#include "supervision/numbers.hpp"
#include "supervision/rows.hpp"
#include "supervision/search_index.hpp"
#include "supervision/standing_change.hpp"
#include "supervision/tables.hpp"
#include "text/unicode.hpp"

namespace luoshi::supervision {
namespace {

using identity::Principal;

Result<> require_open(const Item& item) {
  if (item.standing.state == State::approved || item.standing.state == State::rejected) {
    return fail(ErrorKind::conflict, "item.wrong-state", std::string(name_of(item.standing.state)),
                item.id);
  }
  return {};
}

std::string passage(std::u32string_view text, std::int64_t begin, std::int64_t end) {
  const auto from = static_cast<std::size_t>(begin);
  return text::to_utf8(text::fold_space(text.substr(from, static_cast<std::size_t>(end) - from)));
}

Result<> check_parts(const std::vector<Part>& parts, SourceText text) {
  std::vector<Finding> findings;
  const auto length = text ? static_cast<std::int64_t>(text->size()) : 0;
  if (parts.size() < 2) findings.push_back({"/parts", "item.too-few-parts", {}});
  for (std::size_t at = 0; at < parts.size(); ++at) {
    const auto& part = parts[at];
    const auto place = fmt::format("/parts/{}", at);
    if (text::trim(text::from_utf8(part.headline)).empty()) {
      findings.push_back({place + "/headline", "item.blank", {}});
    }
    if (part.begin.has_value() != part.end.has_value()) {
      findings.push_back({place, "item.span-half", {}});
    } else if (part.begin) {
      if (*part.begin < 0 || *part.begin >= *part.end || *part.end > length) {
        findings.push_back({place + "/end", "item.span-outside", std::to_string(length)});
      }
    } else if (text::trim(text::from_utf8(part.text)).empty()) {
      findings.push_back({place + "/text", "item.blank", {}});
    }
  }
  if (findings.empty()) return {};
  return Failure(Error{ErrorKind::invalid, "item.invalid", {}, {}, std::move(findings)});
}

bool belongs(const Quantity& quantity, const Item& part) {
  if (quantity.begin && quantity.end && part.begin && part.end) {
    return *part.begin <= *quantity.begin && *quantity.end <= *part.end;
  }
  const auto& written = quantity.value.empty() ? quantity.low : quantity.value;
  return !written.empty() && part.text.find(written) != std::string::npos;
}

Item part_of(const Item& whole, const Part& given, const Units& units, SourceText text) {
  Item part = whole;
  part.standing = {};
  part.parts_total.reset();
  part.quantities.clear();
  part.read_begin.reset();
  part.read_end.reset();
  part.begin = given.begin;
  part.end = given.end;
  part.text = given.begin ? passage(*text, *given.begin, *given.end) : given.text;
  part.headline = given.headline;
  std::erase_if(part.objects, [&](const std::string& object) {
    return part.text.find(object) == std::string::npos;
  });
  for (const auto& quantity : whole.quantities) {
    if (belongs(quantity, part)) part.quantities.push_back(quantity);
  }
  if (const auto suggestion = units.suggest(part.text)) part.suggestion = suggestion;
  return part;
}

// A person's own item is accepted at once, by them.
Result<> insert_accepted(ledger::Act& act, const Principal& who, Item& item) {
  item.id = act.new_id("itm");
  item.standing = {State::accepted, Disclosure::internal, who.person, who.person, {}};
  item.certainty = 1000;
  item.doubt.clear();
  TRY(insert_item(act, item));
  return index_item(act.writer(), item);
}

// A part of a child stays a child of the same parent; others get serials of their own.
Result<> number_parts(store::Reader& reader, const Item& whole, std::vector<Item>& parts) {
  auto serial = TRY(last_serial(reader, whole.year));
  auto part = TRY(last_part(reader, whole.year, whole.serial));
  std::int64_t place = 0;
  for (auto& item : parts) {
    ++place;
    item.position = item.begin && whole.part == 0 ? *item.begin * 1000 : whole.position + place;
    if (whole.part > 0) {
      item.part = ++part;
    } else {
      item.serial = ++serial;
    }
    item.number = number_of(item.year, item.serial, item.part);
  }
  return {};
}

std::string ids_of(const std::vector<Item>& items) {
  std::string ids;
  for (const auto& item : items) ids += (ids.empty() ? "" : " ") + item.id;
  return ids;
}

template <class T>
void add_missing(std::vector<T>& all, const std::vector<T>& more) {
  for (const auto& one : more) {
    if (std::ranges::find(all, one) == all.end()) all.push_back(one);
  }
}

// Words of two neighbours that only punctuation parts are read from the source as they stand there;
// others are joined.
void take_up_words(Item& into, const Item& other, SourceText text) {
  constexpr std::int64_t gap_max = 2;
  const bool spans = into.begin && into.end && other.begin && other.end && text;
  if (spans && *other.begin - *into.end <= gap_max &&
      *other.end <= static_cast<std::int64_t>(text->size())) {
    into.end = std::max(*into.end, *other.end);
    into.text = passage(*text, *into.begin, *into.end);
  } else if (into.text.find(other.text) == std::string::npos) {
    into.text += "；" + other.text;
  }
}

void take_up(Item& into, const Item& other, SourceText text) {
  take_up_words(into, other, text);
  add_missing(into.quantities, other.quantities);
  add_missing(into.objects, other.objects);
  add_missing(into.supporting_units, other.supporting_units);
  if (into.lead_unit.empty()) {
    into.lead_unit = other.lead_unit;
  } else if (!other.lead_unit.empty() && other.lead_unit != into.lead_unit) {
    add_missing(into.supporting_units, {other.lead_unit});
  }
  if (!into.parts_total) into.parts_total = other.parts_total;
}

Result<> move_children(ledger::Act& act, const Item& from, const Item& to) {
  const auto children = TRY(
      store::collect<std::string>(act.writer(), "SELECT id FROM item WHERE parent = ?", {from.id},
                                  [](const store::Row& row) { return row.string(0); }));
  for (const auto& child : children) TRY(act.update(item_table, child, {{"parent", to.id}}));
  return {};
}

Result<> write_merged(ledger::Act& act, const Principal& who, Item& item) {
  item.standing = {State::accepted, Disclosure::internal, who.person, who.person, {}};
  auto columns = standing_columns(item.standing, act.now());
  columns.insert(columns.end(),
                 {{"headline", item.headline},
                  {"text", item.text},
                  {"span_begin", integer_or_null(item.begin)},
                  {"span_end", integer_or_null(item.end)},
                  {"objects", text_or_null(join_lines(item.objects))},
                  {"lead_unit", text_or_null(item.lead_unit)},
                  {"parts_total", integer_or_null(item.parts_total)},
                  {"quantity_count", static_cast<std::int64_t>(item.quantities.size())}});
  TRY(act.update(item_table, item.id, columns));
  TRY(put_quantities(act, item.id, item.quantities));
  TRY(put_supporting_units(act, item.id, item.supporting_units));
  return index_item(act.writer(), item);
}

}  // namespace

Result<std::vector<Item>> split_item(ledger::Act& act, const Principal& who, std::string_view id,
                                     const std::vector<Part>& parts, const Units& units,
                                     SourceText source_text) {
  TRY(require_supervision(who));
  auto whole = TRY(load_item(act.writer(), id));
  TRY(require_open(whole));
  if (whole.parts_named > 0) return fail(ErrorKind::conflict, "item.has-parts", whole.id);
  TRY(check_parts(parts, source_text));
  std::vector<Item> items;
  for (const auto& part : parts) items.push_back(part_of(whole, part, units, source_text));
  TRY(number_parts(act.writer(), whole, items));
  for (auto& item : items) TRY(insert_accepted(act, who, item));
  TRY(make_move(act, whole, Move::reject, who.person, {{"reason", ids_of(items)}}));
  act.fact("parts", static_cast<std::int64_t>(items.size()));
  for (auto& item : items) item = TRY(load_item(act.writer(), item.id));
  return items;
}

Result<Item> merge_items(ledger::Act& act, const Principal& who, std::vector<std::string> ids,
                         std::string_view headline, SourceText source_text) {
  TRY(require_supervision(who));
  std::ranges::sort(ids);
  ids.erase(std::ranges::unique(ids).begin(), ids.end());
  if (ids.size() < 2) return fail(ErrorKind::invalid, "item.too-few-parts", {}, "/items");
  std::vector<Item> items;
  for (const auto& id : ids) {
    items.push_back(TRY(load_item(act.writer(), id)));
    TRY(require_open(items.back()));
    if (items.back().source != items.front().source) {
      return fail(ErrorKind::invalid, "item.other-source", id, "/items");
    }
  }
  std::ranges::sort(items, {}, [](const Item& item) { return std::pair(item.position, item.id); });
  auto& into = items.front();
  for (std::size_t at = 1; at < items.size(); ++at) {
    auto& other = items[at];
    take_up(into, other, source_text);
    TRY(move_children(act, other, into));
    TRY(make_move(act, other, Move::reject, who.person, {{"reason", into.id}}));
  }
  if (!text::trim(text::from_utf8(headline)).empty()) into.headline = headline;
  TRY(write_merged(act, who, into));
  act.fact("items", static_cast<std::int64_t>(items.size()));
  return load_item(act.writer(), into.id);
}

Result<Item> add_item(ledger::Act& act, const Principal& who, std::string_view source, Item item,
                      const Units& units) {
  TRY(require_supervision(who));
  const auto of = TRY(load_source(act.writer(), source));
  item.source = of.id;
  item.source_rank = rank_of(of.number);
  item.year = of.year.value_or(year_of(act.now()));
  item.serial = TRY(last_serial(act.writer(), item.year)) + 1;
  item.number = number_of(item.year, item.serial, 0);
  item.position = item.begin.value_or(0) * 1000;
  item.suggestion = units.suggest(item.text);
  TRY(insert_accepted(act, who, item));
  act.fact("source", of.id);
  return load_item(act.writer(), item.id);
}

}  // namespace luoshi::supervision
