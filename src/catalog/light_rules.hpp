// The rules of lights 亮灯规则: catalog/rules/lights.yaml and the decision tables (DMN) it names,
// read and checked.
//
// There are versions by date. A version says, for each group of items (by the kind of their source
// and their type), how often their units report and what planned progress they are held to; its
// decision table says which rules turn their light. It judges no item: see escalation/judge.hpp.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/district.hpp"
#include "dmn/model.hpp"

namespace luoshi::catalog {

// What a rule compares with its threshold. The unit stands behind each.
enum class Measure {
  behind,             // planned less actual progress; percent points
  start_late,         // since the planned start without any progress; whole months
  receipt_late,       // since the issue without a receipt; calendar days
  reports_missed,     // reports owed and not there; periods
  milestone_late,     // since the first milestone that was not reached; calendar days
  overdue,            // since the due date; calendar days
  duties_missed,      // turns of a standing duty missed one after another up to the last; turns
  duty_made_up_late,  // the last turn that fell due was made up late; 1 or 0
};

[[nodiscard]] std::string_view name_of(Measure measure);
[[nodiscard]] std::optional<Measure> measure_of(std::string_view name);

enum class Every { month, quarter };
[[nodiscard]] std::string_view name_of(Every every);

// The plan an item is held to.
enum class Pace {
  linear,      // percent of the last milestone that fell due; linear by calendar days without any
  milestones,  // percent of the last milestone that fell due; none without any
  turns,       // turns of the standing duty that fell due and were kept
  none,
};
[[nodiscard]] std::string_view name_of(Pace pace);

enum class Signal { yellow, red };
[[nodiscard]] std::string_view name_of(Signal signal);

// A row of the decision table.
struct LightRule {
  std::string id;  // stable: it is stored with what it decided
  Measure when = Measure::behind;
  std::int64_t threshold_tenth = 0;  // tenths of the measure's unit
  bool inclusive = true;             // at_least; else more_than
  Signal light = Signal::yellow;
  Words words;
};

// When the report on a period is due: day `due_day` of the month after its end.
struct Rhythm {
  Every every = Every::month;
  std::int64_t due_day = 5;  // 1 to 28
};

// Items a part of the rules is for. Empty lists mean any; the first group that fits counts.
struct LightGroup {
  std::string id;
  Words name;
  std::vector<std::string> sources;  // kinds of source
  std::vector<std::string> types;
  std::optional<Rhythm> reports;  // absent: none are owed
  Pace pace = Pace::none;
  std::vector<std::string> rules;  // ids, as the table has them; of one light the first counts
};

struct LightTable {
  std::string version;
  std::string valid_from;             // 2019-01-01
  Words basis;                        // the words of its source
  std::int64_t caught_up_months = 1;  // a red that was caught up stays yellow so long
  Words caught_up;
  Words in_order;                   // of a green light
  std::int64_t returned_days = 5;   // a returned report counts as there so long
  std::int64_t override_days = 92;  // how long an override may be in force
  std::vector<LightRule> rules;
  std::vector<LightGroup> groups;
  std::shared_ptr<const dmn::Model> model;  // the decision table itself

  // Asks the table: the ids of the rules that are met for a group by a measure, in tenths of its
  // unit.
  [[nodiscard]] std::vector<std::string> met(const LightGroup& group, Measure measure,
                                             std::int64_t tenths) const;
  [[nodiscard]] const LightRule* find_rule(std::string_view id) const;
  // nullptr: the rules say nothing of such items.
  [[nodiscard]] const LightGroup* group_of(std::string_view source, std::string_view type) const;
};

struct LightRules {
  std::vector<LightTable> versions;  // earliest first

  // The version in force on a day; nullptr before the first.
  [[nodiscard]] const LightTable* on(std::string_view date) const;
  // nullptr where there is none.
  [[nodiscard]] const LightTable* find(std::string_view version) const;
};

// The closed lists a table may name.
struct LightWords {
  std::span<const std::string_view> sources;
  std::span<const std::string_view> types;
};

// The bytes of a decision table by the name of its file; nullopt when there is none.
using TableFiles = std::function<std::optional<std::string>(const std::string& name)>;

// Reads and checks the text of lights.yaml and the tables it names; `file` is the name findings
// carry. Fails with invalid "rules.faulty" and every finding, each at "file:line".
[[nodiscard]] Result<LightRules> read_light_rules(std::string_view yaml, std::string_view file,
                                                  const LightWords& words,
                                                  const TableFiles& tables);

}  // namespace luoshi::catalog
