#include "pages/item_progress.hpp"

#include "handling/report_rows.hpp"

namespace luoshi::pages {
namespace {

Result<Html> milestones(store::Reader& reader, const Visitor& visitor,
                        const supervision::Item& item) {
  Html list;
  TRY(reader.each(
      "SELECT reached_on, words, percent FROM milestone WHERE item = ? AND active = 1 "
      "AND reached_on IS NOT NULL ORDER BY position",
      {item.id}, [&](const store::Row& row) {
        std::string told = row.string(1);
        if (told.empty() && !row.is_null(2)) told = row.string(2) + " %";
        list += el("li", {el("time", {{"datetime", row.string(0)}}, {words(row.text(0))}),
                          el("span", {{"lang", "zh-CN"}}, {words(told)})});
        return true;
      }));
  if (list.empty()) return Html{};
  Html html = el("h2", {words(visitor.phrases()["milestones-reached"])});
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
  html += TRY(reports(site, reader, visitor, item));
  return html;
}

}  // namespace luoshi::pages
