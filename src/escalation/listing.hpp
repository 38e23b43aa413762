// Pages of lists, newest first, by a time in milliseconds and an id: "<ms>~<id>" is the place of a
// row, from which the next page goes on.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.hpp"

namespace luoshi::escalation {

// Adds " AND <condition>" with its one parameter unless the value is empty.
void also(std::string& where, store::Params& params, std::string_view condition,
          std::string_view value);

// The rows after a place; everything for an empty one. Invalid "request.bad-cursor" for what is no
// place.
Result<> continue_after(std::string& where, store::Params& params, std::string_view time,
                        std::string_view id, std::string_view after);

[[nodiscard]] std::string place(std::int64_t ms, std::string_view id);

[[nodiscard]] std::optional<std::int64_t> optional_integer(const store::Row& row, int column);

// Cuts what was read beyond the limit; the place of the last row that stays when there was more.
template <class T, class Place>
std::optional<std::string> cut(std::vector<T>& all, std::int64_t limit, Place place_of) {
  if (static_cast<std::int64_t>(all.size()) <= limit) return std::nullopt;
  all.resize(static_cast<std::size_t>(limit));
  return place_of(all.back());
}

}  // namespace luoshi::escalation
