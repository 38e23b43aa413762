#include <algorithm>

#include "outcomes/record.hpp"
#include "pages/outcome_html.hpp"
#include "pages/public_pages.hpp"
#include "supervision/rows.hpp"

namespace luoshi::pages {
namespace {

using outcomes::Promise;
using outcomes::View;

Html promise_of(const Site& site, const Visitor& visitor, const Promise& promise,
                const std::string& later_title) {
  const auto& say = visitor.phrases();
  const auto& item = promise.item;
  Html html = el(
      "h4", {el("a", {{"href", "/items/" + item.id}, {"lang", "zh-CN"}}, {words(item.headline)})});
  if (!item.lead_unit.empty()) {
    html +=
        el("p", {{"class", "meta"}},
           {words(say["item-owner"] + ": " + site.unit_name(item.lead_unit, visitor.language))});
  }
  html += el("blockquote", {el("p", {{"lang", "zh-CN"}}, {words(promise.promised)})});
  if (promise.promised != item.text) {
    html += el("p", {words(say["item-words-amended"] + ": "),
                     el("span", {{"lang", "zh-CN"}}, {words(item.text)})});
  }
  auto outcome = outcome_of(visitor, promise, later_title);
  html += outcome.empty() ? el("p", {{"class", "meta"}}, {words(say["outcome-none"])}) : outcome;
  return el("li", {html});
}

Html by_section(const Site& site, const Visitor& visitor, const std::vector<Promise>& promises,
                const std::vector<outcomes::SectionCounts>& sections,
                const std::string& later_title) {
  Html html;
  for (const auto& section : sections) {
    Html list;
    for (const auto& promise : promises) {
      if (outcomes::section_of(promise.item) != section.section) continue;
      list += promise_of(site, visitor, promise, later_title);
    }
    const bool named = !section.section.empty();
    html += named ? el("h3", {{"lang", "zh-CN"}}, {words(section.section)})
                  : el("h3", {words(visitor.phrases()["section-other"])});
    html += el("ol", {{"class", "promises"}}, {list});
  }
  return html;
}

}  // namespace

Result<Content> outcomes_index_page(const Site&, store::Reader& reader, const Visitor& visitor,
                                    const http::Request&) {
  const auto& say = visitor.phrases();
  Content content{say["outcomes"], {{"/", say["home"]}}, {}};
  content.main = el("p", {{"class", "lead"}}, {words(say["outcomes-lead"])});
  const auto record = TRY(outcomes::load_record(reader, View::visitor));
  if (record.empty()) content.main += el("p", {words(say["outcomes-empty"])});
  for (const auto& year : record) {
    content.main += el("h2", {el("a", {{"href", "/outcomes/" + year.earlier.id}, {"lang", "zh-CN"}},
                                 {words(year.earlier.title)})});
    content.main += counts_table(visitor, say["outcomes-counts"], year.sections, year.counts);
  }
  return content;
}

Result<Content> outcomes_page(const Site& site, store::Reader& reader, const Visitor& visitor,
                              const http::Request& request) {
  const auto& say = visitor.phrases();
  const auto source = TRY(supervision::load_source(reader, request.path_params.at("id")));
  const auto later = TRY(outcomes::nearest_later(reader, source.id, View::visitor));
  const auto promises = TRY(outcomes::load_promises(reader, source.id, later, View::visitor));
  if (promises.empty()) return fail(ErrorKind::not_found, "source.not-found");
  const auto later_title =
      later.empty() ? std::string{} : TRY(supervision::load_source(reader, later)).title;
  const auto sections = outcomes::counts_by_section(promises);
  outcomes::Counts all;
  for (const auto& promise : promises) outcomes::count(all, promise);
  Content content{say.with("outcomes-of", {{"title", source.title}}),
                  {{"/", say["home"]}, {"/outcomes", say["outcomes"]}},
                  {}};
  content.main = el("p", {{"class", "lead"}}, {words(say["outcomes-lead"])});
  content.main += counts_table(visitor, say["outcomes-counts"], sections, all);
  content.main += el("h2", {words(say["outcomes-one-by-one"])});
  content.main += by_section(site, visitor, promises, sections, later_title);
  return content;
}

}  // namespace luoshi::pages
