#include <array>

#include "pages/public_pages.hpp"
#include "supervision/rows.hpp"

namespace luoshi::pages {
namespace {

using reading::StatementType;

// The three questions a reader brings to a report, and the types that answer each.
struct Group {
  const char* phrase;
  std::vector<StatementType> types;
};

const std::array<Group, 3>& groups() {
  static const std::array<Group, 3> all{
      Group{"report-planned",
            {StatementType::action, StatementType::expected_indicator,
             StatementType::binding_indicator, StatementType::standing_duty}},
      Group{"report-reviewed", {StatementType::result}},
      Group{"report-problems", {StatementType::problem}},
  };
  return all;
}

bool holds(const Group& group, StatementType type) {
  return std::ranges::find(group.types, type) != group.types.end();
}

// Items in order, under their innermost heading.
Html sections(const Site& site, const Visitor& visitor, const Group& group,
              const std::vector<supervision::Item>& items) {
  Html html;
  std::vector<supervision::Item> run;
  std::string heading;
  const auto flush = [&] {
    if (run.empty()) return;
    html += el("h3", {words(heading.empty() ? visitor.phrases()["section-other"] : heading)});
    html += item_list(site, visitor, run);
    run.clear();
  };
  for (const auto& item : items) {
    if (!holds(group, item.type) || !item.parent.empty()) continue;
    const std::string own = item.section.empty() ? std::string{} : item.section.back();
    if (own != heading) flush();
    heading = own;
    run.push_back(item);
  }
  flush();
  return html;
}

Result<std::vector<supervision::Item>> public_items(store::Reader& reader,
                                                    const std::string& source) {
  auto filter = public_filter();
  filter.source = source;
  std::vector<supervision::Item> all;
  supervision::PageRequest paging;
  paging.limit = supervision::page_limit_max;
  do {
    auto page = TRY(supervision::list_items(reader, public_scope(), filter, paging));
    std::ranges::move(page.items, std::back_inserter(all));
    paging.cursor = page.next;
  } while (!paging.cursor.empty() && all.size() < 5000);
  return all;
}

}  // namespace

Result<Content> report_page(const Site& site, store::Reader& reader, const Visitor& visitor,
                            const http::Request& request) {
  const auto& say = visitor.phrases();
  const auto source = TRY(supervision::load_source(reader, request.path_params.at("id")));
  const auto items = TRY(public_items(reader, source.id));
  if (items.empty()) return fail(ErrorKind::not_found, "source.not-found");
  Content content{source.title, {{"/", say["home"]}}, {}};
  content.main = el("p", {{"class", "lead"}},
                    {words(say.with("report-public", {{"n", std::to_string(items.size())}}))});
  for (const auto& group : groups()) {
    auto html = sections(site, visitor, group, items);
    if (html.empty()) continue;
    content.main += el("h2", {words(say[group.phrase])});
    content.main += html;
  }
  return content;
}

}  // namespace luoshi::pages
