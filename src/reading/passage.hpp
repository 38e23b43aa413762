// A paragraph prepared for reading statements: made flat, its words marked, its quantities placed,
// cut into sentences and clauses.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "reading/lexicon.hpp"
#include "reading/report.hpp"
#include "text/flat.hpp"

namespace luoshi::reading {

// A clause between commas; quotation marks and brackets hold together what is inside them.
struct Clause {
  std::size_t begin = 0;  // offsets into the flat text, closing punctuation left out
  std::size_t end = 0;
  std::size_t sentence = 0;        // number of the sentence it stands in, from 0
  char32_t stop = U'\0';           // the punctuation after it; 0 at the end of the passage
  std::size_t first_quantity = 0;  // its quantities are [first, first + count) of the passage's
  std::size_t quantity_count = 0;
};

struct Passage {
  text::Flat flat;
  std::vector<Mark> marks;
  std::size_t first_quantity = 0;  // of the report's quantities
  std::vector<Span> quantities;    // flat spans of the report's quantities in this passage
  std::vector<Clause> clauses;

  [[nodiscard]] std::u32string_view view() const { return flat.text; }
  [[nodiscard]] std::u32string_view view(const Clause& clause) const {
    return view().substr(clause.begin, clause.end - clause.begin);
  }
  [[nodiscard]] bool is(std::size_t at, std::uint32_t senses) const {
    return at < marks.size() && (marks[at].senses & senses) != 0;
  }
  // True where a word of `senses` starts in [begin, end).
  [[nodiscard]] bool any(std::size_t begin, std::size_t end, std::uint32_t senses) const;
  // The source's span of [begin, end) of the flat text, which is not empty.
  [[nodiscard]] Span source(std::size_t begin, std::size_t end) const;
};

// Each piece of `document` made flat, its note marks left out; empty for furniture and footnotes.
[[nodiscard]] std::vector<text::Flat> flat_pieces(std::u32string_view text,
                                                  const Document& document);

// The words of `piece` after its run-in head; `flat` is its of flat_pieces. `quantities` are the
// report's, in order of place.
[[nodiscard]] Passage prepare(const text::Flat& flat, const Piece& piece,
                              std::span<const Quantity> quantities);

}  // namespace luoshi::reading
