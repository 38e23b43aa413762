#include "pages/public_pages.hpp"
#include "supervision/rows.hpp"

namespace luoshi::pages {
namespace {

constexpr std::int64_t reports_max = 50;

struct Card {
  supervision::Source source;
  std::int64_t count = 0;
};

// Sources with nothing public are not named at all.
Result<std::vector<Card>> cards(store::Reader& reader) {
  std::vector<Card> all;
  for (auto& source : TRY(supervision::list_sources(reader, std::nullopt, reports_max))) {
    auto filter = public_filter();
    filter.source = source.id;
    const auto count = TRY(supervision::count_items(reader, public_scope(), filter));
    if (count > 0) all.push_back({std::move(source), count});
  }
  return all;
}

}  // namespace

Result<Content> home_page(const Site& site, store::Reader& reader, const Visitor& visitor,
                          const http::Request&) {
  const auto& say = visitor.phrases();
  const auto& name =
      visitor.language == Language::zh ? site.district.name_zh : site.district.name_en;
  Content content{name + (visitor.language == Language::zh ? "" : ": ") + say["site"], {}, {}};
  content.main = el("p", {{"class", "lead"}}, {words(say["tagline"])});
  if (site.cases != nullptr) {
    content.main += el(
        "p", {el("a", {{"class", "button"}, {"href", "/services"}}, {words(say["services-link"])}),
              el("a", {{"href", "/cases/follow"}}, {words(say["case-follow"])})});
  }
  content.main += search_form(visitor, "");
  content.main += el("h2", {words(say["reports"])});
  Html list;
  for (const auto& card : TRY(cards(reader))) {
    list += el(
        "li", {{"class", "card"}},
        {el("h3", {el("a", {{"href", "/reports/" + card.source.id}}, {words(card.source.title)})}),
         el("p", {{"class", "meta"}},
            {words(say.with("report-public", {{"n", std::to_string(card.count)}}))})});
  }
  content.main +=
      list.empty() ? el("p", {words(say["reports-none"])}) : el("ul", {{"class", "cards"}}, {list});
  content.main += el("h2", {words(say["data"])});
  content.main += el("p", {el("a", {{"href", "/open-data"}}, {words(say["data-home"])})});
  content.main += el("h2", {words(say["outcomes"])});
  content.main += el("p", {words(say["outcomes-lead"])});
  content.main +=
      el("p", {el("a", {{"href", "/outcomes"}}, {words(say["outcomes-link"])}), words(" · "),
               el("a", {{"href", "/questions"}}, {words(say["follow-title"])})});
  return content;
}

}  // namespace luoshi::pages
