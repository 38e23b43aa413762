#include "pages/item_progress.hpp"

#include <algorithm>
#include <utility>

#include "handling/amendments.hpp"
#include "handling/milestones.hpp"
#include "handling/report_rows.hpp"
#include "pages/lists.hpp"

namespace luoshi::pages {
namespace {

Result<Html> milestones(store::Reader& reader, const Visitor& visitor,
                        const supervision::Item& item) {
  Html list;
  for (const auto& milestone : TRY(handling::milestones_of(reader, item.id))) {
    if (milestone.reached_on.empty()) continue;
    std::string told = milestone.words;
    if (told.empty() && milestone.percent) told = std::to_string(*milestone.percent) + " %";
    list +=
        el("li", {el("time", {{"datetime", milestone.reached_on}}, {words(milestone.reached_on)}),
                  el("span", {{"lang", "zh-CN"}}, {words(told)})});
  }
  if (list.empty()) return Html{};
  Html html = el("h2", {words(visitor.phrases()["milestones-reached"])});
  html += el("ol", {{"class", "history"}}, {list});
  return html;
}

std::string joined(const Visitor& visitor, const std::vector<supervision::Quantity>& quantities) {
  std::string all;
  for (const auto& quantity : quantities) {
    if (!all.empty()) all += "; ";
    all += quantity.indicator + " " + quantity_words(visitor, quantity);
  }
  return all;
}

// The terms with a public form, as pairs of a phrase and the words.
std::vector<std::pair<std::string_view, std::string>> public_terms(const Site& site,
                                                                   const Visitor& visitor,
                                                                   const handling::Terms& terms) {
  std::vector<std::pair<std::string_view, std::string>> all;
  const auto& fields = terms.fields;
  if (fields.text) all.emplace_back("item-words", *fields.text);
  if (fields.quantities) all.emplace_back("item-target", joined(visitor, *fields.quantities));
  if (fields.completion_standard) all.emplace_back("item-standard", *fields.completion_standard);
  if (fields.due_date) all.emplace_back("item-due", *fields.due_date);
  if (fields.lead_unit) {
    all.emplace_back("item-owner", site.unit_name(*fields.lead_unit, visitor.language));
  }
  return all;
}

Html amendment_of(const Site& site, const Visitor& visitor, const handling::Amendment& amendment) {
  const auto& say = visitor.phrases();
  const auto before = public_terms(site, visitor, amendment.before);
  const auto after = public_terms(site, visitor, amendment.after);
  Html html = el("time", {{"datetime", amendment.decision.decided_on}},
                 {words(amendment.decision.decided_on)});
  if (amendment.after.stage == "cancelled") html += el("p", {words(say["amendment-cancelled"])});
  Html facts;
  for (std::size_t at = 0; at < std::min(before.size(), after.size()); ++at) {
    facts += el("dt", {words(say[after[at].first])});
    facts += el("dd", {words(say["amendment-before"]),
                       el("del", {{"lang", "zh-CN"}}, {words(before[at].second)})});
    facts += el("dd", {words(say["amendment-after"]),
                       el("ins", {{"lang", "zh-CN"}}, {words(after[at].second)})});
  }
  if (!facts.empty()) html += el("dl", {{"class", "change"}}, {facts});
  html += el("p", {words(say["amendment-decided"]),
                   el("span", {{"lang", "zh-CN"}}, {words(amendment.decision.decided_by)})});
  html += el("p", {words(say["amendment-reason"]),
                   el("span", {{"lang", "zh-CN"}}, {words(amendment.decision.reason)})});
  return el("li", {html});
}

Result<Html> amendments(const Site& site, store::Reader& reader, const Visitor& visitor,
                        const supervision::Item& item) {
  Html list;
  for (const auto& amendment : TRY(handling::amendments_of(reader, item.id))) {
    if (amendment.state == handling::AmendmentState::decided) {
      list += amendment_of(site, visitor, amendment);
    }
  }
  if (list.empty()) return Html{};
  Html html = el("h2", {words(visitor.phrases()["amendments"])});
  html += el("ol", {{"class", "history"}}, {list});
  return html;
}

Html report_of(const Site& site, const Visitor& visitor, const handling::Report& report) {
  const auto& say = visitor.phrases();
  Html html = el("time", {{"datetime", report.signed_on}}, {words(report.period)});
  if (!report.value.empty()) {
    html += el("p", {el("strong", {{"lang", "zh-CN"}},
                        {words((report.indicator.empty() ? "" : report.indicator + " ") +
                               report.value + " " + report.value_unit)}),
                     words(" "),
                     el("span", {{"class", "tag"}},
                        {words(say["origin-" + std::string(handling::name_of(report.origin))])})});
    if (!report.cited_source.empty()) {
      html += el("p", {{"class", "meta"}},
                 {words(say["outcome-source"]),
                  el("span", {{"lang", "zh-CN"}}, {words(report.cited_source)})});
    }
  }
  if (!report.words.empty()) html += el("p", {{"lang", "zh-CN"}}, {words(report.words)});
  html += el("p", {{"class", "meta"}}, {words(site.unit_name(report.unit, visitor.language))});
  return el("li", {html});
}

Result<Html> reports(const Site& site, store::Reader& reader, const Visitor& visitor,
                     const supervision::Item& item) {
  Html list;
  for (const auto& report : TRY(handling::load_reports(
           reader, "item = ? AND state = 'accepted' AND disclosure = 'public'", {item.id}))) {
    list += report_of(site, visitor, report);
  }
  if (list.empty()) return Html{};
  Html html = el("h2", {words(visitor.phrases()["reports-released"])});
  html += el("ol", {{"class", "history"}}, {list});
  return html;
}

}  // namespace

Result<Html> progress_of(const Site& site, store::Reader& reader, const Visitor& visitor,
                         const supervision::Item& item) {
  Html html = TRY(milestones(reader, visitor, item));
  html += TRY(amendments(site, reader, visitor, item));
  html += TRY(reports(site, reader, visitor, item));
  return html;
}

}  // namespace luoshi::pages
