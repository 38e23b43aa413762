#include "reconcile/passage.hpp"

#include <algorithm>
#include <array>

namespace luoshi::reconcile {
namespace {

using reading::Part;
using reading::PieceKind;
using reading::Span;
using reading::StatementType;

constexpr std::u32string_view clause_ends = U"。；！：:\n";
constexpr std::u32string_view around_clause = U"，、—　 ”";

// Thanks and addresses tell of no work.
bool is_ceremony(std::u32string_view words) {
  constexpr std::array ceremony = {std::u32string_view(U"各位代表"), std::u32string_view(U"感谢"),
                                   std::u32string_view(U"敬意"), std::u32string_view(U"得益于")};
  return words.ends_with(U"结果") || std::ranges::any_of(ceremony, [words](auto word) {
           return words.find(word) != words.npos;
         });
}

Span trimmed(std::u32string_view text, Span span) {
  const auto words = text.substr(span.begin, span.end - span.begin);
  const std::size_t first = words.find_first_not_of(around_clause);
  if (first == words.npos) return {span.begin, span.begin};
  return {span.begin + first, span.begin + words.find_last_not_of(around_clause) + 1};
}

class Gaps {
 public:
  explicit Gaps(const Source& source) : source_(source) {
    for (const auto& statement : source.report.statements) taken_.push_back(statement.span);
    std::ranges::sort(taken_, {}, &Span::begin);
  }

  void add_to(std::vector<Passage>& passages) const {
    for (const auto& piece : source_.report.document.pieces) {
      if (piece.part == Part::review && piece.kind == PieceKind::paragraph) {
        between_statements(piece.span, passages);
      }
    }
  }

 private:
  void between_statements(Span paragraph, std::vector<Passage>& passages) const {
    std::size_t at = paragraph.begin;
    for (const Span& taken : taken_) {
      if (taken.end <= at || taken.begin >= paragraph.end) continue;
      clauses({at, taken.begin}, passages);
      at = taken.end;
    }
    clauses({at, paragraph.end}, passages);
  }

  void clauses(Span gap, std::vector<Passage>& passages) const {
    constexpr std::size_t length_least = 6;
    for (std::size_t at = gap.begin; at < gap.end;) {
      const std::size_t stop = std::min(gap.end, source_.text.find_first_of(clause_ends, at));
      const Span clause = trimmed(source_.text, {at, stop});
      at = stop + 1;
      const auto words = source_.text.substr(clause.begin, clause.end - clause.begin);
      if (words.size() >= length_least && !is_ceremony(words)) passages.push_back(passage(clause));
    }
  }

  [[nodiscard]] Passage passage(Span clause) const {
    Passage made{.span = clause, .quantities = {}, .stated = false};
    for (std::size_t i = 0; i < source_.report.quantities.size(); ++i) {
      if (clause.contains(source_.report.quantities[i].span.begin)) made.quantities.push_back(i);
    }
    return made;
  }

  const Source& source_;
  std::vector<Span> taken_;  // by where they begin
};

}  // namespace

std::vector<Passage> passages_of(const Source& later) {
  std::vector<Passage> passages;
  for (const auto& statement : later.report.statements) {
    if (statement.type == StatementType::result) {
      passages.push_back(
          {.span = statement.span, .quantities = statement.quantities, .stated = true});
    }
  }
  Gaps(later).add_to(passages);
  std::ranges::sort(passages, {}, [](const Passage& one) { return one.span.begin; });
  return passages;
}

}  // namespace luoshi::reconcile
