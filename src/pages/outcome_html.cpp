#include "pages/outcome_html.hpp"

#include <algorithm>

namespace luoshi::pages {
namespace {

using outcomes::Cited;
using outcomes::Counts;
using outcomes::Verdict;

constexpr std::array verdicts{Verdict::met, Verdict::missed, Verdict::unclear, Verdict::unreported};

std::string_view shape_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::met:
      return "✓";
    case Verdict::missed:
      return "✗";
    case Verdict::unclear:
      return "?";
    case Verdict::unreported:
      break;
  }
  return "–";
}

Html arithmetic(const Visitor& visitor, const std::string& reason) {
  if (reason.empty()) return {};
  return el("p", {{"class", "arithmetic"}},
            {words(visitor.phrases()["outcome-basis"]),
             el("span", {{"lang", "zh-CN"}}, {words(reason)})});
}

Html source_of(const Visitor& visitor, const outcomes::Publication& publication) {
  const auto& say = visitor.phrases();
  Html source = words(say["outcome-source"]);
  const auto named = publication.publisher + "《" + publication.document + "》";
  source +=
      publication.link.empty()
          ? el("span", {{"lang", "zh-CN"}}, {words(named)})
          : el("a", {{"href", publication.link}, {"rel", "nofollow noopener"}, {"lang", "zh-CN"}},
               {words(named)});
  if (!publication.published_on.empty()) source += words(" " + publication.published_on);
  return el("p", {{"class", "meta"}}, {source});
}

Html cited_of(const Visitor& visitor, const Cited& cited) {
  const auto& say = visitor.phrases();
  std::string figure = cited.figure.indicator.empty() ? "" : cited.figure.indicator + " ";
  figure += cited.figure.value + (cited.figure.unit == "-" ? "" : " " + cited.figure.unit);
  if (cited.figure.role == reading::Role::growth) figure += " (" + say["role-growth"] + ")";
  Html html = el("p", {verdict_mark(visitor, cited.held.verdict), words(" "),
                       el("span", {{"class", "tag"}}, {words(say["outcome-cited"])}),
                       el("span", {{"lang", "zh-CN"}}, {words(figure)})});
  html += arithmetic(visitor, cited.held.arithmetic);
  if (!cited.words.empty()) html += el("p", {{"lang", "zh-CN"}}, {words(cited.words)});
  html += source_of(visitor, cited.publication);
  return el("div", {{"class", "outcome"}}, {html});
}

Html reported_of(const Visitor& visitor, const outcomes::Outcome& outcome,
                 const std::string& later_title) {
  const auto& say = visitor.phrases();
  Html html = el("p", {verdict_mark(visitor, outcome.verdict), words(" "),
                       el("span", {{"class", "tag"}}, {words(say["outcome-reported"])}),
                       el("span", {{"lang", "zh-CN"}}, {words(later_title)})});
  if (!outcome.result_words.empty()) {
    html += el("blockquote", {el("p", {{"lang", "zh-CN"}}, {words(outcome.result_words)})});
  }
  html += arithmetic(visitor, outcome.reason);
  if (!outcome.words.empty()) {
    html += el("p", {words(say["outcome-words"]),
                     el("span", {{"lang", "zh-CN"}}, {words(outcome.words)})});
  }
  return el("div", {{"class", "outcome"}}, {html});
}

Html cell(const std::string& label, std::int64_t count) {
  return el("td", {{"data-label", label + ":"}, {"class", "count"}},
            {words(std::to_string(count))});
}

Html row_of(const Visitor& visitor, const std::string& name, const Counts& counts, bool cited,
            bool zh_name) {
  const auto& say = visitor.phrases();
  std::vector<Attribute> head{{"scope", "row"}};
  if (zh_name) head.emplace_back("lang", "zh-CN");
  Html row = Element::make("th", head, words(name));
  row += cell(say["outcome-promises"], counts.promises);
  for (const auto verdict : verdicts) {
    row += cell(say["verdict-" + std::string(reconcile::name_of(verdict))],
                counts.reported[static_cast<std::size_t>(verdict)]);
  }
  row += cell(say["outcome-not-yet"], counts.not_compared);
  if (cited) {
    row += cell(say["cited-met"], counts.cited[static_cast<std::size_t>(Verdict::met)]);
    row += cell(say["cited-missed"], counts.cited[static_cast<std::size_t>(Verdict::missed)]);
  }
  return el("tr", row);
}

}  // namespace

Html verdict_mark(const Visitor& visitor, Verdict verdict) {
  const std::string name = reconcile::name_of(verdict);
  return el("strong", {{"class", "verdict " + name}},
            {el("span", {{"aria-hidden", "true"}}, {words(shape_of(verdict))}), words(" "),
             words(visitor.phrases()["verdict-" + name])});
}

Html outcome_of(const Visitor& visitor, const outcomes::Promise& promise,
                const std::string& later_title) {
  Html html;
  if (promise.outcome) html += reported_of(visitor, *promise.outcome, later_title);
  for (const auto& cited : promise.cited) html += cited_of(visitor, cited);
  return html;
}

Html counts_table(const Visitor& visitor, const std::string& caption,
                  const std::vector<outcomes::SectionCounts>& sections, const Counts& all) {
  const auto& say = visitor.phrases();
  const bool cited = std::ranges::any_of(all.cited, [](std::int64_t n) { return n > 0; });
  Html heads;
  const auto head = [&](const std::string& text) {
    heads += el("th", {{"scope", "col"}}, {words(text)});
  };
  head(say["item-section"]);
  head(say["outcome-promises"]);
  for (const auto verdict : verdicts) {
    head(say["verdict-" + std::string(reconcile::name_of(verdict))]);
  }
  head(say["outcome-not-yet"]);
  if (cited) {
    head(say["cited-met"]);
    head(say["cited-missed"]);
  }
  Html rows;
  for (const auto& section : sections) {
    const bool named = !section.section.empty();
    rows += row_of(visitor, named ? section.section : say["section-other"], section.counts, cited,
                   named);
  }
  if (sections.size() > 1) rows += row_of(visitor, say["outcome-all"], all, cited, false);
  return el("table", {{"class", "counts"}},
            {el("caption", {words(caption)}), el("thead", {el("tr", heads)}), el("tbody", rows)});
}

Result<outcomes::Promise> released_of(store::Reader& reader, const supervision::Item& item) {
  outcomes::Promise promise{item, TRY(outcomes::promised_words(reader, item)), std::nullopt, {}};
  const auto later = TRY(outcomes::nearest_later(reader, item.source, outcomes::View::visitor));
  if (!later.empty()) {
    auto pairs = TRY(outcomes::load_outcomes(
        reader, "item = ? AND later = ? AND disclosure = 'public'", {item.id, later}));
    if (!pairs.empty()) promise.outcome = std::move(pairs.front());
  }
  promise.cited = TRY(outcomes::load_cited(
      reader, "item = ? AND state = 'stands' AND disclosure = 'public'", {item.id}));
  return promise;
}

}  // namespace luoshi::pages
