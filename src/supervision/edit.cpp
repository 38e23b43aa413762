#include "supervision/edit.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/decimal.hpp"
#include "supervision/access.hpp"
#include "supervision/rows.hpp"
#include "supervision/search_index.hpp"
#include "supervision/standing_change.hpp"
#include "supervision/tables.hpp"
#include "supervision/vocabulary.hpp"
#include "text/unicode.hpp"

namespace luoshi::supervision {
namespace {

using Findings = std::vector<Finding>;

bool blank(std::string_view text) {
  return text::trim(text::from_utf8(text)).empty();
}

void check_span(const ItemEdit& edit, std::optional<std::u32string_view> text, Findings& findings) {
  if (edit.begin.has_value() != edit.end.has_value()) {
    findings.push_back({edit.begin ? "/end" : "/begin", "item.span-half", {}});
  } else if (edit.begin) {
    const auto length = text ? static_cast<std::int64_t>(text->size()) : 0;
    if (*edit.begin < 0 || *edit.begin >= *edit.end || *edit.end > length) {
      findings.push_back({"/end", "item.span-outside", std::to_string(length)});
    }
  }
}

bool is_number(const std::string& text) {
  return text.empty() || Decimal::parse(text).has_value();
}

void check_quantities(const std::vector<Quantity>& quantities, Findings& findings) {
  for (std::size_t at = 0; at < quantities.size(); ++at) {
    const auto& one = quantities[at];
    const bool range = !one.low.empty() && !one.high.empty();
    if (one.value.empty() == !range || !is_number(one.value) || !is_number(one.low) ||
        !is_number(one.high)) {
      findings.push_back({fmt::format("/quantities/{}", at), "item.quantity-malformed", {}});
    }
  }
}

void check_units(const ItemEdit& edit, const Units& units, Findings& findings) {
  const auto check = [&](const std::string& id, std::string place) {
    if (const auto known = units.require(id, place); !known) {
      findings.push_back({std::move(place), known.error().problem, id});
    }
  };
  if (edit.lead_unit && !edit.lead_unit->empty()) check(*edit.lead_unit, "/lead_unit");
  if (!edit.supporting_units) return;
  for (std::size_t at = 0; at < edit.supporting_units->size(); ++at) {
    check((*edit.supporting_units)[at], fmt::format("/supporting_units/{}", at));
  }
}

void check_dates(const ItemEdit& edit, const Item& item, Findings& findings) {
  const auto well_formed = [&](const std::optional<std::string>& date, const char* place) {
    if (!date || date->empty() || is_date(*date)) return true;
    findings.push_back({place, "item.date-malformed", *date});
    return false;
  };
  const bool due = well_formed(edit.due_date, "/due_date");
  const bool start = well_formed(edit.start_date, "/start_date");
  const auto& from = edit.start_date ? *edit.start_date : item.carriage.start_date;
  const auto& to = edit.due_date ? *edit.due_date : item.due_date;
  if (due && start && (edit.due_date || edit.start_date) && !from.empty() && !to.empty() &&
      from > to) {
    findings.push_back({edit.start_date ? "/start_date" : "/due_date", "item.start-after-due", to});
  }
}

void check_recurrence(const ItemEdit& edit, const Item& item, Findings& findings) {
  if (!edit.recurrence || edit.recurrence->empty()) return;
  if (!is_recurrence(*edit.recurrence)) {
    findings.push_back({"/recurrence", "item.recurrence-unknown", *edit.recurrence});
  }
  if (edit.type.value_or(item.type) != reading::StatementType::standing_duty) {
    findings.push_back({"/recurrence", "item.not-standing-duty", {}});
  }
}

// Line breaks part the objects of an item in its row.
std::vector<std::string> single_lines(std::vector<std::string> lines) {
  for (auto& line : lines) line = text::to_utf8(text::fold_space(text::from_utf8(line)));
  return lines;
}

void add_words(std::vector<ledger::Change>& columns, Item& item, const ItemEdit& edit,
               std::optional<std::u32string_view> source_text) {
  if (edit.begin && edit.end && source_text) {
    const auto begin = static_cast<std::size_t>(*edit.begin);
    const auto passage = source_text->substr(begin, static_cast<std::size_t>(*edit.end) - begin);
    item.text = text::to_utf8(text::fold_space(passage));
    columns.emplace_back("span_begin", *edit.begin);
    columns.emplace_back("span_end", *edit.end);
    columns.emplace_back("text", item.text);
  }
  if (edit.text && !(edit.begin && edit.end && source_text)) {
    item.text = *edit.text;
    columns.emplace_back("text", item.text);
  }
  if (edit.type) columns.emplace_back("type", std::string(word_of(*edit.type)));
  if (edit.headline) {
    item.headline = *edit.headline;
    columns.emplace_back("headline", item.headline);
  }
  if (edit.parts_total) columns.emplace_back("parts_total", integer_or_null(*edit.parts_total));
  if (edit.objects) {
    columns.emplace_back("objects", text_or_null(join_lines(single_lines(*edit.objects))));
  }
  if (edit.quantities) {
    columns.emplace_back("quantity_count", static_cast<std::int64_t>(edit.quantities->size()));
  }
}

void add_assignment(std::vector<ledger::Change>& columns, const ItemEdit& edit) {
  const auto add = [&](const char* column, const std::optional<std::string>& value) {
    if (value) columns.emplace_back(column, text_or_null(*value));
  };
  add("completion_standard", edit.completion_standard);
  add("lead_unit", edit.lead_unit);
  add("responsible_leader", edit.responsible_leader);
  add("person_in_charge", edit.person_in_charge);
  add("liaison", edit.liaison);
  add("due_date", edit.due_date);
  add("start_date", edit.start_date);
  add("recurrence", edit.recurrence);
}

Result<Item> write(ledger::Act& act, Item item, const ItemEdit& edit,
                   std::vector<ledger::Change> columns,
                   std::optional<std::u32string_view> source_text) {
  add_words(columns, item, edit, source_text);
  add_assignment(columns, edit);
  TRY(act.update(item_table, item.id, columns));
  if (edit.quantities) TRY(put_quantities(act, item.id, *edit.quantities));
  if (edit.supporting_units) TRY(put_supporting_units(act, item.id, *edit.supporting_units));
  auto now = TRY(load_item(act.writer(), item.id));
  TRY(index_item(act.writer(), now));
  return now;
}

}  // namespace

ItemEdit news_of(ItemEdit edit, const Item& item) {
  const auto drop = [](auto& field, const auto& now) {
    if (field && *field == now) field.reset();
  };
  drop(edit.type, item.type);
  drop(edit.headline, item.headline);
  drop(edit.text, item.text);
  if (edit.begin == item.begin && edit.end == item.end) {
    edit.begin.reset();
    edit.end.reset();
  }
  drop(edit.parts_total, item.parts_total);
  drop(edit.objects, item.objects);
  drop(edit.quantities, item.quantities);
  drop(edit.completion_standard, item.completion_standard);
  drop(edit.lead_unit, item.lead_unit);
  drop(edit.supporting_units, item.supporting_units);
  drop(edit.responsible_leader, item.responsible_leader);
  drop(edit.person_in_charge, item.person_in_charge);
  drop(edit.liaison, item.liaison);
  drop(edit.due_date, item.due_date);
  drop(edit.start_date, item.carriage.start_date);
  drop(edit.recurrence, item.carriage.recurrence);
  return edit;
}

Result<> check_edit(const ItemEdit& edit, const Item& item, const Units& units,
                    std::optional<std::u32string_view> source_text) {
  Findings findings;
  check_span(edit, source_text, findings);
  if (edit.headline && blank(*edit.headline)) findings.push_back({"/headline", "item.blank", {}});
  if (edit.text && blank(*edit.text)) findings.push_back({"/text", "item.blank", {}});
  if (edit.quantities) check_quantities(*edit.quantities, findings);
  check_units(edit, units, findings);
  check_dates(edit, item, findings);
  check_recurrence(edit, item, findings);
  if (findings.empty()) return {};
  return Failure(Error{ErrorKind::invalid, "item.invalid", {}, {}, std::move(findings)});
}

bool ItemEdit::words() const {
  return type || headline || text || begin || end || parts_total || objects || quantities;
}

bool ItemEdit::assignment() const {
  return completion_standard || lead_unit || supporting_units || responsible_leader ||
         person_in_charge || liaison || due_date || start_date || recurrence;
}

std::vector<std::string_view> ItemEdit::fixed_fields() const {
  std::vector<std::string_view> fields;
  const auto add = [&](bool changes, std::string_view field) {
    if (changes) fields.push_back(field);
  };
  add(type.has_value(), "type");
  add(headline.has_value(), "headline");
  add(text || begin || end, "text");
  add(parts_total.has_value(), "parts_total");
  add(objects.has_value(), "objects");
  add(quantities.has_value(), "quantities");
  add(completion_standard.has_value(), "completion_standard");
  add(lead_unit.has_value(), "lead_unit");
  add(due_date.has_value(), "due_date");
  add(recurrence.has_value(), "recurrence");
  return fields;
}

Result<> require_editable(const Item& item, const ItemEdit& edit) {
  const auto stage = item.carriage.stage;
  if (has_ended(stage)) {
    return fail(ErrorKind::conflict, "item.wrong-stage", std::string(name_of(stage)));
  }
  if (!is_owed(stage)) return {};
  Findings findings;
  for (const auto field : edit.fixed_fields()) {
    findings.push_back({fmt::format("/{}", field), "item.issued-amend", {}});
  }
  if (findings.empty()) return {};
  return Failure(Error{ErrorKind::conflict, "item.issued-amend", {}, {}, std::move(findings)});
}

Result<Item> apply_edit(ledger::Act& act, std::string_view person, Item item, const ItemEdit& edit,
                        std::optional<std::u32string_view> source_text) {
  if (!edit.words() && !edit.assignment()) return item;
  TRY(require_editable(item, edit));
  if (edit.words()) {
    item.standing = TRY(after(item.standing, Move::edit_words, person));
  } else if (item.standing.state == State::rejected) {
    return fail(ErrorKind::conflict, "item.wrong-state", "rejected");
  }
  auto columns = standing_columns(item.standing, act.now());
  return write(act, std::move(item), edit, std::move(columns), source_text);
}

Result<Item> write_amended(ledger::Act& act, const Item& item, const ItemEdit& edit,
                           const std::vector<ledger::Change>& also) {
  std::vector<ledger::Change> columns{{"changed_ms", act.now().ms}};
  columns.insert(columns.end(), also.begin(), also.end());
  return write(act, item, edit, std::move(columns), std::nullopt);
}

Result<Edited> edit_item(ledger::Act& act, const identity::Principal& who, std::string_view id,
                         std::optional<std::int64_t> expected_version, const ItemEdit& edit,
                         const Units& units, std::optional<std::u32string_view> source_text) {
  TRY(require_supervision(who));
  const auto item = TRY(load_item(act.writer(), id));
  if (expected_version && *expected_version != item.version) {
    return fail(ErrorKind::conflict, "row.changed-meanwhile", std::to_string(item.version));
  }
  const auto news = news_of(edit, item);
  TRY(check_edit(edit, item, units, source_text));
  auto now = TRY(apply_edit(act, who.person, item, news, source_text));
  const bool changed = now.version != item.version;
  return Edited{std::move(now), changed};
}

}  // namespace luoshi::supervision
