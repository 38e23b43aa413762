#include "supervision/board.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "supervision/board_query.hpp"
#include "supervision/rows.hpp"

namespace luoshi::supervision {
namespace {

using store::Params;

Failure malformed() {
  return fail(ErrorKind::invalid, "list.cursor-malformed", {}, "cursor");
}

std::optional<std::int64_t> integer(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// A cursor is the keys of the last item, parted by '~', which stands in no id, number or date.
Result<Params> read_cursor(std::string_view cursor, const Keys& keys) {
  Params params;
  for (int at = 0; at < keys.count; ++at) {
    const auto end = cursor.find('~');
    const auto part = cursor.substr(0, end);
    if (part.empty() || (end == std::string_view::npos) != (at + 1 == keys.count)) {
      return malformed();
    }
    if (keys.numeric && at + 1 < keys.count) {
      const auto value = integer(part);
      if (!value) return malformed();
      params.emplace_back(*value);
    } else {
      params.emplace_back(std::string(part));
    }
    cursor = end == std::string_view::npos ? std::string_view{} : cursor.substr(end + 1);
  }
  return params;
}

std::string cursor_of(const Item& item, Order order, const Keys& keys) {
  switch (order) {
    case Order::certainty:
      return fmt::format("{}~{}~{}", item.certainty, item.position, item.id);
    case Order::due:
      return fmt::format("{}~{}", item.due_date.empty() ? "9999-12-31" : item.due_date, item.id);
    case Order::changed:
      return fmt::format("{}~{}", item.changed_ms, item.id);
    case Order::position:
    case Order::relevance:
      break;
  }
  if (keys.count == 2) return fmt::format("{}~{}", item.position, item.id);
  return fmt::format("{}~{}~{}", item.source_rank, item.position, item.id);
}

std::string ordered(const Keys& keys) {
  if (!keys.descending) return keys.columns;
  std::string out;
  for (std::size_t at = 0; at < keys.columns.size(); ++at) {
    if (keys.columns[at] == ',') out += " DESC";
    out += keys.columns[at];
  }
  return out + " DESC";
}

// The ids first and the rows after: where the order must be made by sorting, it is ids that are
// sorted. `order` is by columns of item, or hit.score for a search.
Result<std::vector<Item>> select(store::Reader& reader, const Query& query,
                                 const std::string& order, std::int64_t limit,
                                 std::int64_t offset = 0) {
  auto params = query.params();
  params.insert(params.end(), {limit, offset});
  std::vector<std::string> ids;
  TRY(reader.each(fmt::format("SELECT item.id {} WHERE {} ORDER BY {} LIMIT ? OFFSET ?", query.from,
                              query.where, order),
                  params, [&](const store::Row& row) {
                    ids.push_back(row.string(0));
                    return true;
                  }));
  return load_items_by_id(reader, ids);
}

// Best hits first; the cursor counts them.
Result<Page> by_relevance(store::Reader& reader, const Query& query, const PageRequest& request) {
  std::int64_t from = 0;
  if (!request.cursor.empty()) {
    const auto offset = integer(request.cursor);
    if (!offset || *offset < 0 || *offset > hits_max) return malformed();
    from = *offset;
  }
  Page page;
  page.items = TRY(select(reader, query, "hit.score, item.id", request.limit + 1, from));
  if (std::ssize(page.items) > request.limit) {
    page.items.pop_back();
    page.next = std::to_string(from + request.limit);
  }
  return page;
}

Result<Page> by_keys(store::Reader& reader, Query query, const Filter& filter,
                     const PageRequest& request) {
  const auto keys = keys_of(request.order, filter);
  if (!request.cursor.empty()) {
    auto after = TRY(read_cursor(request.cursor, keys));
    const auto marks = keys.count == 2 ? "?, ?" : "?, ?, ?";
    query.where +=
        fmt::format(" AND ({}) {} ({})", keys.columns, keys.descending ? "<" : ">", marks);
    query.where_params.insert(query.where_params.end(), after.begin(), after.end());
  }
  Page page;
  page.items = TRY(select(reader, query, ordered(keys), request.limit + 1));
  if (std::ssize(page.items) > request.limit) {
    page.items.pop_back();
    page.next = cursor_of(page.items.back(), request.order, keys);
  }
  return page;
}

bool sees_nothing(const Scope& scope) {
  return !scope.everything && scope.units.empty();
}

}  // namespace

Result<std::int64_t> count_items(store::Reader& reader, const Scope& scope, const Filter& filter) {
  if (sees_nothing(scope)) return 0;
  const auto query = query_of(scope, filter);
  auto params = query.params();
  params.emplace_back(total_max);
  std::int64_t total = 0;
  TRY(reader.each(
      fmt::format("SELECT count(*) FROM (SELECT 1 {} WHERE {} LIMIT ?)", query.from, query.where),
      params, [&](const store::Row& row) {
        total = row.integer(0);
        return false;
      }));
  return total;
}

Result<Page> list_items(store::Reader& reader, const Scope& scope, const Filter& filter,
                        const PageRequest& request) {
  if (sees_nothing(scope)) return Page{{}, {}, 0};
  auto bounded = request;
  bounded.limit = std::clamp<std::int64_t>(request.limit, 1, page_limit_max);
  const bool relevance = request.order == Order::relevance && !filter.words.empty();
  const auto query = query_of(scope, filter, relevance);
  auto page = TRY(relevance ? by_relevance(reader, query, bounded)
                            : by_keys(reader, query, filter, bounded));
  if (request.cursor.empty()) page.total = TRY(count_items(reader, scope, filter));
  return page;
}

Result<Item> view_item(store::Reader& reader, const Scope& scope, std::string_view id) {
  auto item = TRY(load_item(reader, id));
  if (!may_see(scope, item)) return fail(ErrorKind::not_found, "item.not-found", std::string(id));
  return item;
}

}  // namespace luoshi::supervision
