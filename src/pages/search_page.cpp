#include "pages/public_pages.hpp"

namespace luoshi::pages {

inline constexpr std::int64_t hits_shown = 100;

Result<Content> search_page(const Site& site, store::Reader& reader, const Visitor& visitor,
                            const http::Request& request) {
  const auto& say = visitor.phrases();
  const std::string query(request.param("q").value_or(""));
  Content content{say["search"], {{"/", say["home"]}}, search_form(visitor, query)};
  if (query.find_first_not_of(" \t") == std::string::npos) {
    content.main += el("p", {words(say["search-empty"])});
    return content;
  }
  auto filter = public_filter();
  filter.words = query.substr(0, 600);
  const auto found = TRY(supervision::list_items(
      reader, public_scope(), filter,
      {.order = supervision::Order::relevance, .cursor = {}, .limit = hits_shown}));
  if (found.items.empty()) {
    content.main += el("p", {words(say.with("search-none", {{"q", query}}))});
    return content;
  }
  const auto count =
      std::to_string(found.total.value_or(static_cast<std::int64_t>(found.items.size())));
  content.main += el("p", {{"class", "lead"}}, {words(say.with("search-count", {{"n", count}}))});
  content.main += item_list(site, visitor, found.items);
  if (!found.next.empty()) {
    content.main += el("p", {words(say.with("search-more", {{"n", std::to_string(hits_shown)}}))});
  }
  return content;
}

}  // namespace luoshi::pages
