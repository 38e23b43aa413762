// What became of a promise, as the public reads it: a verdict in words and shape, the passage of
// the later report or the figure with its source, and the arithmetic. Only outcomes that were
// released are handed in.
#pragma once

#include <string>

#include "outcomes/promises.hpp"
#include "pages/site.hpp"

namespace luoshi::pages {

// "✓ 已兑现": the shape and the word, never colour alone.
[[nodiscard]] Html verdict_mark(const Visitor& visitor, outcomes::Verdict verdict);

// Empty where nothing was released.
[[nodiscard]] Html outcome_of(const Visitor& visitor, const outcomes::Promise& promise,
                              const std::string& later_title);

// A table of counts by section with the sum of all. Cited figures have columns of their own.
[[nodiscard]] Html counts_table(const Visitor& visitor, const std::string& caption,
                                const std::vector<outcomes::SectionCounts>& sections,
                                const outcomes::Counts& all);

// The item as a promise with what was released of it; it has none where nothing was.
[[nodiscard]] Result<outcomes::Promise> released_of(store::Reader& reader,
                                                    const supervision::Item& item);

}  // namespace luoshi::pages
