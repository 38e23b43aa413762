#include "escalation/light_counts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "supervision/row_values.hpp"
#include "supervision/stage.hpp"

namespace luoshi::escalation {
namespace {

constexpr std::string_view column_of(CountedBy by) {
  switch (by) {
    case CountedBy::unit:
      return "item.lead_unit";
    case CountedBy::source:
      return "item.source";
    case CountedBy::section:
      return "item.section";
  }
  return "item.source";
}

void add(LightCount& count, std::string_view light, std::int64_t items) {
  if (light == "green") count.green += items;
  if (light == "yellow") count.yellow += items;
  if (light == "red") count.red += items;
}

}  // namespace

Result<std::vector<LightCount>> count_lights(store::Reader& reader, const Scope& scope,
                                             CountedBy by, const std::string& source) {
  TRY(require_sight(scope));
  store::Params params;
  auto where = within(scope, "item.lead_unit", params);
  if (!source.empty()) {
    where += " AND item.source = ?";
    params.emplace_back(source);
  }
  std::map<std::string, LightCount> counts;
  TRY(reader.each(fmt::format("SELECT {0}, item.light, count(*), max(source.title) FROM item "
                              "JOIN source ON source.id = item.source "
                              "WHERE item.light IS NOT NULL{1} GROUP BY {0}, item.light",
                              column_of(by), where),
                  params, [&](const store::Row& row) {
                    auto key = row.string(0);
                    if (by == CountedBy::section) {
                      const auto headings = supervision::split(key, '\n');
                      key = headings.empty() ? std::string{} : headings.front();
                    }
                    auto& count = counts[key];
                    count.key = key;
                    if (by == CountedBy::source) count.title = row.string(3);
                    add(count, row.text(1), row.integer(2));
                    return true;
                  }));
  std::vector<LightCount> all;
  all.reserve(counts.size());
  for (auto& [key, count] : counts) all.push_back(std::move(count));
  std::ranges::sort(all, [](const LightCount& a, const LightCount& b) {
    return std::tie(b.red, b.yellow, a.key) < std::tie(a.red, a.yellow, b.key);
  });
  return all;
}

}  // namespace luoshi::escalation
