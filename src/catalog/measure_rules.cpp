#include "catalog/measure_rules.hpp"

#include <algorithm>
#include <charconv>

#include "base/clock.hpp"
#include "base/decimal.hpp"
#include "catalog/closed_list.hpp"
#include "catalog/yaml.hpp"

namespace luoshi::catalog {
namespace {

constexpr std::array<std::string_view, 3> levels{"blue", "orange", "red"};
constexpr std::array<std::string_view, 4> occasions{"receipt", "report", "duty", "due"};
constexpr std::array<std::string_view, 6> places{"number",   "headline", "unit",
                                                 "due_date", "period",   "days"};
constexpr std::array<std::string_view, 4> proposals{"blue", "orange", "red", "interview"};
constexpr std::array<std::string_view, 10> facts{"report_missing",
                                                 "duty_missed",
                                                 "milestones_missing",
                                                 "report_returned",
                                                 "spot_check_failed",
                                                 "yellow",
                                                 "red",
                                                 "notice",
                                                 "answer_late",
                                                 "interview"};

// Reads fields that a mapping may hold, each fault a finding at its line.
class Fields {
 public:
  explicit Fields(const Entry& entry) : entry_(entry) {}

  [[nodiscard]] bool has(const char* name) const { return entry_.node[name].IsDefined(); }

  [[nodiscard]] std::optional<std::string> scalar(const char* name) const {
    if (!has(name)) return std::nullopt;
    return entry_.text(name);
  }
  [[nodiscard]] std::optional<std::int64_t> integer(const char* name) const {
    const auto text = scalar(name);
    if (!text) return std::nullopt;
    return integer_of(name, *text);
  }
  [[nodiscard]] std::int64_t integer(const char* name, std::int64_t otherwise) const {
    return integer(name).value_or(otherwise);
  }
  [[nodiscard]] std::vector<std::int64_t> integers(const char* name) const {
    std::vector<std::int64_t> all;
    for (const auto& text : entry_.texts(name)) {
      if (const auto value = integer_of(name, text)) all.push_back(*value);
    }
    return all;
  }
  // Points as written, -0.5, times ten.
  [[nodiscard]] std::optional<std::int64_t> tenths(const char* name) const {
    const auto text = scalar(name);
    if (!text) return std::nullopt;
    const auto points = Decimal::parse(*text);
    if (!points || points->places() > 1) {
      fault(name, *text);
      return std::nullopt;
    }
    return integer_of(name, (*points * Decimal(10)).rounded(0).text());
  }
  template <class Parse>
  auto word(const char* name, Parse parse) const -> decltype(parse(std::string_view{})) {
    const auto text = scalar(name);
    if (!text) return std::nullopt;
    const auto parsed = parse(*text);
    if (!parsed) fault(name, *text);
    return parsed;
  }
  void fault(const char* name, const std::string& value) const {
    entry_.findings.add(entry_.file, entry_.line(), "rules.value-wrong",
                        std::string(name) + ": " + value);
  }
  [[nodiscard]] const Entry& entry() const { return entry_; }

 private:
  [[nodiscard]] std::optional<std::int64_t> integer_of(const char* name,
                                                       const std::string& text) const {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc{} && end == text.data() + text.size()) return value;
    fault(name, text);
    return std::nullopt;
  }

  const Entry& entry_;
};

RulesHead head_of(const Entry& file) {
  RulesHead head{file.text("id"), file.text("version"), file.text("valid_from"),
                 file.words("source")};
  if (!head.valid_from.empty() && !is_date(head.valid_from)) {
    file.findings.add(file.file, file.line(), "rules.value-wrong", "valid_from");
  }
  return head;
}

// The file as one mapping, and the mappings of its list `rows`.
struct RulesFile {
  std::optional<Entry> whole;
  std::vector<Entry> rows;
};

RulesFile open_rules(const std::filesystem::path& path, const char* rows, Findings& findings) {
  RulesFile file;
  const auto node = load_yaml(path, findings);
  if (!node) return file;
  const auto name = path.filename().string();
  if (!node->IsMap()) {
    findings.add(name, 1, "catalog.no-mapping");
    return file;
  }
  file.whole.emplace(Entry{*node, name, findings});
  const auto list = (*node)[rows];
  if (!list.IsDefined() || !list.IsSequence()) {
    findings.add(name, 1, "catalog.field-no-list", rows);
    return file;
  }
  for (const auto& row : list) {
    if (row.IsMap()) {
      file.rows.push_back({row, name, findings});
    } else {
      findings.add(name, row.Mark().line + 1, "catalog.no-mapping");
    }
  }
  return file;
}

template <class Rule>
void check_ids(const std::vector<Rule>& rules, const std::string& file, Findings& findings) {
  for (const auto& rule : rules) {
    if (std::ranges::count(rules, rule.id, &Rule::id) > 1) {
      findings.add(file, 0, "rules.id-twice", rule.id);
    }
  }
}

EscalationRule escalation_rule_of(const Entry& row) {
  const Fields fields(row);
  EscalationRule rule;
  rule.id = row.text("id");
  rule.words = row.words("words");
  rule.proposes =
      fields
          .word("proposes",
                [](std::string_view word) { return parse_word<Proposed>(proposals, word); })
          .value_or(Proposed::blue);
  const Entry inner{row.node["condition"], row.file, row.findings};
  if (!inner.node.IsDefined() || !inner.node.IsMap()) {
    row.findings.add(row.file, row.line(), "catalog.field-missing", "condition");
    return rule;
  }
  const Fields condition(inner);
  rule.yellows = condition.integer("yellows");
  rule.reds = condition.integer("reds");
  rule.unanswered = condition.word("unanswered", parse_level);
  rule.level = condition.word("level", parse_level);
  rule.times = condition.integer("times", 1);
  rule.score_below = condition.integer("score_below");
  const int conditions = int{rule.yellows.has_value()} + int{rule.reds.has_value()} +
                         int{rule.unanswered.has_value()} + int{rule.level.has_value()} +
                         int{rule.score_below.has_value()};
  if (conditions != 1) row.findings.add(row.file, row.line(), "rules.one-condition", rule.id);
  return rule;
}

EscalationRules escalation_rules(const std::filesystem::path& folder, Findings& findings) {
  EscalationRules rules;
  const auto file = open_rules(folder / "escalation.yaml", "rules", findings);
  if (!file.whole) return rules;
  rules.head = head_of(*file.whole);
  rules.receipt_days = static_cast<int>(Fields(*file.whole).integer("receipt_days", 3));
  rules.stuck_days = static_cast<int>(Fields(*file.whole).integer("stuck_days", 45));
  const Entry days{file.whole->node["answer_days"], file.whole->file, findings};
  if (days.node.IsDefined() && days.node.IsMap()) {
    const Fields fields(days);
    rules.answer_days = {static_cast<int>(fields.integer("blue", 5)),
                         static_cast<int>(fields.integer("orange", 3)),
                         static_cast<int>(fields.integer("red", 3))};
  }
  for (const auto& row : file.rows) rules.rules.push_back(escalation_rule_of(row));
  check_ids(rules.rules, file.whole->file, findings);
  return rules;
}

ScoreRule score_rule_of(const Entry& row) {
  const Fields fields(row);
  ScoreRule rule;
  rule.id = row.text("id");
  rule.words = row.words("words");
  const auto fact =
      fields.word("fact", [](std::string_view word) { return parse_word<Fact>(facts, word); });
  if (!fact && !fields.has("fact")) {
    row.findings.add(row.file, row.line(), "catalog.field-missing", "fact");
  }
  rule.fact = fact.value_or(Fact::report_missing);
  rule.months = fields.integers("months");
  rule.level = fields.word("level", parse_level);
  rule.every = std::max<std::int64_t>(1, fields.integer("every", 1));
  rule.after_days = static_cast<int>(fields.integer("after_days", 0));
  rule.tenths = fields.tenths("points").value_or(0);
  if (rule.tenths >= 0) row.findings.add(row.file, row.line(), "rules.points-not-off", rule.id);
  rule.tenths_per_month_most = fields.tenths("most_per_month");
  return rule;
}

ScoreRules score_rules(const std::filesystem::path& folder, Findings& findings) {
  ScoreRules rules;
  const auto file = open_rules(folder / "scores.yaml", "rules", findings);
  if (!file.whole) return rules;
  const Fields fields(*file.whole);
  rules.head = head_of(*file.whole);
  rules.full = fields.integer("full", 100);
  rules.lowest = fields.integer("lowest", 0);
  rules.appeal_days = static_cast<int>(fields.integer("appeal_days", 10));
  for (const auto& row : file.rows) rules.rules.push_back(score_rule_of(row));
  check_ids(rules.rules, file.whole->file, findings);
  return rules;
}

UrgingRules urging_rules(const std::filesystem::path& folder, Findings& findings) {
  UrgingRules rules;
  const auto file = open_rules(folder / "urging.yaml", "templates", findings);
  if (!file.whole) return rules;
  rules.head = head_of(*file.whole);
  for (const auto& row : file.rows) {
    const auto occasion = Fields(row).word("occasion", parse_occasion);
    rules.templates.push_back({row.text("id"), occasion.value_or(Occasion::report),
                               row.flag("after"), row.text("words")});
    const auto unknown = unknown_place(rules.templates.back().words);
    if (!unknown.empty()) row.findings.add(row.file, row.line(), "rules.place-unknown", unknown);
  }
  check_ids(rules.templates, file.whole->file, findings);
  for (const auto occasion : {Occasion::receipt, Occasion::report, Occasion::duty, Occasion::due}) {
    for (const bool after : {false, true}) {
      const auto fits = [&](const UrgeTemplate& one) {
        return one.occasion == occasion && one.after == after;
      };
      if (std::ranges::count_if(rules.templates, fits) != 1) {
        findings.add(file.whole->file, 0, "rules.template-missing",
                     std::string(name_of(occasion)) + (after ? " after" : " before"));
      }
    }
  }
  return rules;
}

}  // namespace

std::string_view name_of(Level level) {
  return word_of(levels, level);
}
std::string_view name_of(Occasion occasion) {
  return word_of(occasions, occasion);
}
std::optional<Level> parse_level(std::string_view name) {
  return parse_word<Level>(levels, name);
}
std::optional<Occasion> parse_occasion(std::string_view name) {
  return parse_word<Occasion>(occasions, name);
}
std::string_view name_of(Proposed proposed) {
  return word_of(proposals, proposed);
}
std::string_view name_of(Fact fact) {
  return word_of(facts, fact);
}

std::optional<Fact> parse_fact(std::string_view name) {
  return parse_word<Fact>(facts, name);
}

std::string unknown_place(std::string_view words) {
  for (auto at = words.find('{'); at != std::string_view::npos; at = words.find('{', at + 1)) {
    const auto end = words.find('}', at);
    if (end == std::string_view::npos) return std::string(words.substr(at + 1));
    const auto place = words.substr(at + 1, end - at - 1);
    if (std::ranges::find(places, place) == places.end()) return std::string(place);
  }
  return {};
}

Result<MeasureRules> load_measure_rules(const std::filesystem::path& folder) {
  Findings findings;
  MeasureRules rules{escalation_rules(folder, findings), score_rules(folder, findings),
                     urging_rules(folder, findings)};
  if (!findings.empty()) {
    return Failure(Error{ErrorKind::invalid, "rules.faulty", {}, folder.string(), findings.take()});
  }
  return rules;
}

}  // namespace luoshi::catalog
