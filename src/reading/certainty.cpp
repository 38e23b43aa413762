#include "reading/certainty.hpp"

#include "reading/cues.hpp"
#include "reading/noun_phrase.hpp"

namespace luoshi::reading {
namespace {

constexpr double slight = 0.9;
constexpr double some = 0.75;
constexpr double strong = 0.6;
constexpr std::size_t plain_name_max = 16;

double doubt_of_measure(const Measure& measure) {
  double certainty = 1.0;
  if (measure.han) certainty *= strong;         // 两条主线 is close to 两条公路
  if (measure.unit.empty()) certainty *= some;  // an index, or a number that lost its unit
  if (measure.dimension == Dimension::time) certainty *= slight;  // a span, or how long it took
  const bool bare = measure.unit == U"万" || measure.unit == U"亿";
  if (bare) certainty *= some;
  return certainty;
}

double doubt_of_name(std::u32string_view name, const Measure& measure) {
  double certainty = 1.0;
  if (name.size() < 2) certainty *= strong;
  if (name.size() == 2 && measure.dimension == Dimension::count) certainty *= slight;
  if (name.size() > plain_name_max) certainty *= slight;
  if (has_any(name, {U"、", U"，"})) certainty *= slight;
  return certainty;
}

// A share is a share of something: 率, 比重, 占比. 负责人100% may be anything.
bool is_odd_share(std::u32string_view name, Role role) {
  return role == Role::share && !has_any(name, {U"率", U"比", U"占", U"度", U"强度", U"覆盖"});
}

}  // namespace

double certainty_of(const Measure& measure, const Surroundings& words, Role role,
                    const Tense& tense, const Indicator& indicator) {
  double certainty = indicator.certainty * doubt_of_measure(measure);
  certainty *= doubt_of_name(indicator.name, measure);
  if (is_odd_share(indicator.name, role)) certainty *= some;
  if (tense.cued) certainty *= slight;  // the part of the report says otherwise
  // Nouns on both sides of the number: either could be the name.
  const bool both = !is_rate(measure) && words.after.size() > 2 && words.before.size() > 2 &&
                    !name_before(words).empty() && !name_after(measure, words).empty();
  if (both) certainty *= slight;
  return certainty;
}

}  // namespace luoshi::reading
