#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "casework/case_conditions.hpp"
#include "casework/case_search.hpp"
#include "casework/lists.hpp"
#include "casework/rows.hpp"

namespace luoshi::casework {
namespace {

// Where a page begins: after the last of the page before.
struct Place {
  std::int64_t reported_ms = 0;
  std::string id;
};

// "1767225600000 cas_…"
std::optional<Place> place_of(std::string_view after) {
  const auto blank = after.find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  Place place;
  std::from_chars(after.data(), after.data() + blank, place.reported_ms);
  place.id = after.substr(blank + 1);
  return place;
}

void add_place(Conditions& conditions, const std::optional<Place>& after, std::string_view reported,
               std::string_view id) {
  if (!after) return;
  conditions.add(fmt::format("({}, {}) < (?, ?)", reported, id), {after->reported_ms, after->id});
}

Result<std::vector<Case>> selected(store::Reader& reader, std::string_view from,
                                   const Conditions& conditions, std::string_view order,
                                   std::int64_t limit) {
  auto params = conditions.params();
  params.emplace_back(limit);
  return store::collect<Case>(reader,
                              fmt::format("SELECT {} FROM {} WHERE {} ORDER BY {} LIMIT ?",
                                          case_columns(), from, conditions.where(), order),
                              params, [](const store::Row& row) { return read_case(row); });
}

// Few cases fit, and they are found by themselves: whether they are within the scope is looked up.
bool is_narrow(const CaseFilter& filter) {
  return filter.window.has_value() || !filter.number.empty();
}

Result<std::vector<Case>> by_case(store::Reader& reader, const Scope& scope,
                                  const CaseFilter& filter, const std::optional<Place>& after,
                                  std::int64_t limit) {
  auto conditions = conditions_of(scope, filter);
  add_place(conditions, after, "c.reported_ms", "c.id");
  return selected(reader, "cases c", conditions, "c.reported_ms DESC, c.id DESC", limit);
}

// What of the filter bounds the cases a unit sees before any of them is looked at.
void add_span(Conditions& conditions, const CaseFilter& filter) {
  if (filter.from_ms) conditions.add("s.reported_ms >= ?", {*filter.from_ms});
  if (filter.to_ms) conditions.add("s.reported_ms < ?", {*filter.to_ms});
}

std::vector<std::int64_t> flags_of(const CaseFilter& filter) {
  if (filter.state == "open") return {1};
  if (filter.state == "closed") return {0};
  return {1, 0};
}

// The cases of enterprises whose responsible official the person is: few, and by no unit.
constexpr std::string_view of_enterprises =
    "c.credit_code IN (SELECT e.credit_code FROM enterprise e "
    "WHERE e.official = ? AND e.withdrawn_ms IS NULL)";

Result<std::vector<Case>> by_enterprise(store::Reader& reader, const Scope& scope,
                                        const CaseFilter& filter, const std::optional<Place>& after,
                                        std::int64_t limit) {
  auto conditions = conditions_of(filter);
  conditions.add(of_enterprises, {scope.official});
  add_place(conditions, after, "c.reported_ms", "c.id");
  return selected(reader, "cases c INDEXED BY cases_applicant", conditions,
                  "c.reported_ms DESC, c.id DESC", limit);
}

// Along what the units see, one after the other: each yields its newest.
Result<std::vector<Case>> by_sight(store::Reader& reader, const Scope& scope,
                                   const CaseFilter& filter, const std::optional<Place>& after,
                                   std::int64_t limit) {
  std::vector<Case> all;
  for (const auto& unit : scope.units) {
    for (const auto open : flags_of(filter)) {
      Conditions conditions;
      conditions.add("s.unit = ? AND s.open = ?", {unit, open});
      add_span(conditions, filter);
      add_place(conditions, after, "s.reported_ms", "s.subject");
      conditions.add("c.id = s.subject");
      const auto more = conditions_of(filter);
      conditions.add(more.where(), more.params());
      // The order of the join is ours: along the sight.
      auto some = TRY(selected(reader, "case_sight s CROSS JOIN cases c", conditions,
                               "s.reported_ms DESC, s.subject DESC", limit));
      std::ranges::move(some, std::back_inserter(all));
    }
  }
  auto others = TRY(by_enterprise(reader, scope, filter, after, limit));
  std::ranges::move(others, std::back_inserter(all));
  std::ranges::sort(all, is_newer);
  const auto same = std::ranges::unique(all, {}, &Case::id);
  all.erase(same.begin(), same.end());
  if (std::ssize(all) > limit) all.resize(static_cast<std::size_t>(limit));
  return all;
}

Result<std::int64_t> counted(store::Reader& reader, const std::string& select,
                             const Conditions& conditions) {
  auto params = conditions.params();
  params.emplace_back(count_max + 1);
  std::int64_t count = 0;
  TRY(reader.each(
      fmt::format("SELECT count(*) FROM ({} WHERE {} LIMIT ?)", select, conditions.where()), params,
      [&](const store::Row& row) {
        count = row.integer(0);
        return false;
      }));
  return count;
}

Result<std::int64_t> count_by_sight(store::Reader& reader, const Scope& scope,
                                    const CaseFilter& filter) {
  Conditions conditions;
  conditions.in("s.unit", scope.units);
  if (flags_of(filter).size() == 1) conditions.add("s.open = ?", {flags_of(filter).front()});
  add_span(conditions, filter);
  conditions.add("c.id = s.subject");
  const auto more = conditions_of(filter);
  conditions.add(more.where(), more.params());
  const auto seen = TRY(counted(
      reader, "SELECT DISTINCT s.subject FROM case_sight s CROSS JOIN cases c", conditions));
  // And those of their enterprises that no unit of theirs sees.
  auto others = conditions_of(filter);
  others.add(of_enterprises, {scope.official});
  Conditions units;
  units.in("s.unit", scope.units);
  others.add(fmt::format("NOT EXISTS (SELECT 1 FROM case_sight s WHERE {} AND s.open = "
                         "(c.state = 'open') AND s.reported_ms = c.reported_ms "
                         "AND s.subject = c.id)",
                         units.where()),
             units.params());
  const auto more_seen =
      TRY(counted(reader, "SELECT 1 FROM cases c INDEXED BY cases_applicant", others));
  return std::min(count_max + 1, seen + more_seen);
}

}  // namespace

Result<CasePage> list_cases(store::Reader& reader, const Scope& scope, const CaseFilter& filter,
                            std::string_view after, std::int64_t limit) {
  if (!filter.words.empty()) return search_cases(reader, scope, filter, after, limit);
  const auto place = place_of(after);
  const bool single = scope.everything || is_narrow(filter);
  CasePage page;
  page.cases = single ? TRY(by_case(reader, scope, filter, place, limit + 1))
                      : TRY(by_sight(reader, scope, filter, place, limit + 1));
  if (std::ssize(page.cases) > limit) {
    page.cases.resize(static_cast<std::size_t>(limit));
    const auto& last = page.cases.back();
    page.next = fmt::format("{} {}", last.reported_ms, last.id);
  }
  return page;
}

Result<std::int64_t> count_cases(store::Reader& reader, const Scope& scope,
                                 const CaseFilter& filter) {
  if (!filter.words.empty()) return count_found(reader, scope, filter);
  if (!scope.everything && !is_narrow(filter)) return count_by_sight(reader, scope, filter);
  return counted(reader, "SELECT 1 FROM cases c", conditions_of(scope, filter));
}

}  // namespace luoshi::casework
