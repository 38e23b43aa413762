// The table of tasks 任务分解表 with what handling adds: milestones by quarter and month, and what
// was reported last. Out, and in again with the page of differences.
//
// A cell of a milestone holds its percent and words: 25%；完成选址. What only an amendment may
// change in an issued item becomes a proposal of one, or is left out and said so.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "handling/amendments.hpp"
#include "handling/milestones.hpp"
#include "supervision/task_table.hpp"

namespace luoshi::handling {

[[nodiscard]] Result<format::Table> table_for(store::Reader& reader, const std::vector<Item>& items,
                                              std::string_view title,
                                              const supervision::Units& units);

struct MilestoneEdit {
  std::string item;
  std::vector<Milestone> milestones;  // the whole list as it will be
};

struct Comparison {
  supervision::Comparison table;
  std::vector<MilestoneEdit> milestones;
};

// Errors and findings as supervision::compare_table; also "table.milestone-unreadable", those of
// check_milestones at their cells, and "amendment.waiting" for changes of an item of which another
// amendment waits.
[[nodiscard]] Result<Comparison> compare_table(store::Reader& reader, const Principal& who,
                                               const format::Table& table,
                                               const supervision::Units& units);

// What becomes of differences that amend issued items: proposed with this decision, or, without
// one, left out and named as findings "item.issued-amend".
struct Amending {
  std::optional<Decision> decision;
};

// Compares again and takes all differences over in this act. Conflict "table.differences-changed"
// when the digest is another; conflict "table.amendment-choice" where `amending` is needed and
// missing; invalid as propose_amendment.
[[nodiscard]] Result<Comparison> apply_table(ledger::Act& act, const Principal& who,
                                             const format::Table& table,
                                             const supervision::Units& units,
                                             std::string_view digest,
                                             const std::optional<Amending>& amending,
                                             std::string_view today);

}  // namespace luoshi::handling
