// The passages of a report that can tell what became of a promise: its statements of results, and
// the clauses of its review that were read as no statement.
#pragma once

#include <cstddef>
#include <vector>

#include "reconcile/outcome.hpp"

namespace luoshi::reconcile {

struct Passage {
  reading::Span span;
  std::vector<std::size_t> quantities;  // indices into the report's
  bool stated = true;                   // a statement of the reader, not a clause between two
};

// In the order of the text.
[[nodiscard]] std::vector<Passage> passages_of(const Source& later);

}  // namespace luoshi::reconcile
