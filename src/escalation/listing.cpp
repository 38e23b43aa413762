#include "escalation/listing.hpp"

#include <fmt/format.h>

#include <charconv>

namespace luoshi::escalation {

void also(std::string& where, store::Params& params, std::string_view condition,
          std::string_view value) {
  if (value.empty()) return;
  where += fmt::format(" AND {}", condition);
  params.emplace_back(std::string(value));
}

Result<> continue_after(std::string& where, store::Params& params, std::string_view time,
                        std::string_view id, std::string_view after) {
  if (after.empty()) return {};
  const auto parted = after.find('~');
  std::int64_t ms = 0;
  const auto* end = after.data() + std::min(parted, after.size());
  const auto [stop, error] = std::from_chars(after.data(), end, ms);
  if (parted == std::string_view::npos || error != std::errc{} || stop != end) {
    return fail(ErrorKind::invalid, "request.bad-cursor", {}, "cursor");
  }
  where += fmt::format(" AND ({0} < ? OR ({0} = ? AND {1} < ?))", time, id);
  params.emplace_back(ms);
  params.emplace_back(ms);
  params.emplace_back(std::string(after.substr(parted + 1)));
  return {};
}

std::string place(std::int64_t ms, std::string_view id) {
  return fmt::format("{}~{}", ms, id);
}

std::optional<std::int64_t> optional_integer(const store::Row& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return row.integer(column);
}

}  // namespace luoshi::escalation
