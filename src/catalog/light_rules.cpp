#include "catalog/light_rules.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "base/clock.hpp"
#include "catalog/findings.hpp"
#include "catalog/light_rows.hpp"
#include "catalog/yaml.hpp"

namespace luoshi::catalog {
namespace {

using std::string_view;

constexpr std::array<string_view, 8> measures{"behind",         "start_late",       "receipt_late",
                                              "reports_missed", "milestone_late",   "overdue",
                                              "duties_missed",  "duty_made_up_late"};
constexpr std::array<string_view, 2> rhythms{"month", "quarter"};
constexpr std::array<string_view, 4> paces{"linear", "milestones", "turns", "none"};
constexpr std::array<string_view, 2> signals{"yellow", "red"};

void fault(const Entry& entry, std::string problem, std::string_view detail) {
  entry.findings.add(entry.file, entry.line(), std::move(problem), std::string(detail));
}

template <std::size_t n>
std::size_t choice(const Entry& entry, const char* field, const std::array<string_view, n>& of) {
  const auto word = entry.text(field);
  const auto at = std::ranges::find(of, word);
  if (at != of.end()) return static_cast<std::size_t>(at - of.begin());
  if (!word.empty()) fault(entry, "rules.word-unknown", word);
  return 0;
}

std::int64_t whole(const Entry& entry, const char* field, std::int64_t min, std::int64_t max) {
  const auto text = entry.text(field);
  std::int64_t value = min;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool read = error == std::errc{} && end == text.data() + text.size();
  if (!text.empty() && (!read || value < min || value > max)) {
    fault(entry, "rules.number-wrong", text);
    return min;
  }
  return value;
}

// The mapping at a field; nullopt with a finding when it is no mapping.
std::optional<Entry> inner(const Entry& entry, const char* field) {
  Entry at{entry.node[field], entry.file, entry.findings};
  if (at.node && at.node.IsMap()) return at;
  fault(entry, "catalog.field-missing", field);
  return std::nullopt;
}

// The mappings of a list at a field; what is no mapping is a finding.
std::vector<Entry> entries(const Entry& entry, const char* field) {
  std::vector<Entry> all;
  const auto list = entry.node[field];
  if (!list || !list.IsSequence()) {
    fault(entry, "catalog.field-missing", field);
    return all;
  }
  for (const auto& one : list) {
    if (one.IsMap()) {
      all.push_back({one, entry.file, entry.findings});
    } else {
      entry.findings.add(entry.file, one.Mark().line + 1, "catalog.no-mapping", field);
    }
  }
  return all;
}

std::vector<std::string> known(const Entry& entry, const char* field,
                               std::span<const string_view> of) {
  auto words = entry.texts(field);
  for (const auto& word : words) {
    if (std::ranges::find(of, word) == of.end()) fault(entry, "rules.word-unknown", word);
  }
  return words;
}

LightGroup read_group(const Entry& entry, const LightTable& table, const LightRows& rows,
                      const LightWords& words) {
  LightGroup group;
  group.id = entry.text("id");
  group.name = entry.words("name");
  group.sources = known(entry, "sources", words.sources);
  group.types = known(entry, "types", words.types);
  if (entry.node["reports"]) {
    if (const auto reports = inner(entry, "reports")) {
      group.reports = Rhythm{static_cast<Every>(choice(*reports, "every", rhythms)),
                             whole(*reports, "due_day", 1, 28)};
    }
  }
  group.pace = static_cast<Pace>(choice(entry, "pace", paces));
  group.rules = rows.of_group(group.id);
  for (const auto& id : group.rules) {
    const auto* rule = table.find_rule(id);
    if (rule->when == Measure::reports_missed && !group.reports) {
      fault(entry, "rules.no-rhythm", id);
    } else if (rule->when == Measure::behind && group.pace == Pace::none) {
      fault(entry, "rules.no-pace", id);
    }
  }
  return group;
}

void check_twice(const Entry& entry, std::set<std::string>& seen, const std::string& id) {
  if (!seen.insert(id).second) fault(entry, "catalog.id-twice", id);
}

// The decision table a version names; without rows where it cannot be read.
LightRows rows_of(const Entry& entry, const TableFiles& tables) {
  const auto name = entry.text("table");
  if (name.empty()) return {};
  const auto bytes = tables(name);
  if (!bytes) {
    fault(entry, "rules.table-missing", name);
    return {};
  }
  return read_light_rows(*bytes, name, entry.findings);
}

LightTable read_table(const Entry& entry, const LightWords& words, const TableFiles& tables) {
  LightTable table;
  table.version = entry.text("version");
  table.valid_from = entry.text("valid_from");
  if (!table.valid_from.empty() && !is_date(table.valid_from)) {
    fault(entry, "rules.date-malformed", table.valid_from);
  }
  table.basis = entry.words("basis");
  if (const auto caught_up = inner(entry, "caught_up")) {
    table.caught_up_months = whole(*caught_up, "months", 0, 12);
    table.caught_up = caught_up->words("words");
  }
  if (const auto in_order = inner(entry, "in_order")) table.in_order = in_order->words("words");
  table.returned_days = whole(entry, "returned_days", 0, 60);
  table.override_days = whole(entry, "override_days", 1, 366);
  const auto rows = rows_of(entry, tables);
  table.rules = rows.rules;
  table.model = rows.model;
  std::set<std::string> seen;
  for (const auto& one : entries(entry, "groups")) {
    table.groups.push_back(read_group(one, table, rows, words));
    check_twice(one, seen, table.groups.back().id);
  }
  for (const auto& id : rows.groups()) {
    if (!seen.contains(id)) fault(entry, "rules.group-unknown", id);
  }
  return table;
}

template <class T>
bool takes(const std::vector<T>& words, string_view word) {
  return words.empty() || std::ranges::find(words, word) != words.end();
}

}  // namespace

string_view name_of(Measure measure) {
  return measures[static_cast<std::size_t>(measure)];
}
string_view name_of(Every every) {
  return rhythms[static_cast<std::size_t>(every)];
}
string_view name_of(Pace pace) {
  return paces[static_cast<std::size_t>(pace)];
}
string_view name_of(Signal signal) {
  return signals[static_cast<std::size_t>(signal)];
}

std::optional<Measure> measure_of(string_view name) {
  const auto found = std::ranges::find(measures, name);
  if (found == measures.end()) return std::nullopt;
  return static_cast<Measure>(found - measures.begin());
}

const LightRule* LightTable::find_rule(string_view id) const {
  const auto found = std::ranges::find(rules, id, &LightRule::id);
  return found == rules.end() ? nullptr : &*found;
}

const LightGroup* LightTable::group_of(string_view source, string_view type) const {
  const auto found = std::ranges::find_if(groups, [&](const LightGroup& group) {
    return takes(group.sources, source) && takes(group.types, type);
  });
  return found == groups.end() ? nullptr : &*found;
}

const LightTable* LightRules::on(string_view date) const {
  const LightTable* in_force = nullptr;
  for (const auto& table : versions) {
    if (table.valid_from <= date) in_force = &table;
  }
  return in_force;
}

const LightTable* LightRules::find(string_view version) const {
  const auto found = std::ranges::find(versions, version, &LightTable::version);
  return found == versions.end() ? nullptr : &*found;
}

Result<LightRules> read_light_rules(string_view yaml, string_view file, const LightWords& words,
                                    const TableFiles& tables) {
  LightRules rules;
  Findings findings;
  std::set<std::string> seen;
  std::string before;
  for (const auto& entry : parse_list(std::string(yaml), std::string(file), findings)) {
    rules.versions.push_back(read_table(entry, words, tables));
    const auto& table = rules.versions.back();
    check_twice(entry, seen, table.version);
    if (table.valid_from <= before) fault(entry, "rules.order-wrong", table.valid_from);
    before = table.valid_from;
  }
  if (rules.versions.empty() && findings.empty()) {
    findings.add(file, 1, "catalog.no-list");
  }
  if (!findings.empty()) {
    return Failure(
        Error{ErrorKind::invalid, "rules.faulty", {}, std::string(file), findings.take()});
  }
  return rules;
}

}  // namespace luoshi::catalog
