// The rows of open data. Every statement carries the condition of publication.
#include <fmt/format.h>

#include <array>
#include <map>
#include <utility>

#include "bulletins/open_data.hpp"
#include "handling/amendments.hpp"
#include "outcomes/cited.hpp"
#include "outcomes/question.hpp"
#include "reconcile/outcome.hpp"
#include "supervision/rows.hpp"
#include "supervision/task_table.hpp"
#include "supervision/vocabulary.hpp"

namespace luoshi::bulletins {
namespace {

using store::Row;

constexpr std::string_view is_public = "item.state = 'approved' AND item.disclosure = 'public'";

std::string integer(std::optional<std::int64_t> value) {
  return value ? std::to_string(*value) : std::string();
}

std::string optional_integer(const Row& row, int column) {
  return row.is_null(column) ? std::string() : std::to_string(row.integer(column));
}

class OpenRows {
 public:
  explicit OpenRows(const OpenReading& with) : with_(with) {}

  Result<std::vector<DataRow>> items() {
    std::map<std::string, std::int64_t, std::less<>> published;
    TRY(with_.reader.each(fmt::format("SELECT id, public_ms FROM item WHERE {}", is_public), {},
                          [&](const Row& row) {
                            published[row.string(0)] = row.is_null(1) ? -1 : row.integer(1);
                            return true;
                          }));
    std::vector<DataRow> rows;
    for (const auto& item : TRY(supervision::load_items(with_.reader, is_public, {}))) {
      const auto ms = published[item.id];
      rows.push_back({item.id, item.number, std::to_string(item.year),
                      std::string(supervision::word_of(item.type)), item.headline, item.text,
                      fmt::format("{}", fmt::join(item.section, " / ")), item.source_kind,
                      item.source_title, item.lead_unit, name_of_unit(item.lead_unit),
                      names_of_units(item.supporting_units), item.due_date,
                      item.completion_standard,
                      published.contains(item.parent) ? item.parent : std::string(),
                      ms < 0 ? std::string() : with_.local_date(Instant{ms})});
    }
    return rows;
  }

  Result<std::vector<DataRow>> targets() {
    std::vector<DataRow> rows;
    for (const auto& item : TRY(supervision::load_items(with_.reader, is_public, {}))) {
      std::int64_t position = 0;
      for (const auto& quantity : item.quantities) {
        rows.push_back({item.id, item.number, std::to_string(++position), quantity.indicator,
                        quantity.value, quantity.low, quantity.high,
                        quantity.unit == "-" ? std::string() : quantity.unit,
                        std::string(supervision::word_of(quantity.kind)),
                        std::string(supervision::word_of(quantity.qualifier)),
                        std::string(supervision::word_of(quantity.role)), integer(quantity.year),
                        quantity.computed ? "true" : "false", quantity.computation});
      }
    }
    return rows;
  }

  Result<std::vector<DataRow>> milestones() {
    return select(
        "item.id, item.number, milestone.period, milestone.due_date, milestone.words, "
        "milestone.reached_on FROM milestone JOIN item ON item.id = milestone.item",
        "milestone.active = 1 AND milestone.reached_on IS NOT NULL ORDER BY milestone.reached_on, "
        "milestone.id");
  }

  Result<std::vector<DataRow>> amendments() {
    std::vector<DataRow> rows;
    const auto where = fmt::format(
        "amendment.state = 'decided' AND {} ORDER BY amendment.signed_ms, amendment.id", is_public);
    for (const auto& one : TRY(handling::load_amendments(with_.reader, where, {}))) {
      for (const auto& [field, before, after] : differences(one)) {
        rows.push_back({one.item, one.item_number, std::to_string(one.position),
                        one.decision.decided_by, one.decision.decided_on, one.decision.reason,
                        field, before, after});
      }
    }
    return rows;
  }

  Result<std::vector<DataRow>> progress() {
    auto rows = TRY(select(
        "item.id, item.number, report.unit, report.unit, report.period, report.percent, "
        "report.indicator, report.value, report.value_unit, report.origin, report.cited_source, "
        "report.words, report.signed_on FROM report JOIN item ON item.id = report.item",
        "report.state = 'accepted' AND report.disclosure = 'public' "
        "ORDER BY report.period, report.id"));
    for (auto& row : rows) row[3] = name_of_unit(row[3]);
    return rows;
  }

  Result<std::vector<DataRow>> outcomes() {
    auto rows = TRY(select(
        "item.id, item.number, 'report', outcome.verdict, outcome.result_words, outcome.reason, "
        "source.title, NULL, NULL, NULL, NULL, NULL, NULL, NULL "
        "FROM outcome JOIN item ON item.id = outcome.item JOIN source ON source.id = outcome.later",
        "outcome.active = 1 AND outcome.disclosure = 'public' "
        "ORDER BY outcome.earlier, outcome.position, outcome.id"));
    auto cited = TRY(select(
        "item.id, item.number, 'cited', cited_outcome.verdict, NULL, cited_outcome.reason, NULL, "
        "cited_outcome.indicator, cited_outcome.value, cited_outcome.unit, "
        "cited_outcome.publisher, cited_outcome.document, cited_outcome.published_on, "
        "cited_outcome.link FROM cited_outcome JOIN item ON item.id = cited_outcome.item",
        "cited_outcome.state = 'stands' AND cited_outcome.disclosure = 'public' "
        "ORDER BY cited_outcome.cited_ms, cited_outcome.id"));
    rows.insert(rows.end(), std::make_move_iterator(cited.begin()),
                std::make_move_iterator(cited.end()));
    return rows;
  }

  Result<std::vector<DataRow>> questions() {
    const auto asked = TRY(outcomes::load_questions(
        with_.reader, fmt::format("item IN (SELECT id FROM item WHERE {})", is_public), {},
        questions_max));
    std::map<std::string, std::string, std::less<>> numbers;
    TRY(with_.reader.each(fmt::format("SELECT id, number FROM item WHERE {}", is_public), {},
                          [&](const Row& row) {
                            numbers[row.string(0)] = row.string(1);
                            return true;
                          }));
    std::vector<DataRow> rows;
    for (const auto& one : asked) {
      if (!outcomes::is_shown(one.state)) continue;
      const bool answered = one.state == outcomes::QuestionState::answered;
      rows.push_back({one.item, numbers[one.item], std::string(outcomes::name_of(one.kind)),
                      one.shown_words, with_.local_date(Instant{one.received_ms}),
                      name_of_unit(one.unit), one.due_date, answered ? one.answer : std::string(),
                      answered ? one.answered_on : std::string()});
    }
    return rows;
  }

 private:
  static constexpr std::int64_t questions_max = 100'000;

  std::string name_of_unit(std::string_view id) const {
    const auto* unit = with_.units.by_id(id);
    return unit == nullptr ? std::string() : unit->name;
  }
  std::string names_of_units(const std::vector<std::string>& ids) const {
    std::string names;
    for (const auto& id : ids) names += (names.empty() ? "" : "、") + name_of_unit(id);
    return names;
  }

  // Rows as they stand in the table, of public items only.
  Result<std::vector<DataRow>> select(std::string_view columns, std::string_view where) {
    return store::collect<DataRow>(
        with_.reader, fmt::format("SELECT {} WHERE {} AND {}", columns, is_public, where), {},
        [](const Row& row) {
          DataRow cells;
          for (int c = 0; c < row.columns(); ++c) {
            const auto value = row.value(c);
            const bool number = std::holds_alternative<std::int64_t>(value);
            cells.push_back(number ? optional_integer(row, c) : row.string(c));
          }
          return cells;
        });
  }

  using Difference = std::array<std::string, 3>;  // field, before, after

  std::vector<Difference> differences(const handling::Amendment& amendment) const {
    using Text = std::optional<std::string> supervision::ItemEdit::*;
    static constexpr std::array<std::pair<std::string_view, Text>, 6> texts{{
        {"headline", &supervision::ItemEdit::headline},
        {"text", &supervision::ItemEdit::text},
        {"completion_standard", &supervision::ItemEdit::completion_standard},
        {"lead_unit", &supervision::ItemEdit::lead_unit},
        {"due_date", &supervision::ItemEdit::due_date},
        {"recurrence", &supervision::ItemEdit::recurrence},
    }};
    const auto& before = amendment.before;
    const auto& after = amendment.after;
    std::vector<Difference> all;
    for (const auto& [name, member] : texts) {
      const auto& changed = after.fields.*member;
      if (!changed) continue;
      auto old_words = (before.fields.*member).value_or("");
      auto new_words = *changed;
      if (name == "lead_unit") {
        old_words = name_of_unit(old_words);
        new_words = name_of_unit(new_words);
      }
      all.push_back({std::string(name), std::move(old_words), std::move(new_words)});
    }
    if (after.fields.quantities) {
      all.push_back({"quantities", words_of(before.fields.quantities.value_or(Quantities{})),
                     words_of(*after.fields.quantities)});
    }
    if (!after.stage.empty()) all.push_back({"stage", before.stage, after.stage});
    return all;
  }

  using Quantities = std::vector<supervision::Quantity>;
  static std::string words_of(const Quantities& quantities) {
    std::string words;
    for (const auto& quantity : quantities) {
      words += (words.empty() ? "" : "；") + supervision::words_of(quantity);
    }
    return words;
  }

  const OpenReading& with_;
};

}  // namespace

Result<std::vector<DataRow>> rows_of(const OpenReading& with, const Dataset& dataset) {
  using Make = Result<std::vector<DataRow>> (OpenRows::*)();
  static constexpr std::array<std::pair<std::string_view, Make>, 7> makers{{
      {"items", &OpenRows::items},
      {"targets", &OpenRows::targets},
      {"milestones", &OpenRows::milestones},
      {"amendments", &OpenRows::amendments},
      {"progress", &OpenRows::progress},
      {"outcomes", &OpenRows::outcomes},
      {"questions", &OpenRows::questions},
  }};
  for (const auto& [id, make] : makers) {
    if (id == dataset.id) return (OpenRows(with).*make)();
  }
  return fail(ErrorKind::not_found, "open-data.not-found", std::string(dataset.id));
}

}  // namespace luoshi::bulletins
