#include "reading/surroundings.hpp"

#include <algorithm>

#include "reading/cues.hpp"

namespace luoshi::reading {
namespace {

constexpr std::u32string_view clause_marks = U"，。；：！？!?…;";

// A text without punctuation is no sentence; looking further would only cost time.
constexpr std::size_t clause_chars_max = 200;
constexpr std::size_t sentence_chars_max = 800;

bool ends_clause(char32_t c) {
  return clause_marks.find(c) != std::u32string_view::npos;
}

// Brackets open a clause of their own for what stands inside them.
std::size_t clause_begin(std::u32string_view flat, std::size_t at) {
  int closed = 0;
  const std::size_t least = at > clause_chars_max ? at - clause_chars_max : 0;
  while (at > least) {
    const char32_t c = flat[at - 1];
    if (c == U'）') ++closed;
    if (c == U'（' && closed-- == 0) return at;
    if (closed <= 0 && ends_clause(c)) return at;
    --at;
  }
  return at;
}

std::size_t clause_end(std::u32string_view flat, std::size_t at) {
  int open = 0;
  const std::size_t most = std::min(flat.size(), at + clause_chars_max);
  while (at < most) {
    const char32_t c = flat[at];
    if (c == U'（') ++open;
    if (c == U'）' && open-- == 0) return at;
    if (open <= 0 && ends_clause(c)) return at;
    ++at;
  }
  return at;
}

std::size_t sentence_begin(std::u32string_view flat, std::size_t at) {
  const std::size_t least = at > sentence_chars_max ? at - sentence_chars_max : 0;
  while (at > least && !ends_sentence(flat[at - 1])) --at;
  return at;
}

}  // namespace

std::vector<Surroundings> look_around(std::u32string_view flat,
                                      const std::vector<Measure>& measures) {
  std::vector<Surroundings> all;
  all.reserve(measures.size());
  for (std::size_t i = 0; i < measures.size(); ++i) {
    const Measure& measure = measures[i];
    Surroundings here;
    const std::size_t head = measure.rank && measure.begin > 0 ? measure.begin - 1 : measure.begin;
    const std::size_t clause = clause_begin(flat, head);
    const std::size_t sentence = std::min(clause, sentence_begin(flat, head));
    const std::size_t last = i == 0 ? 0 : measures[i - 1].end;
    here.first_in_clause = i == 0 || last <= clause;
    here.first_in_sentence = i == 0 || last <= sentence;
    const std::size_t from = here.first_in_clause ? clause : std::min(last, head);
    here.before = flat.substr(from, head - from);
    here.clause = flat.substr(clause, head - clause);
    here.sentence = flat.substr(sentence, head - sentence);
    std::size_t end = clause_end(flat, measure.end);
    if (i + 1 < measures.size() && measures[i + 1].begin < end) {
      end = measures[i + 1].rank ? measures[i + 1].begin - 1 : measures[i + 1].begin;
      end = std::max(end, measure.end);
      here.touches_next = true;
    }
    here.after = flat.substr(measure.end, end - measure.end);
    all.push_back(here);
  }
  return all;
}

}  // namespace luoshi::reading
