#include "reconcile/subject.hpp"

#include <algorithm>

#include "reconcile/indicator_name.hpp"

namespace luoshi::reconcile {
namespace {

using reading::Span;

std::size_t after_last(std::u32string_view text, std::u32string_view ends, std::size_t before) {
  const std::size_t stop = before == 0 ? text.npos : text.find_last_of(ends, before - 1);
  return stop == text.npos ? 0 : stop + 1;
}

}  // namespace

std::u32string_view paragraph_at(std::u32string_view text, std::size_t begin) {
  return text.substr(begin, std::min(text.find(U'\n', begin), text.size()) - begin);
}

Subject subject_of(const Source& source, Span span, const Rarity& rarity) {
  constexpr std::size_t length_most = 400;
  Subject made;
  made.words = source.text.substr(span.begin, std::min(span.end - span.begin, length_most));
  made.pairs = pairs_in(made.words);
  made.pairs_weight = rarity.of(made.pairs);
  made.topics = topics_in(made.words);
  made.fields = fields_in(made.words);
  made.terms = terms_in(made.words);
  made.clauses = clauses_in(made.words, rarity);
  made.paragraph = after_last(source.text, U"\n", span.begin);
  made.main_indicator = main_indicator(made.words);
  return made;
}

}  // namespace luoshi::reconcile
