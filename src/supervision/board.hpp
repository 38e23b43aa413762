// The board: lists of items by filter, in pages that stay fast with hundreds of thousands of rows.
//
// Pages are keyed by the last item's place in the order (keyset), never by an offset; only hits of
// a search are counted off, and there are at most `hits_max` of them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.hpp"
#include "supervision/access.hpp"
#include "supervision/item.hpp"

namespace luoshi::supervision {

inline constexpr std::int64_t page_limit_max = 1000;
inline constexpr std::int64_t total_max = 10'000;  // a greater total is given as this
inline constexpr std::int64_t hits_max = 10'000;   // of one search, the newest

// What an item waits for on its way to a unit: to be circulated (confirmed and led), to be issued
// (approved, led and dated), to be signed for (issued).
enum class Awaits { circulation, issue, receipt };
[[nodiscard]] std::optional<Awaits> parse_awaits(std::string_view name);

// Empty fields do not filter. Without `state`, rejected items are left out.
struct Filter {
  std::string words;  // full text
  std::string source;
  std::string section;  // a heading, at any depth
  std::string unit;     // leads or supports
  std::optional<reading::StatementType> type;
  std::optional<State> state;
  std::optional<Disclosure> disclosure;
  std::string due_from;  // dates, ends included
  std::string due_to;
  std::optional<bool> quantified;
  std::optional<bool> assigned;  // false: wants a lead unit and has none; a result wants none
  std::string parent;
  std::optional<Stage> stage;
  std::optional<Light> light;  // of items that a unit of the scope leads
  std::string leader;          // the responsible leader's name
  std::optional<Awaits> awaits;
  bool with_rejected = false;  // for the review of a source
};

enum class Order { position, certainty, due, changed, relevance };

struct PageRequest {
  Order order = Order::position;
  std::string cursor;  // of the page before; empty for the first
  std::int64_t limit = 50;
};

struct Page {
  std::vector<Item> items;
  std::string next;                   // empty on the last page
  std::optional<std::int64_t> total;  // on the first page only
};

// Errors: invalid "list.cursor-malformed".
[[nodiscard]] Result<Page> list_items(store::Reader& reader, const Scope& scope,
                                      const Filter& filter, const PageRequest& request);

// How many items pass the filter, at most total_max.
[[nodiscard]] Result<std::int64_t> count_items(store::Reader& reader, const Scope& scope,
                                               const Filter& filter);

// The item when the scope shows it; not_found "item.not-found" otherwise, so that ids of hidden
// items cannot be told from others.
[[nodiscard]] Result<Item> view_item(store::Reader& reader, const Scope& scope,
                                     std::string_view id);

}  // namespace luoshi::supervision
