// What the columns of a table of tasks 任务分解表 are, told by the words of their headers.
//
// Order does not matter and unknown columns are let be; the words vary from office to office, so
// each field has its synonyms. This looks at headers only, never at the cells below.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "format/table.hpp"

namespace luoshi::supervision {

enum class Field {
  number,
  headline,
  text,
  problem,  // 存在问题 of an inspection's list
  quantities,
  type,
  section,
  lead_unit,
  supporting_units,
  responsible_leader,
  person_in_charge,
  liaison,
  due_date,
  start_date,
  recurrence,
  completion_standard,
  quarter_1,  // 形象进度 by quarter and by month
  quarter_2,
  quarter_3,
  quarter_4,
  month_1,
  month_2,
  month_3,
  month_4,
  month_5,
  month_6,
  month_7,
  month_8,
  month_9,
  month_10,
  month_11,
  month_12,
  progress,           // percent, of the last accepted report
  reported_words,     // 进展情况
  reported_problems,  // 存在问题 beside 进展情况
  reported_measures,  // 下步措施
  stage,
  state,
  item_id,      // of our own tables, hidden
  item_digest,  // of our own tables, hidden: what the row could be changed in, as it was printed
};

// The header our own tables print: 任务内容, 一季度形象进度.
[[nodiscard]] std::string_view header_of(Field field);

// One of quarter_1 … month_12.
[[nodiscard]] constexpr bool is_period(Field field) {
  return field >= Field::quarter_1 && field <= Field::month_12;
}

// The field a header means; nullopt for one we do not know.
[[nodiscard]] std::optional<Field> field_of(std::string_view header);

struct Header {
  std::size_t row = 0;  // its last row
  std::map<Field, std::size_t> columns;
  std::vector<Finding> unknown;  // "table.column-unknown" and "table.column-twice", at their cells
};

// Finds the header within the first 30 rows: the row with the most known words, at least two, one
// of them saying what the task is. A header may fill two rows. Error: invalid "table.no-header".
[[nodiscard]] Result<Header> find_header(const format::Table& table);

}  // namespace luoshi::supervision
