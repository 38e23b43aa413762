#include "supervision/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "reading/names.hpp"

namespace luoshi::supervision {
namespace {

using reading::StatementType;
using std::string_view;

constexpr std::array<string_view, 7> sources{"work_report", "residents_promises", "rectification",
                                             "resolution",  "instruction",        "meeting",
                                             "problem_list"};

constexpr std::array<string_view, 5> recurring{"weekly", "monthly", "quarterly", "half_yearly",
                                               "yearly"};
constexpr std::array<string_view, 5> recurring_chinese{"每周", "每月", "每季度", "每半年", "每年"};
constexpr std::array<std::pair<string_view, string_view>, 11> recurring_synonyms{{
    {"周", "weekly"},
    {"按周", "weekly"},
    {"月", "monthly"},
    {"按月", "monthly"},
    {"季", "quarterly"},
    {"每季", "quarterly"},
    {"按季", "quarterly"},
    {"季度", "quarterly"},
    {"半年", "half_yearly"},
    {"年", "yearly"},
    {"年度", "yearly"},
}};

constexpr std::array<std::pair<string_view, StatementType>, 9> type_synonyms{{
    {"结果", StatementType::result},
    {"重点任务", StatementType::action},
    {"工作任务", StatementType::action},
    {"项目", StatementType::action},
    {"预期指标", StatementType::expected_indicator},
    {"约束指标", StatementType::binding_indicator},
    {"存在问题", StatementType::problem},
    {"常态化工作", StatementType::standing_duty},
    {"长期任务", StatementType::standing_duty},
}};

constexpr std::size_t types = 6;
constexpr std::size_t kinds = 3;
constexpr std::size_t qualifiers = 7;
constexpr std::size_t roles = 6;

// The value among the first `n` of its kind that `name` calls so.
template <class Enum>
std::optional<Enum> find(std::size_t n, string_view word, const char* (*name)(Enum)) {
  for (std::size_t i = 0; i < n; ++i) {
    if (name(static_cast<Enum>(i)) == word) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

string_view word_of(StatementType type) {
  return reading::name_of(type);
}
string_view word_of(reading::Kind kind) {
  return reading::name_of(kind);
}
string_view word_of(reading::Qualifier qualifier) {
  return reading::name_of(qualifier);
}
string_view word_of(reading::Role role) {
  return reading::name_of(role);
}

std::optional<StatementType> type_of(string_view word) {
  return find<StatementType>(types, word, reading::name_of);
}
std::optional<reading::Kind> kind_of(string_view word) {
  return find<reading::Kind>(kinds, word, reading::name_of);
}
std::optional<reading::Qualifier> qualifier_of(string_view word) {
  return find<reading::Qualifier>(qualifiers, word, reading::name_of);
}
std::optional<reading::Role> role_of(string_view word) {
  return find<reading::Role>(roles, word, reading::name_of);
}

string_view chinese_of(StatementType type) {
  return reading::chinese_name_of(type);
}

std::optional<StatementType> type_of_chinese(string_view words) {
  if (const auto exact = find<StatementType>(types, words, reading::chinese_name_of)) return exact;
  for (const auto& [synonym, type] : type_synonyms) {
    if (synonym == words) return type;
  }
  return std::nullopt;
}

std::span<const string_view> type_words() {
  static const auto words = [] {
    std::array<string_view, types> all;
    for (std::size_t i = 0; i < types; ++i) all[i] = word_of(static_cast<StatementType>(i));
    return all;
  }();
  return words;
}

std::span<const string_view> recurrences() {
  return recurring;
}

bool is_recurrence(string_view word) {
  return std::ranges::find(recurring, word) != recurring.end();
}

string_view chinese_of_recurrence(string_view word) {
  const auto at = std::ranges::find(recurring, word) - recurring.begin();
  return is_recurrence(word) ? recurring_chinese[static_cast<std::size_t>(at)] : word;
}

std::optional<string_view> recurrence_of_chinese(string_view words) {
  const auto exact = std::ranges::find(recurring_chinese, words);
  if (exact != recurring_chinese.end()) {
    return recurring[static_cast<std::size_t>(exact - recurring_chinese.begin())];
  }
  for (const auto& [synonym, word] : recurring_synonyms) {
    if (synonym == words) return word;
  }
  return std::nullopt;
}

std::span<const string_view> source_kinds() {
  return sources;
}

}  // namespace luoshi::supervision
