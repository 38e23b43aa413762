#include "reading/passage.hpp"

#include <algorithm>

#include "reading/cues.hpp"
#include "reading/naming_marks.hpp"
#include "text/unicode.hpp"

namespace luoshi::reading {
namespace {

bool opens(char32_t c) {
  return c == U'“' || c == U'《' || c == U'（' || c == U'【' || c == U'‘';
}
bool closes(char32_t c) {
  return c == U'”' || c == U'》' || c == U'）' || c == U'】' || c == U'’';
}

bool ends_clause(char32_t c) {
  return c == U'，' || c == U'；' || c == U'：' || ends_sentence(c);
}

// An opening mark that finds its partner before the sentence ends; others are slips of the pen.
std::size_t partner(std::u32string_view flat, std::size_t at) {
  constexpr std::size_t quotation_max = 80;
  const std::size_t end = std::min(flat.size(), at + quotation_max);
  int depth = 0;
  for (std::size_t i = at; i < end; ++i) {
    if (opens(flat[i])) ++depth;
    if (closes(flat[i]) && --depth == 0) return i;
    if (flat[i] == U'。' && depth > 0 && flat[at] != U'“' && flat[at] != U'（') return at;
  }
  return at;
}

void cut_clauses(Passage& passage) {
  const std::u32string_view flat = passage.view();
  std::size_t begin = 0;
  std::size_t sentence = 0;
  for (std::size_t i = 0; i <= flat.size(); ++i) {
    if (i < flat.size() && text::is_plain_han(flat[i])) continue;
    if (i < flat.size() && opens(flat[i])) {
      i = partner(flat, i);
      continue;
    }
    const bool last = i == flat.size();
    if (!last && !ends_clause(flat[i])) continue;
    const char32_t stop = last ? U'\0' : flat[i];
    if (i > begin) passage.clauses.push_back({begin, i, sentence, stop, 0, 0});
    if (ends_sentence(stop) || stop == U'；') ++sentence;
    begin = i + 1;
  }
}

void place_quantities(Passage& passage, const Span& span, std::span<const Quantity> quantities) {
  const auto first = std::ranges::lower_bound(quantities, span.begin, {},
                                              [](const Quantity& q) { return q.span.begin; });
  passage.first_quantity = static_cast<std::size_t>(first - quantities.begin());
  const auto& at = passage.flat.at;
  const auto index = [&](std::size_t offset) {
    return static_cast<std::size_t>(std::ranges::lower_bound(at, offset) - at.begin());
  };
  for (auto q = first; q != quantities.end() && q->span.begin < span.end; ++q) {
    passage.quantities.push_back({index(q->span.begin), index(q->span.end)});
  }
  std::size_t next = 0;
  for (Clause& clause : passage.clauses) {
    while (next < passage.quantities.size() && passage.quantities[next].begin < clause.begin) {
      ++next;
    }
    clause.first_quantity = next;
    while (next < passage.quantities.size() && passage.quantities[next].begin < clause.end) ++next;
    clause.quantity_count = next - clause.first_quantity;
  }
}

}  // namespace

bool Passage::any(std::size_t begin, std::size_t end, std::uint32_t senses) const {
  for (std::size_t i = begin; i < std::min(end, marks.size()); ++i) {
    if ((marks[i].senses & senses) != 0) return true;
  }
  return false;
}

Span Passage::source(std::size_t begin, std::size_t end) const {
  return {flat.at[begin], flat.at[end - 1] + 1};
}

std::vector<text::Flat> flat_pieces(std::u32string_view text, const Document& document) {
  std::vector<text::Flat> flats(document.pieces.size());
  for (std::size_t i = 0; i < flats.size(); ++i) {
    const Piece& piece = document.pieces[i];
    const bool words = piece.kind == PieceKind::paragraph || piece.kind == PieceKind::heading;
    if (!words || piece.part == Part::aside) continue;
    const Span span = piece.span;
    flats[i] = without_note_marks(
        text::flatten(text.substr(span.begin, span.end - span.begin), span.begin));
  }
  return flats;
}

Passage prepare(const text::Flat& flat, const Piece& piece, std::span<const Quantity> quantities) {
  const std::size_t begin = piece.head.empty() ? piece.span.begin : piece.head.end;
  const auto first = std::ranges::lower_bound(flat.at, begin);
  Passage passage;
  passage.flat.text.assign(flat.text, static_cast<std::size_t>(first - flat.at.begin()));
  passage.flat.at.assign(first, flat.at.end());
  passage.marks = mark_words(passage.view());
  cut_clauses(passage);
  place_quantities(passage, {begin, piece.span.end}, quantities);
  return passage;
}

}  // namespace luoshi::reading
