#include "reading/headline.hpp"

#include <algorithm>

#include "text/unicode.hpp"

namespace luoshi::reading {

std::string shorten(std::u32string_view words) {
  if (words.size() <= headline_max) return text::to_utf8(words);
  std::u32string_view cut = words.substr(0, headline_max - 1);
  const std::size_t joint = cut.find_last_of(U"，、；");
  if (joint != cut.npos && joint >= headline_max / 2) cut = cut.substr(0, joint);
  return text::to_utf8(cut) + "…";
}

std::string make_headline(const Passage& passage, const std::vector<RoledClause>& clauses,
                          const Group& group) {
  const RoledClause& core = clauses[group.core];
  const std::size_t begin = std::min(core.core, core.clause.end - 1);
  std::u32string words(passage.view().substr(begin, core.clause.end - begin));
  for (std::size_t i = group.core + 1; i <= group.last; ++i) {
    const std::u32string_view more = passage.view(clauses[i].clause);
    if (words.size() + 1 + more.size() > headline_max) break;
    words += U'，';
    words += more;
  }
  return shorten(words);
}

}  // namespace luoshi::reading
