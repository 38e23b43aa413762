// Outcomes written out: JSON Lines for programs, Markdown for people.
#pragma once

#include <span>
#include <string>

#include "reconcile/outcome.hpp"

namespace luoshi::reconcile {

// One JSON object a line: target_begin, target_end (code points of the earlier text), result_begin,
// result_end (of the later text; null where unreported), verdict, reason, confidence.
[[nodiscard]] std::string print_jsonl(std::span<const Outcome> outcomes);

// Counts by verdict, then each promise under its section with what became of it.
[[nodiscard]] std::string print_markdown(const Source& earlier, const Source& later,
                                         std::span<const Outcome> outcomes);

}  // namespace luoshi::reconcile
