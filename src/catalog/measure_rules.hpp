// The published rules of urging, notices, interviews and scores: catalog/rules/escalation.yaml,
// scores.yaml and urging.yaml, read and checked. What they decide is stored with the rule's id and
// the version of its table. Plain values; a change of practice is a change of these files.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "catalog/district.hpp"

namespace luoshi::catalog {

enum class Level { blue, orange, red };  // of a notice 督查单

// What a unit is urged about: the receipt of an issued item 签收, a month's report 反馈, a turn of
// a standing duty, or the item itself.
enum class Occasion { receipt, report, duty, due };

// What every table of rules says of itself.
struct RulesHead {
  std::string id;
  std::string version;
  std::string valid_from;  // 2019-01-01
  Words source;
};

// What a rule of escalation proposes: a notice of this level, or an interview.
enum class Proposed { blue, orange, red, interview };

struct EscalationRule {
  std::string id;
  std::optional<std::int64_t> yellows;  // turned yellow so often this year
  std::optional<std::int64_t> reds;     // turned red so often this year
  std::optional<Level> unanswered;      // a notice of this level is past its answer-by date
  std::optional<Level> level;           // notices of this level issued to a unit this year …
  std::int64_t times = 1;               // … so often
  std::optional<std::int64_t> score_below;
  Proposed proposes = Proposed::blue;
  Words words;
};

struct EscalationRules {
  RulesHead head;
  std::array<int, 3> answer_days{5, 3, 3};  // by level
  int receipt_days = 3;                     // for an issued item to be signed for
  int stuck_days = 45;  // without an accepted report, after which an item is stuck
  std::vector<EscalationRule> rules;
};

enum class Fact {
  report_missing,
  duty_missed,
  milestones_missing,
  report_returned,
  spot_check_failed,
  yellow,
  red,
  notice,
  answer_late,
  interview,
};

struct ScoreRule {
  std::string id;
  Fact fact = Fact::report_missing;
  std::vector<std::int64_t> months;  // of a missing report; empty: every month
  std::optional<Level> level;        // of a notice; absent: every level
  std::int64_t every = 1;            // so many are counted as one
  int after_days = 0;                // of missing milestones
  std::int64_t tenths = 0;           // points × 10, below nought
  std::optional<std::int64_t> tenths_per_month_most;
  Words words;
};

struct ScoreRules {
  RulesHead head;
  std::int64_t full = 100;
  std::int64_t lowest = 0;
  int appeal_days = 10;
  std::vector<ScoreRule> rules;
};

struct UrgeTemplate {
  std::string id;
  Occasion occasion = Occasion::report;
  bool after = false;
  std::string words;
};

struct UrgingRules {
  RulesHead head;
  std::vector<UrgeTemplate> templates;  // each occasion before and after the day
};

struct MeasureRules {
  EscalationRules escalation;
  ScoreRules scores;
  UrgingRules urging;
};

[[nodiscard]] std::string_view name_of(Level level);
[[nodiscard]] std::string_view name_of(Occasion occasion);
[[nodiscard]] std::string_view name_of(Proposed proposed);
[[nodiscard]] std::string_view name_of(Fact fact);
[[nodiscard]] std::optional<Level> parse_level(std::string_view name);
[[nodiscard]] std::optional<Occasion> parse_occasion(std::string_view name);
[[nodiscard]] std::optional<Fact> parse_fact(std::string_view name);

// The first word in braces of a template that no fact fills; empty where all are known: number,
// headline, unit, due_date, period, days.
[[nodiscard]] std::string unknown_place(std::string_view words);

// Reads the three files of the folder. Fails with invalid "rules.faulty" and every finding at
// "file:line".
[[nodiscard]] Result<MeasureRules> load_measure_rules(const std::filesystem::path& folder);

}  // namespace luoshi::catalog
