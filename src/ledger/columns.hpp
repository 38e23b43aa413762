// How modules write down the columns of their ledgered tables, shortly: the whole table is read in
// one look.
#pragma once

#include "ledger/act.hpp"

namespace luoshi::ledger::columns {

[[nodiscard]] inline Column number(const char* name) {
  return {name, ColumnType::integer, Openness::open};
}
[[nodiscard]] inline Column open(const char* name) {
  return {name, ColumnType::text, Openness::open};
}
[[nodiscard]] inline Column closed(const char* name) {
  return {name, ColumnType::text, Openness::closed};
}

}  // namespace luoshi::ledger::columns
