// The closed lists of words that stand in rows, tables and replies, read and written.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "reading/report.hpp"

namespace luoshi::supervision {

[[nodiscard]] std::string_view word_of(reading::StatementType type);   // expected_indicator
[[nodiscard]] std::string_view word_of(reading::Kind kind);            // target
[[nodiscard]] std::string_view word_of(reading::Qualifier qualifier);  // at_least
[[nodiscard]] std::string_view word_of(reading::Role role);            // vs_target

[[nodiscard]] std::optional<reading::StatementType> type_of(std::string_view word);
[[nodiscard]] std::optional<reading::Kind> kind_of(std::string_view word);
[[nodiscard]] std::optional<reading::Qualifier> qualifier_of(std::string_view word);
[[nodiscard]] std::optional<reading::Role> role_of(std::string_view word);

[[nodiscard]] std::span<const std::string_view> type_words();

// 预期性指标 and the like, as a table prints them, and what a table may call them.
[[nodiscard]] std::string_view chinese_of(reading::StatementType type);
[[nodiscard]] std::optional<reading::StatementType> type_of_chinese(std::string_view words);

// How often a standing duty is due: weekly, monthly, quarterly, half_yearly, yearly; 每周 and the
// like, as a table prints them, and what a table may call them.
[[nodiscard]] std::span<const std::string_view> recurrences();
[[nodiscard]] bool is_recurrence(std::string_view word);
[[nodiscard]] std::string_view chinese_of_recurrence(std::string_view word);
[[nodiscard]] std::optional<std::string_view> recurrence_of_chinese(std::string_view words);

// work_report, residents_promises, rectification, resolution, instruction, meeting, problem_list
[[nodiscard]] std::span<const std::string_view> source_kinds();

}  // namespace luoshi::supervision
