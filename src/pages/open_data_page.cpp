#include "bulletins/open_data.hpp"
#include "pages/public_pages.hpp"

namespace luoshi::pages {
namespace {

std::string in_language(const Visitor& visitor, const bulletins::Bilingual& words) {
  return std::string(visitor.language == Language::zh ? words.zh : words.en);
}

Html link(const std::string& href, const std::string& text) {
  return el("a", {{"href", href}}, {words(text)});
}

Html cell(const std::string& label, const Html& content) {
  return el("td", {{"data-label", label + ":"}}, {content});
}

Html head_row(const std::vector<std::string>& titles) {
  Html cells;
  for (const auto& title : titles) cells += el("th", {{"scope", "col"}}, {words(title)});
  return el("thead", {el("tr", cells)});
}

Html table_of_datasets(const Visitor& visitor) {
  const auto& say = visitor.phrases();
  Html rows;
  for (const auto& dataset : bulletins::datasets()) {
    const auto file = "/open-data/" + std::string(dataset.id);
    const auto title = in_language(visitor, dataset.title);
    Html files = link(file + ".csv", title + " CSV");
    files += words(" ");
    files += link(file + ".json", title + " JSON");
    rows += el("tr", {el("th", {{"scope", "row"}}, {words(title)}),
                      cell(say["data-words"], words(in_language(visitor, dataset.words))),
                      cell(say["data-files"], files)});
  }
  return el("table",
            {head_row({say["data-set"], say["data-words"], say["data-files"]}), el("tbody", rows)});
}

Html fields_of(const Visitor& visitor, const bulletins::Dataset& dataset) {
  const auto& say = visitor.phrases();
  Html rows;
  for (const auto& field : dataset.fields) {
    rows += el("tr", {el("th", {{"scope", "row"}}, {el("code", {words(field.name)})}),
                      cell(say["data-type"], words(field.type)),
                      cell(say["data-meaning"], words(in_language(visitor, field.title)))});
  }
  const auto title = in_language(visitor, dataset.title);
  Html html = el("h3", {{"id", std::string(dataset.id)}}, {words(title)});
  html += el("table", {head_row({say["data-field"], say["data-type"], say["data-meaning"]}),
                       el("tbody", rows)});
  html += el("p", {link("/open-data/" + std::string(dataset.id) + ".csv-metadata.json",
                        title + " " + say["data-dictionary"])});
  return html;
}

}  // namespace

Result<Content> open_data_page(const Site& site, store::Reader&, const Visitor& visitor,
                               const http::Request&) {
  const auto& say = visitor.phrases();
  Content content{say["data"], {{"/", say["home"]}}, {}};
  content.main = el("p", {{"class", "lead"}}, {words(say["data-lead"])});
  if (const auto& licence = site.district.licence; !licence.empty()) {
    content.main += el("p", {words(say["data-licence"]), link(licence, licence)});
  }
  content.main += el("h2", {words(say["data-follow"])});
  Html follow = el("li", {link("/feed.atom", say["data-feed"])});
  follow += el("li", {link("/calendar.ics", say["data-calendar"])});
  follow += el("li", {link("/open-data/catalogue.jsonld", say["data-catalogue"])});
  content.main += el("ul", follow);
  content.main += el("h2", {words(say["data-sets"])});
  content.main += table_of_datasets(visitor);
  content.main += el("p", {words(say["data-csv-note"])});
  content.main += el("h2", {words(say["data-fields"])});
  for (const auto& dataset : bulletins::datasets()) content.main += fields_of(visitor, dataset);
  return content;
}

}  // namespace luoshi::pages
