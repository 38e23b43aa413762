// The source cut into blocks: what a reader sees as one line or one paragraph. Lines that a page
// or a scanner broke in the middle of a sentence are joined again; a numbered heading that lost
// its line break is cut off.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reading/report.hpp"
#include "text/flat.hpp"

namespace luoshi::reading {

struct Block {
  Span span;               // of the source, trimmed
  text::Flat flat;         // the same, for scanning
  bool page_mark = false;  // a page number standing alone

  [[nodiscard]] std::u32string_view view() const { return flat.text; }
};

[[nodiscard]] std::vector<Block> cut_blocks(std::u32string_view text);

}  // namespace luoshi::reading
