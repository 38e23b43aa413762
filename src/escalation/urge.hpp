// Urging 催办: words to a unit about what it owes, before the day or after it, one by one or many
// at once. The unit opens it (the receipt) and answers with words, or with the deed itself.
// Internal; an urge has no public form.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/measure_rules.hpp"

namespace luoshi::escalation {

using catalog::Occasion;

enum class UrgeState { sent, opened, answered };

struct Urge {
  std::string id;
  std::int64_t version = 0;
  std::string item;
  std::string unit;
  Occasion occasion = Occasion::report;
  std::string period;    // 2019-03; empty where there is none
  std::string due_date;  // 2019-04-05
  bool after = false;    // that day had passed
  std::string template_id;
  std::string words;
  UrgeState state = UrgeState::sent;
  std::string batch;
  std::string made_by;
  std::int64_t made_ms = 0;
  std::string made_on;
  std::string opened_by;
  std::optional<std::int64_t> opened_ms;
  std::string answer;
  std::string answered_by;  // empty where the deed was the answer
  std::optional<std::int64_t> answered_ms;

  std::string number;    // of the item, read along
  std::string headline;  // of the item, read along
};

[[nodiscard]] std::string_view name_of(UrgeState state);
[[nodiscard]] std::optional<UrgeState> parse_urge_state(std::string_view name);

}  // namespace luoshi::escalation
