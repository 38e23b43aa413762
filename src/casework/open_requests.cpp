#include "casework/open_requests.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "casework/conditions.hpp"
#include "casework/rows.hpp"

namespace luoshi::casework {
namespace {

Result<std::vector<Case>> selected(store::Reader& reader, const Conditions& conditions,
                                   std::int64_t limit) {
  auto params = conditions.params();
  params.emplace_back(limit);
  return store::collect<Case>(
      reader,
      fmt::format("SELECT {} FROM cases c WHERE {} ORDER BY c.reported_ms DESC, c.id DESC LIMIT ?",
                  case_columns(), conditions.where()),
      params, [](const store::Row& row) { return read_case(row); });
}

}  // namespace

OpenStatus open_status(const Case& one) {
  return one.is_settled() || !one.is_open() ? OpenStatus::closed : OpenStatus::open;
}

Result<std::vector<Case>> open_requests(store::Reader& reader, const OpenFilter& filter,
                                        std::int64_t skip, std::int64_t limit) {
  std::vector<Case> all;
  for (const auto& service : filter.services) {
    Conditions conditions;
    conditions.add("c.service = ? AND c.reported_ms >= ? AND c.reported_ms <= ?",
                   {service, filter.from_ms, filter.to_ms});
    if (filter.status == OpenStatus::open) {
      conditions.add("c.settled_ms IS NULL AND c.state = 'open'");
    } else if (filter.status == OpenStatus::closed) {
      conditions.add("(c.settled_ms IS NOT NULL OR c.state = 'closed')");
    }
    auto some = TRY(selected(reader, conditions, skip + limit));
    std::ranges::move(some, std::back_inserter(all));
  }
  std::ranges::sort(all, is_newer);
  const auto from = std::min(std::ssize(all), skip);
  all.erase(all.begin(), all.begin() + from);
  all.resize(static_cast<std::size_t>(std::min(std::ssize(all), limit)));
  return all;
}

Result<std::vector<Case>> open_requests(store::Reader& reader,
                                        const std::vector<std::string>& services,
                                        const std::vector<std::string>& numbers) {
  Conditions conditions;
  conditions.in("c.number", numbers);
  conditions.in("c.service", services);
  return selected(reader, conditions, std::ssize(numbers));
}

}  // namespace luoshi::casework
