#include "pages/lists.hpp"

#include "supervision/vocabulary.hpp"

namespace luoshi::pages {

supervision::Filter public_filter() {
  supervision::Filter filter;
  filter.state = supervision::State::approved;
  filter.disclosure = supervision::Disclosure::public_;
  return filter;
}

supervision::Scope public_scope() {
  return {.everything = true, .units = {}};
}

Html item_list(const Site& site, const Visitor& visitor,
               const std::vector<supervision::Item>& items) {
  const auto& say = visitor.phrases();
  Html list;
  for (const auto& item : items) {
    Html meta = el("span", {{"class", "tag"}},
                   {words(say["type-" + std::string(supervision::word_of(item.type))])});
    if (!item.lead_unit.empty()) {
      meta += words(say["item-owner"] + ": " + site.unit_name(item.lead_unit, visitor.language));
    }
    if (!item.due_date.empty()) {
      meta += words((item.lead_unit.empty() ? "" : " · ") + say["item-due"] + ": " + item.due_date);
    }
    list += el("li", {el("a", {{"href", "/items/" + item.id}}, {words(item.headline)}),
                      el("p", {{"class", "meta"}}, {meta})});
  }
  return el("ul", {{"class", "items"}}, {list});
}

std::string quantity_words(const Visitor& visitor, const supervision::Quantity& quantity) {
  const auto& say = visitor.phrases();
  std::string text = say["qualifier-" + std::string(supervision::word_of(quantity.qualifier))];
  if (!text.empty()) text += ' ';
  text += quantity.value.empty() ? quantity.low + "–" + quantity.high : quantity.value;
  if (quantity.unit != "-") text += " " + quantity.unit;
  switch (quantity.role) {
    case reading::Role::growth:
      return text + " (" + say["role-growth"] + ")";
    case reading::Role::vs_target:
      return text + " (" + say["role-vs_target"] + ")";
    case reading::Role::rank:
      return text + " (" + say["role-rank"] + ")";
    default:
      return text;
  }
}

}  // namespace luoshi::pages
