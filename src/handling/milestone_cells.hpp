// Milestones as cells of a table: 25%；完成选址.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "handling/milestones.hpp"
#include "supervision/columns.hpp"

namespace luoshi::handling {

// The period a column means in a year: 2019-Q1, 2019-03. REQUIRES: supervision::is_period(field).
[[nodiscard]] std::string period_of_column(supervision::Field field, std::int64_t year);

// What the cell of a column prints for these milestones; empty without one.
[[nodiscard]] std::string milestone_cell(const std::vector<Milestone>& milestones,
                                         supervision::Field field, std::int64_t year);

// Percent and words of a cell; nothing for what is neither, as 12.5% or 25%%.
struct MilestoneWords {
  std::optional<std::int64_t> percent;
  std::string words;
};
[[nodiscard]] std::optional<MilestoneWords> read_milestone_cell(std::string_view cell);

}  // namespace luoshi::handling
