#include "catalog/assessment_rules.hpp"

#include <algorithm>

#include "base/clock.hpp"
#include "catalog/yaml.hpp"

namespace luoshi::catalog {
namespace {

constexpr const char* file_name = "assessment.yaml";

std::vector<RateTerm> terms_of(const Entry& entry, const char* field) {
  std::vector<RateTerm> terms;
  for (auto measure : entry.texts(field)) {
    const bool minus = measure.starts_with('-');
    if (minus) measure.erase(0, 1);
    const auto& known = assessment_measures();
    if (std::ranges::find(known, measure) == known.end()) {
      entry.findings.add(entry.file, entry.line(), "rules.value-wrong",
                         std::string(field) + ": " + measure);
    }
    terms.push_back({std::move(measure), minus});
  }
  if (terms.empty()) entry.findings.add(entry.file, entry.line(), "catalog.field-missing", field);
  return terms;
}

RulesHead head_of(const Entry& file) {
  RulesHead head{file.text("id"), file.text("version"), file.text("valid_from"),
                 file.words("source")};
  if (!head.valid_from.empty() && !is_date(head.valid_from)) {
    file.findings.add(file.file, file.line(), "rules.value-wrong", "valid_from");
  }
  return head;
}

AssessmentRules rules_of(const Entry& file) {
  refuse_others(file, {"id", "version", "valid_from", "source", "rates"});
  AssessmentRules rules{head_of(file), {}};
  for (const auto& entry : mappings(file, "rates")) {
    refuse_others(entry, {"id", "name", "formula", "of", "per"});
    rules.rates.push_back({entry.text("id"), entry.words("name"), entry.words("formula"),
                           terms_of(entry, "of"), terms_of(entry, "per")});
  }
  return rules;
}

}  // namespace

const std::vector<std::string>& assessment_measures() {
  static const std::vector<std::string> all{
      "reported",   "accepted",    "dispatched", "returned",  "finished",        "reworked",
      "closed",     "solved",      "excluded",   "due",       "due_deferred",    "due_extended",
      "due_closed", "due_in_time", "rated",      "satisfied", "satisfied_answer"};
  return all;
}

Result<AssessmentRules> load_assessment_rules(const std::filesystem::path& folder) {
  Findings findings;
  AssessmentRules rules;
  if (const auto node = load_yaml(folder / file_name, findings)) {
    if (node->IsMap()) {
      rules = rules_of({*node, file_name, findings});
    } else {
      findings.add(file_name, 1, "catalog.no-mapping");
    }
  }
  if (!findings.empty()) {
    return Failure(Error{ErrorKind::invalid, "rules.faulty", {}, folder.string(), findings.take()});
  }
  return rules;
}

}  // namespace luoshi::catalog
