#include "reading/structure.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "reading/blocks.hpp"
#include "reading/cues.hpp"
#include "reading/front.hpp"
#include "reading/marker.hpp"
#include "reading/parts.hpp"
#include "reading/pieces.hpp"
#include "text/unicode.hpp"

namespace luoshi::reading {
namespace {

// "（一）重培育促集聚。" as 重培育促集聚.
std::string heading_words(std::u32string_view text, Span span) {
  const text::Flat flat = text::flatten(text.substr(span.begin, span.end - span.begin), span.begin);
  std::u32string_view words = flat.view();
  words.remove_prefix(find_marker(words).length);
  while (!words.empty() &&
         (ends_sentence(words.back()) || words.back() == U'：' || words.back() == U'，')) {
    words.remove_suffix(1);
  }
  return text::to_utf8(words);
}

}  // namespace

Document read_document(std::u32string_view text) {
  std::vector<Draft> drafts = draft_pieces(cut_blocks(text));
  assign_parts(drafts);
  Document document;
  read_front(text, drafts, document);
  document.pieces.reserve(drafts.size());
  for (Draft& draft : drafts) document.pieces.push_back(std::move(draft.piece));
  return document;
}

bool looks_like_report(const Document& document) {
  const bool has_plan = std::ranges::any_of(document.pieces, [](const Piece& piece) {
    return piece.kind == PieceKind::paragraph && piece.part == Part::plan;
  });
  const bool named = !document.title.empty() || !document.place.empty();
  // Without a name the headings must tell the year; a date alone stands in any diary.
  const bool dated = document.year_planned.has_value() && document.delivered.empty();
  return has_plan && (named || dated);
}

std::vector<std::string> section_path(std::u32string_view text, const Document& document,
                                      std::size_t piece) {
  std::vector<std::string> path;
  const Piece& leaf = document.pieces[piece];
  path.reserve(leaf.path.size() + 1);
  for (const std::size_t above : leaf.path) {
    path.push_back(heading_words(text, document.pieces[above].head));
  }
  if (leaf.kind != PieceKind::heading && !leaf.head.empty()) {
    path.push_back(heading_words(text, leaf.head));
  }
  return path;
}

}  // namespace luoshi::reading
