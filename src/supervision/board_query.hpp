// The SQL of a board's filter: which table drives the query, and the conditions beside it.
#pragma once

#include <string>

#include "store/database.hpp"
#include "supervision/board.hpp"

namespace luoshi::supervision {

struct Query {
  std::string from;  // "FROM … item …", the driving set first
  store::Params from_params;
  std::string where = "1";
  store::Params where_params;

  void also(std::string_view condition, std::initializer_list<store::Value> params = {});
  [[nodiscard]] store::Params params() const;  // in the order they stand in the statement
};

// With `scored` the score of a search's hit is at hand as hit.score.
[[nodiscard]] Query query_of(const Scope& scope, const Filter& filter, bool scored = false);

// The keys of an order: their SQL, smaller first unless `descending`.
struct Keys {
  std::string columns;  // comma separated
  bool descending = false;
  bool numeric = true;  // all but the last key are integers
  int count = 3;
};

[[nodiscard]] Keys keys_of(Order order, const Filter& filter);

}  // namespace luoshi::supervision
