// How a decision came about: which rules of which tables matched, and what their inputs were. Data
// first; words in explain.hpp.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "feel/value.hpp"

namespace luoshi::dmn {

struct MatchedRule {
  std::size_t number = 0;               // from 1, in the order of the table
  std::vector<std::string> conditions;  // the cells that are not "-", beside their inputs
  std::vector<std::pair<std::string, feel::Value>> outputs;
  std::vector<std::pair<std::string, std::string>> annotations;  // the column's name, the words
};

struct TableTrace {
  std::string decision;
  std::vector<std::pair<std::string, feel::Value>> inputs;  // what was asked, and its value
  std::vector<MatchedRule> rules;
};

struct Trace {
  std::vector<TableTrace> tables;
  static constexpr std::size_t tables_max = 200;
};

}  // namespace luoshi::dmn
