#include <array>

#include "ledger/history.hpp"
#include "pages/item_progress.hpp"
#include "pages/outcome_html.hpp"
#include "pages/public_pages.hpp"
#include "pages/question_html.hpp"
#include "supervision/rows.hpp"
#include "supervision/vocabulary.hpp"

namespace luoshi::pages {
namespace {

constexpr std::int64_t history_max = 500;

// The words of the source as they stand there, then those an amendment put in their place.
Html quotation(const Visitor& visitor, const outcomes::Promise& promise) {
  const auto& say = visitor.phrases();
  Html html = el("h2", {words(say["item-words"])});
  html += el("blockquote", {el("p", {words(promise.promised)})});
  if (promise.promised == promise.item.text) return html;
  html += el("h2", {words(say["item-words-amended"])});
  html += el("p", {{"lang", "zh-CN"}}, {words(promise.item.text)});
  return html;
}

Html fact(const std::string& name, const Html& value) {
  Html both = el("dt", {words(name)});
  both += el("dd", value);
  return both;
}

Html facts(const Site& site, const Visitor& visitor, const supervision::Item& item) {
  const auto& say = visitor.phrases();
  Html list =
      fact(say["item-type"], words(say["type-" + std::string(supervision::word_of(item.type))]));
  list += fact(say["item-number"], words(item.number));
  list += fact(say["item-from"],
               el("a", {{"href", "/reports/" + item.source}}, {words(item.source_title)}));
  if (!item.section.empty()) {
    std::string path;
    for (const auto& heading : item.section) path += (path.empty() ? "" : " › ") + heading;
    list += fact(say["item-section"], words(path));
  }
  list += fact(say["item-owner"],
               words(item.lead_unit.empty() ? say["item-owner-none"]
                                            : site.unit_name(item.lead_unit, visitor.language)));
  if (!item.supporting_units.empty()) {
    std::string units;
    for (const auto& unit : item.supporting_units) {
      if (!units.empty()) units += visitor.language == Language::zh ? "、" : ", ";
      units += site.unit_name(unit, visitor.language);
    }
    list += fact(say["item-supporting"], words(units));
  }
  list +=
      fact(say["item-due"], words(item.due_date.empty() ? say["item-due-none"] : item.due_date));
  if (!item.completion_standard.empty()) {
    list += fact(say["item-standard"], words(item.completion_standard));
  }
  return el("dl", {{"class", "facts"}}, {list});
}

Html cell(const std::string& label, const std::string& text) {
  return el("td", {{"data-label", label + ":"}}, {words(text)});
}

Html quantities(const Visitor& visitor, const supervision::Item& item) {
  if (item.quantities.empty()) return {};
  const auto& say = visitor.phrases();
  Html rows;
  for (const auto& quantity : item.quantities) {
    std::string kind = say["quantity-" + std::string(supervision::word_of(quantity.kind))];
    if (quantity.computed) kind += ", " + say["quantity-computed"] + ": " + quantity.computation;
    rows += el("tr", {el("th", {{"scope", "row"}}, {words(quantity.indicator)}),
                      cell(say["quantity-value"], quantity_words(visitor, quantity)),
                      cell(say["quantity-kind"], kind)});
  }
  Html html = el("h2", {words(say["item-target"])});
  html +=
      el("table",
         {el("thead", {el("tr", {el("th", {{"scope", "col"}}, {words(say["quantity-indicator"])}),
                                 el("th", {{"scope", "col"}}, {words(say["quantity-value"])}),
                                 el("th", {{"scope", "col"}}, {words(say["quantity-kind"])})})}),
          el("tbody", rows)});
  return html;
}

Result<Html> parts(const Site& site, store::Reader& reader, const Visitor& visitor,
                   const supervision::Item& item) {
  if (!item.parts_total) return Html{};
  const auto& say = visitor.phrases();
  auto filter = public_filter();
  filter.parent = item.id;
  const auto children = TRY(
      supervision::list_items(reader, public_scope(), filter,
                              {.order = supervision::Order::position, .cursor = {}, .limit = 200}));
  Html html =
      el("h2", {words(say.with("item-parts", {{"named", std::to_string(item.parts_named)},
                                              {"total", std::to_string(*item.parts_total)}}))});
  html += item_list(site, visitor, children.items);
  return html;
}

// The acts on an item that have a public form. Names of clerks and words of the office have none.
std::string public_words(const Visitor& visitor, const ledger::Entry& entry,
                         std::string_view item) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> fields{{
      {"lead_unit", "item-owner"},
      {"due_date", "item-due"},
      {"completion_standard", "item-standard"},
      {"parts_total", "item-parts-total"},
  }};
  const auto& say = visitor.phrases();
  if (entry.kind == "source.approve") return say["history-approved"];
  std::string edited;
  for (const auto& row : entry.changes) {
    if (row.table != "item" || row.id != item) continue;
    for (const auto& column : row.columns) {
      if (column.column == "disclosure" && column.value == store::Value(std::string("public"))) {
        return say["history-public"];
      }
      for (const auto& [name, phrase] : fields) {
        if (column.column != name) continue;
        if (!edited.empty()) edited += visitor.language == Language::zh ? "、" : ", ";
        edited += say[phrase];
      }
    }
  }
  return edited.empty() ? edited : say.with("history-edited", {{"fields", edited}});
}

Result<Html> history(const Site& site, store::Reader& reader, const Visitor& visitor,
                     const supervision::Item& item) {
  const auto& say = visitor.phrases();
  Html list;
  bool approved = false;
  for (const auto& entry : TRY(ledger::history(reader, "item/" + item.id, 0, history_max))) {
    // What the office did before it signed the list stays inside.
    approved = approved || entry.kind == "source.approve";
    if (!approved) continue;
    const auto told = public_words(visitor, entry, item.id);
    if (told.empty()) continue;
    const auto date = site.local_date(entry.time);
    list +=
        el("li", {el("time", {{"datetime", to_rfc3339(entry.time)}}, {words(date)}), words(told)});
  }
  if (list.empty()) return Html{};
  Html html = el("h2", {words(say["item-history"])});
  html += el("ol", {{"class", "history"}}, {list});
  return html;
}

}  // namespace

Result<Content> item_page(const Site& site, store::Reader& reader, const Visitor& visitor,
                          const http::Request& request) {
  const auto& say = visitor.phrases();
  const auto item =
      TRY(supervision::view_item(reader, public_scope(), request.path_params.at("id")));
  if (item.standing.state != supervision::State::approved ||
      item.standing.disclosure != supervision::Disclosure::public_) {
    return fail(ErrorKind::not_found, "item.not-found");
  }
  Content content{
      item.headline, {{"/", say["home"]}, {"/reports/" + item.source, item.source_title}}, {}};
  const auto released = TRY(released_of(reader, item));
  content.main = quotation(visitor, released);
  content.main += facts(site, visitor, item);
  content.main += quantities(visitor, item);
  const auto later = released.outcome ? released.outcome->later : std::string{};
  const auto later_title =
      later.empty() ? std::string{} : TRY(supervision::load_source(reader, later)).title;
  if (const auto outcome = outcome_of(visitor, released, later_title); !outcome.empty()) {
    content.main += el("h2", {words(say["item-outcome"])});
    content.main += outcome;
  }
  content.main += TRY(parts(site, reader, visitor, item));
  content.main += TRY(progress_of(site, reader, visitor, item));
  content.main += TRY(questions_of_item(site, reader, visitor, item));
  content.main += TRY(history(site, reader, visitor, item));
  return content;
}

}  // namespace luoshi::pages
