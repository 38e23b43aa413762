// The published rules about outcomes: catalog/rules/questions.yaml, the limits for questions of
// residents, and rebasing.yaml, the years in which a series was put on another base. Plain values.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "catalog/measure_rules.hpp"

namespace luoshi::catalog {

struct QuestionRules {
  RulesHead head;
  int moderation_days = 3;  // calendar days from receipt
  int answer_days = 15;     // calendar days from moderation
};

struct Rebasing {
  std::string id;
  std::string indicator;  // the core of its name: 生产总值
  std::int64_t from = 0;  // the first year reported on the new base
  Words words;
};

struct OutcomeRules {
  QuestionRules questions;
  RulesHead rebasing_head;
  std::vector<Rebasing> rebasings;
};

// Reads the two files of the folder. Fails with invalid "rules.faulty" and every finding at
// "file:line".
[[nodiscard]] Result<OutcomeRules> load_outcome_rules(const std::filesystem::path& folder);

}  // namespace luoshi::catalog
