// Points of the score 考评: a row for each thing found, with its rule, the rule's version, its
// record and its day, so that every point can be traced. A thing is found once; the first rule that
// fits it decides. Withdrawn points stay as rows. Scores are internal: no public form.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/rules.hpp"
#include "escalation/measure_access.hpp"
#include "ledger/act.hpp"

namespace luoshi::escalation {

using catalog::Fact;
using catalog::Level;

enum class PointState { standing, appealed, withdrawn };

[[nodiscard]] std::string_view name_of(PointState state);

// Something a rule may take points off for. `record` names the source row and is unique.
struct FoundFact {
  Fact fact = Fact::report_missing;
  std::string unit;
  std::string item;            // empty: not about one item
  std::string record;          // "report/rep_…"
  std::string on;              // 2019-04-06
  std::int64_t month = 0;      // of a missing report: the last month of its period
  std::optional<Level> level;  // of a notice
};

// The rule that decides; nullptr when none fits or the rules are not yet in force.
[[nodiscard]] const catalog::ScoreRule* rule_for(const catalog::ScoreRules& rules,
                                                 const FoundFact& found);

// Writes the point unless the record has one. Fewer points, or none, are taken off once the month's
// most of the rule is reached, or while `every` is not full; the row says so.
Result<> put_point(ledger::Act& act, const catalog::ScoreRules& rules, const FoundFact& found);

// What an act on the item has brought about: lights, returned reports, failed checks.
Result<> score_item(ledger::Act& act, const catalog::ScoreRules& rules, std::string_view item,
                    std::string_view today);

// What time alone has brought about, all units together: lights, reports and duties missed,
// milestones not planned, answers late. By unit, so that each unit's points are one act.
[[nodiscard]] Result<std::map<std::string, std::vector<FoundFact>, std::less<>>> found_by_day(
    store::Reader& reader, const catalog::Rules& rules, Instant now, std::string_view today);

struct Point {
  std::string id;
  std::string unit;
  std::int64_t year = 0;
  std::string rule;
  std::string rule_version;
  std::string fact;
  std::string item;
  std::string record;
  std::string on;
  std::int64_t tenths = 0;
  bool capped = false;
  PointState state = PointState::standing;
  std::string reason;  // why it was withdrawn

  std::string number;    // of the item, read along
  std::string headline;  // of the item, read along
};

// Tenths as a decimal: -5 is -0.5.
[[nodiscard]] std::string points_text(std::int64_t tenths);

struct UnitScore {
  std::string unit;
  std::int64_t items = 0;     // it leads, issued
  std::int64_t tenths = 0;    // taken off, at most full less lowest
  std::int64_t points = 0;    // rows that count
  std::int64_t appealed = 0;  // of them under appeal
  std::int64_t score_tenths = 0;
};

// Units that lead issued items or have points, the highest score first.
[[nodiscard]] Result<std::vector<UnitScore>> list_scores(store::Reader& reader, const Scope& scope,
                                                         const catalog::ScoreRules& rules,
                                                         std::int64_t year);

struct PointFilter {
  std::string unit;
  std::string item;
  std::int64_t year = 0;  // 0: every year
  bool appealed = false;
};

// Newest first, withdrawn ones too.
[[nodiscard]] Result<std::vector<Point>> list_points(store::Reader& reader, const Scope& scope,
                                                     const PointFilter& filter, std::int64_t limit);
// Not_found "point.not-found", also for what the scope does not show.
[[nodiscard]] Result<Point> view_point(store::Reader& reader, const Scope& scope,
                                       std::string_view id);

}  // namespace luoshi::escalation
