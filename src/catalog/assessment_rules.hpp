// The rates by which the handling of cases is assessed: catalog/rules/assessment.yaml. Each is one
// sum of counts divided by another; what is counted is told in casework/counts.hpp.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "catalog/district.hpp"
#include "catalog/measure_rules.hpp"

namespace luoshi::catalog {

// A count that is added, or taken away.
struct RateTerm {
  std::string measure;
  bool minus = false;

  bool operator==(const RateTerm&) const = default;
};

struct Rate {
  std::string id;
  Words name;
  Words formula;
  std::vector<RateTerm> of;   // what is divided
  std::vector<RateTerm> per;  // by what
};

struct AssessmentRules {
  RulesHead head;
  std::vector<Rate> rates;
};

// What a rate may be made of.
[[nodiscard]] const std::vector<std::string>& assessment_measures();

// Fails with invalid "rules.faulty" and every finding at "file:line"; "rules.value-wrong" for a
// count that there is not.
[[nodiscard]] Result<AssessmentRules> load_assessment_rules(const std::filesystem::path& folder);

}  // namespace luoshi::catalog
