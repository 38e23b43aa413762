// The judgement of one item on one day: which light, by which rule, and every rule that is met.
// Pure: facts, table and day are arguments, so that a year can be judged in a second.
//
// Progress is held to the plan as of the last day of the last period whose report has fallen due,
// or of a later period that was accepted; what waits for the supervision office is not held against
// the unit. Where nothing is reported regularly it is held to the plan of today.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "escalation/plan.hpp"
#include "supervision/stage.hpp"

namespace luoshi::escalation {

using supervision::Light;
using supervision::Stage;

// Reports by the last day of the latest period they are on.
struct Reported {
  std::optional<Day> accepted;
  std::optional<Day> waiting;  // signed, and not yet judged by the supervision office
  std::optional<Day> returned;
  std::optional<Day> returned_on;   // when it was returned
  std::optional<Day> owed_from;     // the first day of the first period owed
  std::optional<Day> earliest_due;  // when the earliest report that is still owed is due
};

// The turns of a standing duty that have fallen due or were kept, earliest first.
enum class Turn { pending, kept, kept_late, missed };
struct DutyTurn {
  Day due;
  Turn turn = Turn::pending;
};

struct LightFacts {
  std::string source;  // its kind
  std::string type;
  Stage stage = Stage::none;
  std::optional<Day> start;  // planned
  std::optional<Day> issued;
  std::optional<Day> due;
  std::optional<std::int64_t> progress;  // percent of the last accepted report
  std::vector<Milestone> milestones;
  Reported reported;
  std::vector<DutyTurn> turns;
};

// What is known of the light so far.
struct Memory {
  Light light = Light::none;
  std::optional<Day> left_red;  // when a red last gave way by the rules
};

// A rule that is met. `measure_tenth` is what was compared, in tenths of the measure's unit.
struct Met {
  std::string rule;
  Light light = Light::none;
  std::int64_t measure_tenth = 0;
  std::optional<Day> counted_from;  // the deadline missed, or the day progress was held to

  bool operator==(const Met&) const = default;
};

// Decided without a rule of the table.
inline constexpr std::string_view rule_in_order = "in-order";
inline constexpr std::string_view rule_caught_up = "caught-up";
inline constexpr std::string_view rule_not_owed = "not-owed";  // not issued, ended, or no group
inline constexpr std::string_view rule_override = "override";

struct Verdict {
  Light light = Light::none;
  Met decided;
  std::string version;  // of the table; empty where none is in force
  std::string group;
  std::optional<Day> held_on;                 // the day progress is compared as of
  std::optional<std::int64_t> planned_tenth;  // on held_on
  std::optional<std::int64_t> actual_tenth;
  std::optional<std::int64_t> planned_today_tenth;
  std::vector<Met> met;  // in the order of the group; the one that decided is among them
};

// `table` may be null: nothing is in force.
[[nodiscard]] Verdict judge(const catalog::LightTable* table, const LightFacts& facts,
                            const Memory& memory, Day today);

// The plan of the facts, for a chart.
[[nodiscard]] Plan plan_of(const LightFacts& facts, catalog::Pace pace);

}  // namespace luoshi::escalation
