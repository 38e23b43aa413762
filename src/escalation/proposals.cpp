#include "escalation/proposals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "escalation/measure_tables.hpp"
#include "escalation/noticing.hpp"
#include "escalation/points.hpp"

namespace luoshi::escalation {
namespace {

using catalog::EscalationRule;
using catalog::EscalationRules;
using store::Row;

// One turn of an item's light this year.
struct Turn {
  std::string record;
  std::string on;
  std::int64_t made_ms = 0;
};

struct ItemTurns {
  NoticeItem item;
  std::string unit;
  std::vector<Turn> yellows;
  std::vector<Turn> reds;
};

std::string year_begin(std::string_view today) {
  return std::string(today.substr(0, 4)) + "-01-01";
}

// By item; a red that was caught up is no new yellow. Ended items need no notice.
Result<std::map<std::string, ItemTurns>> turns_of_year(store::Reader& reader,
                                                       std::string_view today) {
  std::map<std::string, ItemTurns> all;
  TRY(reader.each(
      "SELECT item.id, item.number, item.headline, item.lead_unit, light_change.id, "
      "light_change.changed_on, light_change.made_ms, light_change.to_light "
      "FROM light_change CROSS JOIN item ON item.id = light_change.item "
      "WHERE light_change.changed_on >= ? AND light_change.to_light IN ('yellow', 'red') "
      "AND light_change.to_light <> light_change.from_light "
      "AND NOT (light_change.to_light = 'yellow' AND light_change.from_light = 'red') "
      "AND item.stage IN ('issued', 'acknowledged', 'claimed') AND item.lead_unit IS NOT NULL "
      "ORDER BY light_change.item, light_change.position",
      {year_begin(today)}, [&](const Row& row) {
        auto& one = all[row.string(0)];
        one.item = {row.string(0), row.string(1), row.string(2)};
        one.unit = row.string(3);
        auto& turns = row.text(7) == "red" ? one.reds : one.yellows;
        turns.push_back({"light_change/" + row.string(4), row.string(5), row.integer(6)});
        return true;
      }));
  return all;
}

// When an item was last the matter of a notice of this level or one above, drafts too; 0: never.
using LastNotice = std::map<std::pair<std::string, Level>, std::int64_t>;

Result<LastNotice> last_notices(store::Reader& reader, std::string_view today) {
  LastNotice last;
  TRY(reader.each(
      "SELECT notice_item.item, notice.level, max(notice.drafted_ms) FROM notice "
      "JOIN notice_item ON notice_item.notice = notice.id AND notice_item.active = 1 "
      "WHERE notice.state <> 'withdrawn' AND coalesce(notice.year, ?) = ? GROUP BY 1, 2",
      {std::stoll(std::string(today.substr(0, 4))), std::stoll(std::string(today.substr(0, 4)))},
      [&](const Row& row) {
        const auto level = catalog::parse_level(row.text(1)).value_or(Level::blue);
        for (auto below = 0; below <= static_cast<int>(level); ++below) {
          auto& at = last[{row.string(0), static_cast<Level>(below)}];
          at = std::max(at, row.integer(2));
        }
        return true;
      }));
  return last;
}

std::int64_t threshold(const EscalationRule& rule, bool red) {
  return (red ? rule.reds : rule.yellows).value_or(0);
}

// The rule for the n-th turn: the one with this number, or the highest where n is above all.
bool is_for(const EscalationRules& rules, const EscalationRule& rule, bool red, std::int64_t n) {
  std::int64_t best = 0;
  for (const auto& one : rules.rules) {
    if (threshold(one, red) <= n) best = std::max(best, threshold(one, red));
  }
  return threshold(rule, red) == best;
}

Level level_of(catalog::Proposed proposed) {
  return proposed == catalog::Proposed::interview ? Level::red
                                                  : static_cast<Level>(static_cast<int>(proposed));
}

void add_turns(const EscalationRules& rules, const EscalationRule& rule, const ItemTurns& one,
               const LastNotice& last, std::vector<Proposal>& all) {
  const bool red = rule.reds.has_value();
  const auto& turns = red ? one.reds : one.yellows;
  const auto n = std::ssize(turns);
  if (n < threshold(rule, red) || !is_for(rules, rule, red, n)) return;
  const auto& newest = turns.back();
  const auto answered = last.find({one.item.item, level_of(rule.proposes)});
  if (answered != last.end() && answered->second >= newest.made_ms) return;
  all.push_back({&rule, newest.record, one.unit, one.item, {}, newest.on, n});
}

Result<> add_unanswered(store::Reader& reader, const EscalationRule& rule, std::string_view today,
                        std::vector<Proposal>& all) {
  return reader.each(
      "SELECT id, unit, answer_by FROM notice WHERE state IN ('issued', 'received') "
      "AND level = ? AND answer_by < ? ORDER BY answer_by",
      {std::string(catalog::name_of(*rule.unanswered)), std::string(today)}, [&](const Row& row) {
        all.push_back(
            {&rule, "notice/" + row.string(0), row.string(1), {}, row.string(0), row.string(2), 1});
        return true;
      });
}

// Interviews of a unit since a moment, drafts too.
Result<bool> interviewed(store::Reader& reader, const std::string& unit, std::int64_t since_ms) {
  bool found = false;
  TRY(
      reader.each("SELECT 1 FROM interview WHERE unit = ? AND state <> 'withdrawn' "
                  "AND drafted_ms >= ? LIMIT 1",
                  {unit, since_ms}, [&](const Row&) {
                    found = true;
                    return false;
                  }));
  return found;
}

Result<> add_levels(store::Reader& reader, const EscalationRule& rule, std::string_view today,
                    std::vector<Proposal>& all) {
  struct Last {
    std::string unit;
    std::string notice;
    std::string on;
    std::int64_t ms = 0;
    std::int64_t count = 0;
  };
  std::map<std::string, Last> by_unit;
  TRY(reader.each(
      "SELECT unit, id, issued_on, issued_ms FROM notice "
      "WHERE level = ? AND issued_on >= ? ORDER BY issued_ms",
      {std::string(catalog::name_of(*rule.level)), year_begin(today)}, [&](const Row& row) {
        auto& one = by_unit[row.string(0)];
        one = {row.string(0), row.string(1), row.string(2), row.integer(3), one.count + 1};
        return true;
      }));
  for (const auto& [unit, one] : by_unit) {
    if (one.count < rule.times || TRY(interviewed(reader, unit, one.ms))) continue;
    all.push_back({&rule, "notice/" + one.notice, unit, {}, one.notice, one.on, one.count});
  }
  return {};
}

Result<> add_low_scores(store::Reader& reader, const catalog::Rules& rules,
                        const EscalationRule& rule, std::string_view today,
                        std::vector<Proposal>& all) {
  const auto year = std::stoll(std::string(today.substr(0, 4)));
  for (const auto& one : TRY(list_scores(reader, Scope{true, {}}, rules.measures.scores, year))) {
    if (one.score_tenths >= *rule.score_below * 10) continue;
    std::int64_t held = 0;
    TRY(
        reader.each("SELECT count(*) FROM interview WHERE unit = ? AND state <> 'withdrawn' "
                    "AND planned_on >= ?",
                    {one.unit, year_begin(today)}, [&](const Row& row) {
                      held = row.integer(0);
                      return false;
                    }));
    if (held > 0) continue;
    all.push_back({&rule,
                   fmt::format("score/{}/{}", one.unit, year),
                   one.unit,
                   {},
                   {},
                   std::string(today),
                   one.score_tenths});
  }
  return {};
}

Result<> drop_dismissed(store::Reader& reader, std::vector<Proposal>& all) {
  std::set<std::string> dismissed;
  TRY(reader.each("SELECT id FROM dismissal", {}, [&](const Row& row) {
    dismissed.insert(row.string(0));
    return true;
  }));
  std::erase_if(all, [&](const Proposal& one) {
    return dismissed.contains(fmt::format("{}/{}", one.rule->id, one.record));
  });
  return {};
}

}  // namespace

Result<std::vector<Proposal>> proposals(store::Reader& reader, const catalog::Rules& rules,
                                        std::string_view today) {
  std::vector<Proposal> all;
  const auto& escalation = rules.measures.escalation;
  if (today < escalation.head.valid_from) return all;
  const auto turns = TRY(turns_of_year(reader, today));
  const auto last = TRY(last_notices(reader, today));
  for (const auto& rule : escalation.rules) {
    if (rule.unanswered) TRY(add_unanswered(reader, rule, today, all));
    if (rule.level) TRY(add_levels(reader, rule, today, all));
    if (rule.score_below) TRY(add_low_scores(reader, rules, rule, today, all));
    if (!rule.yellows && !rule.reds) continue;
    const auto first = std::ssize(all);
    for (const auto& [id, one] : turns) add_turns(escalation, rule, one, last, all);
    std::ranges::sort(all.begin() + first, all.end(), [](const Proposal& a, const Proposal& b) {
      return std::tie(b.on, a.item.number) < std::tie(a.on, b.item.number);
    });
  }
  TRY(drop_dismissed(reader, all));
  return all;
}

Result<> dismiss_proposal(ledger::Act& act, const Principal& who, const catalog::Rules& rules,
                          std::string_view rule, std::string_view record, std::string_view reason,
                          std::string_view today) {
  TRY(handling::require_office(who));
  std::vector<Finding> findings;
  want_words(findings, "/reason", reason);
  if (!findings.empty()) {
    return Failure(Error{ErrorKind::invalid, "measure.words-missing", {}, {}, findings});
  }
  const auto all = TRY(proposals(act.writer(), rules, today));
  const auto found = std::ranges::find_if(
      all, [&](const Proposal& one) { return one.rule->id == rule && one.record == record; });
  if (found == all.end()) return fail(ErrorKind::not_found, "proposal.not-found");
  return act.insert(dismissal_table, fmt::format("{}/{}", rule, record),
                    {{"rule", std::string(rule)},
                     {"record", std::string(record)},
                     {"unit", found->unit},
                     {"reason", std::string(reason)},
                     {"made_by", who.person},
                     {"made_ms", act.now().ms}});
}

}  // namespace luoshi::escalation
