#include "reading/quantities.hpp"

#include <algorithm>
#include <utility>

#include "reading/certainty.hpp"
#include "reading/coordination.hpp"
#include "reading/cues.hpp"
#include "reading/indicator.hpp"
#include "reading/naming_marks.hpp"
#include "reading/noun_phrase.hpp"
#include "reading/passage.hpp"
#include "reading/qualifier.hpp"
#include "reading/role.hpp"
#include "text/flat.hpp"
#include "text/unicode.hpp"

namespace luoshi::reading {
namespace {

// 增长6.5%左右，力争达到7%: a level without a subject of its own is of the growth before it.
bool goes_on_with_growth(const std::vector<Surroundings>& words, std::size_t at) {
  const std::u32string_view subject = words[at - 1].clause;
  const bool rate = subject.find(U'率') != std::u32string_view::npos ||
                    subject.find(U'比') != std::u32string_view::npos;
  return name_before(words[at]).empty() && !rate;
}

// A list shares its role: 分别增长10%和12%以上.
std::vector<Role> find_roles(const std::vector<Measure>& measures,
                             const std::vector<Surroundings>& words) {
  std::vector<Role> roles;
  roles.reserve(measures.size());
  while (roles.size() < measures.size()) {
    const std::size_t first = roles.size();
    const bool goes_on = first > 0 && !words[first].first_in_sentence &&
                         roles.back() == Role::growth && goes_on_with_growth(words, first);
    const std::size_t n = list_length(measures, words, first);
    for (std::size_t i = first; i < first + n; ++i) {
      Surroundings whole = words[i];
      if (i + 1 < first + n) whole.after = words[first + n - 1].after;
      const Role role =
          find_role(measures[i], whole, i > first ? std::optional(roles.back()) : std::nullopt);
      roles.push_back(goes_on && role == Role::share ? Role::growth : role);
    }
  }
  return roles;
}

// A list shares its tense: 由160元和55元分别提高到253元和150元 starts from both of the first two.
std::vector<Tense> find_tenses(const std::vector<Measure>& measures,
                               const std::vector<Surroundings>& words, const Setting& setting) {
  std::vector<Tense> tenses;
  tenses.reserve(measures.size());
  while (tenses.size() < measures.size()) {
    const std::size_t first = tenses.size();
    const std::size_t n = list_length(measures, words, first);
    Surroundings whole = words[first];
    whole.after = words[first + n - 1].after;
    whole.touches_next = words[first + n - 1].touches_next;
    tenses.insert(tenses.end(), n, find_tense(measures[first], whole, setting));
  }
  return tenses;
}

bool is_bound(Qualifier qualifier) {
  return qualifier == Qualifier::at_least || qualifier == Qualifier::at_most ||
         qualifier == Qualifier::about || qualifier == Qualifier::over;
}

// 至少建成2个示范区、20个示范村: the second is bound as the first is.
bool goes_on_from_at_least(const Surroundings& words) {
  const bool listed = words.before.ends_with(U"、") || words.before.ends_with(U"和");
  return listed && !words.first_in_clause && words.before.size() <= 14 &&
         words.clause.find(U"至少") != std::u32string_view::npos;
}

// 分别增长10%和12%以上: the bound behind the last of a list holds for all of it, and 至少 before
// the first.
std::vector<Qualifier> find_qualifiers(const std::vector<Measure>& measures,
                                       const std::vector<Surroundings>& words,
                                       const std::vector<Tense>& tenses) {
  std::vector<Qualifier> qualifiers;
  qualifiers.reserve(measures.size());
  while (qualifiers.size() < measures.size()) {
    const std::size_t first = qualifiers.size();
    const std::size_t n = list_length(measures, words, first);
    for (std::size_t i = first; i < first + n; ++i) {
      qualifiers.push_back(find_qualifier(measures[i], words[i], tenses[i].kind));
    }
    const bool each = n > 1 && words[first].before.find(U"分别") != std::u32string_view::npos;
    for (std::size_t i = first; i < first + n; ++i) {
      if (qualifiers[i] != Qualifier::exact || measures[i].more) continue;
      const Qualifier last = qualifiers.back();
      const Qualifier opening = qualifiers[first];
      if (each) qualifiers[i] = is_bound(last) ? last : opening;
      if (i > 0 && goes_on_from_at_least(words[i])) qualifiers[i] = qualifiers[i - 1];
    }
  }
  return qualifiers;
}

// Under a heading such as 今后五年 or “十四五”时期 an aim is of the period, not of the coming year.
bool stands_under_a_period(std::u32string_view text, const Document& document, const Piece& piece) {
  return std::ranges::any_of(piece.path, [&](std::size_t above) {
    if (above >= document.pieces.size()) return false;
    const Span head = document.pieces[above].span;
    const auto words = text.substr(head.begin, std::min<std::size_t>(head.end - head.begin, 60));
    return has_any(words,
                   {U"今后五年", U"未来五年", U"五年的", U"五”时期", U"五时期", U"远景目标"});
  });
}

std::vector<Quantity> quantities_of(const text::Flat& flat, const Setting& setting) {
  const auto measures = find_measures(flat.text);
  const auto words = look_around(flat.text, measures);
  const auto roles = find_roles(measures, words);
  const auto tenses = find_tenses(measures, words, setting);
  const auto qualifiers = find_qualifiers(measures, words, tenses);
  auto indicators = name_indicators(measures, words, roles);
  std::vector<Quantity> found;
  found.reserve(measures.size());
  for (std::size_t i = 0; i < measures.size(); ++i) {
    const Measure& measure = measures[i];
    const Tense& tense = tenses[i];
    Quantity quantity;
    quantity.span = {flat.at[measure.begin], flat.at[measure.end - 1] + 1};
    quantity.value = measure.value;
    quantity.low = measure.low;
    quantity.high = measure.high;
    quantity.unit = measure.unit.empty() ? "-" : text::to_utf8(measure.unit);
    quantity.kind = tense.kind;
    quantity.year = tense.year;
    quantity.qualifier = qualifiers[i];
    quantity.role = roles[i];
    quantity.indicator = text::to_utf8(indicators[i].name);
    quantity.certainty = certainty_of(measure, words[i], roles[i], tense, indicators[i]);
    found.push_back(std::move(quantity));
  }
  return found;
}

}  // namespace

std::vector<Quantity> find_quantities_in(std::u32string_view passage, std::size_t base,
                                         const Setting& setting) {
  return quantities_of(without_note_marks(text::flatten(passage, base)), setting);
}

std::vector<Quantity> find_quantities(std::u32string_view text, const Document& document) {
  return find_quantities(flat_pieces(text, document), text, document);
}

std::vector<Quantity> find_quantities(const std::vector<text::Flat>& flats,
                                      std::u32string_view text, const Document& document) {
  std::vector<Quantity> all;
  for (std::size_t i = 0; i < flats.size(); ++i) {
    const Piece& piece = document.pieces[i];
    if (flats[i].text.empty()) continue;
    Setting setting{piece.part, document.year_reviewed, document.year_planned};
    if (piece.part == Part::plan && stands_under_a_period(text, document, piece)) {
      setting.part = Part::outlook;
    }
    std::ranges::move(quantities_of(flats[i], setting), std::back_inserter(all));
  }
  return all;
}

}  // namespace luoshi::reading
