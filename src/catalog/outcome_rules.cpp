#include "catalog/outcome_rules.hpp"

#include <charconv>

#include "base/clock.hpp"
#include "catalog/yaml.hpp"

namespace luoshi::catalog {
namespace {

std::optional<Entry> open_file(const std::filesystem::path& path, Findings& findings) {
  const auto node = load_yaml(path, findings);
  if (!node) return std::nullopt;
  auto name = path.filename().string();
  if (!node->IsMap()) {
    findings.add(name, 1, "catalog.no-mapping");
    return std::nullopt;
  }
  return Entry{*node, std::move(name), findings};
}

RulesHead head_of(const Entry& file) {
  RulesHead head{file.text("id"), file.text("version"), file.text("valid_from"),
                 file.words("source")};
  if (!head.valid_from.empty() && !is_date(head.valid_from)) {
    file.findings.add(file.file, file.line(), "rules.value-wrong", "valid_from");
  }
  return head;
}

std::int64_t integer(const Entry& entry, const char* field, std::int64_t min, std::int64_t max) {
  const auto text = entry.text(field);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() ||
      (error == std::errc{} && end == text.data() + text.size() && value >= min && value <= max)) {
    return value;
  }
  entry.findings.add(entry.file, entry.line(), "rules.value-wrong",
                     std::string(field) + ": " + text);
  return min;
}

}  // namespace

Result<OutcomeRules> load_outcome_rules(const std::filesystem::path& folder) {
  constexpr std::int64_t days_max = 366;
  Findings findings;
  OutcomeRules rules;
  if (const auto file = open_file(folder / "questions.yaml", findings)) {
    rules.questions = {head_of(*file),
                       static_cast<int>(integer(*file, "moderation_days", 1, days_max)),
                       static_cast<int>(integer(*file, "answer_days", 1, days_max))};
  }
  if (const auto file = open_file(folder / "rebasing.yaml", findings)) {
    rules.rebasing_head = head_of(*file);
    for (const auto& node : file->node["rules"]) {
      const Entry row{node, file->file, findings};
      if (!node.IsMap()) {
        findings.add(row.file, row.line(), "catalog.no-mapping");
        continue;
      }
      rules.rebasings.push_back({row.text("id"), row.text("indicator"),
                                 integer(row, "from", 1949, 2100), row.words("words")});
    }
  }
  if (!findings.empty()) {
    return Failure(Error{ErrorKind::invalid, "rules.faulty", {}, folder.string(), findings.take()});
  }
  return rules;
}

}  // namespace luoshi::catalog
