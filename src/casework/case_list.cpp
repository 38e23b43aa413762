#include <fmt/format.h>

#include <algorithm>
#include <charconv>
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

// "1767225600000 cas_…": when the last of the page was reported, and its id.
void add_place(Conditions& conditions, std::string_view after) {
  const auto blank = after.find(' ');
  if (blank == std::string_view::npos) return;
  std::int64_t reported = 0;
  std::from_chars(after.data(), after.data() + blank, reported);
  const std::string id(after.substr(blank + 1));
  conditions.add("(c.reported_ms < ? OR (c.reported_ms = ? AND c.id < ?))",
                 {reported, reported, id});
}

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

Result<CasePage> list_cases(store::Reader& reader, const Scope& scope, const CaseFilter& filter,
                            std::string_view after, std::int64_t limit) {
  auto conditions = conditions_of(scope, filter);
  add_place(conditions, after);
  CasePage page;
  page.cases = TRY(selected(reader, conditions, "c.reported_ms DESC, c.id DESC", limit + 1));
  if (std::ssize(page.cases) > limit) {
    page.cases.resize(static_cast<std::size_t>(limit));
    const auto& last = page.cases.back();
    page.next = fmt::format("{} {}", last.reported_ms, last.id);
  }
  return page;
}

Result<std::int64_t> count_cases(store::Reader& reader, const Scope& scope,
                                 const CaseFilter& filter) {
  auto conditions = conditions_of(scope, filter);
  auto params = conditions.params();
  params.emplace_back(count_max + 1);
  std::int64_t count = 0;
  TRY(reader.each(fmt::format("SELECT count(*) FROM (SELECT 1 FROM cases c WHERE {} LIMIT ?)",
                              conditions.where()),
                  params, [&](const store::Row& row) {
                    count = row.integer(0);
                    return false;
                  }));
  return count;
}

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
