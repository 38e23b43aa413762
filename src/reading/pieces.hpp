// From blocks to pieces: kinds, heads, levels and paths; parts come later (parts.hpp).
#pragma once

#include <string_view>
#include <vector>

#include "reading/blocks.hpp"
#include "reading/report.hpp"

namespace luoshi::reading {

// A piece and its words made flat, for the passes that follow.
struct Draft {
  Piece piece;
  text::Flat flat;
  bool problems = false;  // a paragraph that opens the admitted problems

  [[nodiscard]] std::u32string_view view() const { return flat.text; }
  // The words of the head, numbering included; empty where the piece has none.
  [[nodiscard]] std::u32string_view head() const;
};

// Sorts the blocks into kinds and builds the tree of headings.
[[nodiscard]] std::vector<Draft> draft_pieces(std::vector<Block> blocks);

}  // namespace luoshi::reading
