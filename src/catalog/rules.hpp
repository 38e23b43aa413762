// All tables of rules a district works by, read from its data directory; see app/rule_files.hpp.
#pragma once

#include "catalog/assessment_rules.hpp"
#include "catalog/light_rules.hpp"
#include "catalog/measure_rules.hpp"
#include "catalog/outcome_rules.hpp"

namespace luoshi::catalog {

struct Rules {
  LightRules lights;
  MeasureRules measures;
  OutcomeRules outcomes;
  AssessmentRules assessment;
};

}  // namespace luoshi::catalog
