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
  completion_standard,
  state,
  item_id,       // of our own tables, hidden
  item_version,  // of our own tables, hidden
};

// The header our own tables print: 任务内容.
[[nodiscard]] std::string_view header_of(Field field);

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
