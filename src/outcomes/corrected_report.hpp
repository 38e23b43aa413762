// A report as the office corrected it: the reader's shapes made from the items of a source, so that
// what was split, merged, mended or rejected in the review counts when reports are held together.
// Pure.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "outcomes/outcome.hpp"
#include "reading/report.hpp"
#include "supervision/item.hpp"

namespace luoshi::outcomes {

struct CorrectedReport {
  reading::Report report;
  std::vector<std::size_t> items;  // of each statement: its index in what was given
};

// `text` is the decoded text of the items' source. Parts, rejected items and those that stand on no
// words are left out; statements are in the order of the text.
[[nodiscard]] CorrectedReport corrected_report(std::u32string_view text,
                                               const std::vector<supervision::Item>& items);

// The report with one more statement, a result that stands on `span` with the numbers the reader
// finds there; the value is its index.
std::size_t add_result(reading::Report& report, std::u32string_view text, Span span);

// The words of a span, white space folded.
[[nodiscard]] std::string words_at(std::u32string_view text, Span span);

// A promise of any kind: action, indicator, standing duty.
[[nodiscard]] bool is_promise(reading::StatementType type);

}  // namespace luoshi::outcomes
