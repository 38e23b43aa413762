#include "reconcile/subject.hpp"

#include <algorithm>

#include "reconcile/indicator_name.hpp"
#include "text/unicode.hpp"

namespace luoshi::reconcile {
namespace {

using reading::Span;

std::size_t after_last(std::u32string_view text, std::u32string_view ends, std::size_t before) {
  const std::size_t stop = before == 0 ? text.npos : text.find_last_of(ends, before - 1);
  return stop == text.npos ? 0 : stop + 1;
}

// The rest of the sentence: all before, a little after.
std::u32string around(std::u32string_view text, Span span) {
  constexpr std::size_t after_most = 80;
  constexpr std::size_t before_most = 400;
  std::size_t begin = after_last(text, U"。\n", span.begin);
  begin = std::max(begin, span.begin - std::min(span.begin, before_most));
  const std::size_t end =
      std::min({text.find_first_of(U"。\n", span.end), span.end + after_most, text.size()});
  std::u32string words(text.substr(begin, span.begin - begin));
  words += U'。';
  words += text.substr(span.end, end - span.end);
  return words;
}

// "精准对接抓招商。" before the paragraph proper; empty where it has none.
std::u32string_view run_in_head(std::u32string_view paragraph) {
  constexpr std::size_t length_most = 22;
  const auto head = paragraph.substr(0, paragraph.find_first_of(U"。，：:"));
  return head.size() <= length_most ? head : std::u32string_view();
}

}  // namespace

std::u32string_view paragraph_at(std::u32string_view text, std::size_t begin) {
  return text.substr(begin, std::min(text.find(U'\n', begin), text.size()) - begin);
}

Subject subject_of(const Source& source, Span span, std::string_view section,
                   const Rarity& rarity) {
  constexpr std::size_t length_most = 400;
  Subject made;
  made.words = source.text.substr(span.begin, std::min(span.end - span.begin, length_most));
  made.pairs = pairs_in(made.words);
  made.pairs_weight = rarity.of(made.pairs);
  made.topics = topics_in(made.words);
  made.topic_counts = topic_counts_in(made.words);
  made.fields = fields_in(made.words);
  made.terms = terms_in(made.words);
  made.clauses = clauses_in(made.words, rarity);

  const auto rest = around(source.text, span);
  made.around = pairs_in(rest);
  made.around_topics = topics_in(rest) & ~made.topics;
  made.paragraph = after_last(source.text, U"\n", span.begin);
  made.head_topics = topics_in(text::from_utf8(section)) |
                     topics_in(run_in_head(paragraph_at(source.text, made.paragraph)));

  made.main_indicator = main_indicator(made.words);
  return made;
}

}  // namespace luoshi::reconcile
