#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "casework/case_conditions.hpp"
#include "casework/lists.hpp"
#include "casework/rows.hpp"

namespace luoshi::casework {
namespace {

constexpr std::int64_t day_ms = 86'400'000;
constexpr double e7 = 1e7;
constexpr double metres_of_degree = 111'320.0;
constexpr std::int64_t duplicates_max = 10;
constexpr std::int64_t near_rows_max = 400;

void add_near(Conditions& conditions, const geo::Position& at, int metres) {
  const auto reach = static_cast<double>(metres) / metres_of_degree * e7;
  const auto latitude = static_cast<double>(at.lat_e7) / e7;
  const auto across = reach / std::max(0.01, std::cos(latitude * std::numbers::pi / 180.0));
  const auto north = static_cast<std::int64_t>(reach);
  const auto east = static_cast<std::int64_t>(across);
  conditions.add("c.latitude_e7 BETWEEN ? AND ?", {at.lat_e7 - north, at.lat_e7 + north});
  conditions.add("c.longitude_e7 BETWEEN ? AND ?", {at.lon_e7 - east, at.lon_e7 + east});
}

Result<std::vector<Case>> selected(store::Reader& reader, const Conditions& conditions,
                                   std::string_view order, std::int64_t limit) {
  auto params = conditions.params();
  params.emplace_back(limit);
  return store::collect<Case>(reader,
                              fmt::format("SELECT {} FROM cases c WHERE {} ORDER BY {} LIMIT ?",
                                          case_columns(), conditions.where(), order),
                              params, [](const store::Row& row) { return read_case(row); });
}

}  // namespace

Result<std::vector<Duplicate>> find_duplicates(store::Reader& reader,
                                               const catalog::ServiceFacts& facts, const Case& like,
                                               Instant now) {
  std::vector<Duplicate> found;
  if (!facts.duplicates) return found;
  const auto& hints = *facts.duplicates;
  Conditions conditions;
  conditions.equal("c.service", like.service);
  conditions.equal("c.category", like.category);
  conditions.add("c.state = 'open'");
  conditions.add("c.reported_ms >= ?", {now.ms - hints.days * day_ms});
  if (!like.id.empty()) conditions.add("c.id <> ?", {like.id});
  const auto point = hints.metres ? like.place.point() : std::nullopt;
  const int within = hints.metres.value_or(0);
  if (point) {
    add_near(conditions, *point, within);
  } else if (!like.applicant.credit_code.empty()) {
    conditions.equal("c.credit_code", like.applicant.credit_code);
  } else if (!like.applicant.phone.empty()) {
    conditions.equal("c.applicant_phone", like.applicant.phone);
  } else {
    return found;
  }
  auto rows = TRY(selected(reader, conditions, "c.reported_ms DESC, c.id DESC", near_rows_max));
  for (auto& row : rows) {
    std::optional<std::int64_t> metres;
    const auto there = row.place.point();
    if (point && there) metres = static_cast<std::int64_t>(geo::metres_between(*point, *there));
    if (metres && *metres > within) continue;
    found.push_back({std::move(row), metres});
    if (std::ssize(found) == duplicates_max) break;
  }
  return found;
}

}  // namespace luoshi::casework
