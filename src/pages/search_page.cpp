#include <algorithm>
#include <set>

#include "pages/public_pages.hpp"
#include "text/bigrams.hpp"

namespace luoshi::pages {
namespace {

constexpr std::size_t hits_shown = 100;

// The tokens of what the public reads of an item.
std::set<std::string> public_tokens(const supervision::Item& item) {
  std::set<std::string> tokens;
  const auto add = [&](std::string_view words) {
    for (auto& token : text::bigrams(words)) tokens.insert(std::move(token));
  };
  add(item.number);
  add(item.headline);
  add(item.text);
  for (const auto& object : item.objects) add(object);
  for (const auto& quantity : item.quantities) add(quantity.indicator);
  return tokens;
}

// The staff's index finds items by the names of clerks too; a visitor finds only by what they may
// read, or a name would tell whose item it is.
bool speaks_of(const supervision::Item& item, const std::vector<std::string>& wanted) {
  const auto tokens = public_tokens(item);
  return std::ranges::all_of(wanted, [&](const std::string& token) {
    return std::ranges::any_of(tokens, [&](const std::string& one) {
      return one.starts_with(token) || one.ends_with(token);
    });
  });
}

Result<std::vector<supervision::Item>> found_by(store::Reader& reader, const std::string& query) {
  auto filter = public_filter();
  filter.words = query.substr(0, 600);
  auto found = TRY(supervision::list_items(reader, public_scope(), filter,
                                           {.order = supervision::Order::relevance,
                                            .cursor = {},
                                            .limit = supervision::page_limit_max}));
  const auto wanted = text::bigrams(filter.words);
  std::erase_if(found.items,
                [&](const supervision::Item& item) { return !speaks_of(item, wanted); });
  return std::move(found.items);
}

}  // namespace

Result<Content> search_page(const Site& site, store::Reader& reader, const Visitor& visitor,
                            const http::Request& request) {
  const auto& say = visitor.phrases();
  const std::string query(request.param("q").value_or(""));
  Content content{say["search"], {{"/", say["home"]}}, search_form(visitor, query)};
  if (query.find_first_not_of(" \t") == std::string::npos) {
    content.main += el("p", {words(say["search-empty"])});
    return content;
  }
  auto items = TRY(found_by(reader, query));
  if (items.empty()) {
    content.main += el("p", {words(say.with("search-none", {{"q", query}}))});
    return content;
  }
  const auto count = std::to_string(items.size());
  content.main += el("p", {{"class", "lead"}}, {words(say.with("search-count", {{"n", count}}))});
  const bool more = items.size() > hits_shown;
  if (more) items.resize(hits_shown);
  content.main += item_list(site, visitor, items);
  if (more) {
    content.main += el("p", {words(say.with("search-more", {{"n", std::to_string(hits_shown)}}))});
  }
  return content;
}

}  // namespace luoshi::pages
