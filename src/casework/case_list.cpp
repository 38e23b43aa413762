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

  auto operator<=>(const Place&) const = default;
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

std::string text_of(const Place& place) {
  return fmt::format("{} {}", place.reported_ms, place.id);
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

// Cases that are seen may all be others than the filter asks for.
bool chooses(const CaseFilter& filter) {
  const bool by_words = !filter.service.empty() || !filter.stage.empty() ||
                        !filter.category.empty() || !filter.lead_unit.empty() ||
                        !filter.subdistrict.empty() || !filter.outcome.empty() ||
                        !filter.credit_code.empty();
  return by_words || filter.overdue || filter.supervised || filter.incident;
}

// The last place among so many that `sight` goes along; nullopt where there are not so many.
Result<std::optional<Place>> last_of(store::Reader& reader, const Conditions& sight,
                                     std::int64_t count) {
  auto params = sight.params();
  params.emplace_back(count - 1);
  std::optional<Place> place;
  TRY(reader.each(fmt::format("SELECT s.reported_ms, s.subject FROM case_sight s WHERE {} "
                              "ORDER BY s.reported_ms DESC, s.subject DESC LIMIT 1 OFFSET ?",
                              sight.where()),
                  params, [&](const store::Row& row) {
                    place = Place{row.integer(0), row.string(1)};
                    return false;
                  }));
  return place;
}

Place place_of(const Case& one) {
  return {one.reported_ms, one.id};
}

// One page along what the units see, one after the other: each yields its newest.
class AlongSight {
 public:
  AlongSight(store::Reader& reader, const CaseFilter& filter, const std::optional<Place>& after,
             const PageSize& size)
      : reader_(reader), filter_(filter), after_(after), size_(size) {}

  Result<> look(const std::string& unit, std::int64_t open) {
    Conditions conditions;
    conditions.add("s.unit = ? AND s.open = ?", {unit, open});
    add_span(conditions, filter_);
    add_place(conditions, after_, "s.reported_ms", "s.subject");
    std::optional<Place> end;
    if (chooses(filter_)) end = TRY(last_of(reader_, conditions, size_.looked_max));
    if (end) {
      conditions.add("(s.reported_ms, s.subject) >= (?, ?)", {end->reported_ms, end->id});
    }
    conditions.add("c.id = s.subject");
    const auto more = conditions_of(filter_);
    conditions.add(more.where(), more.params());
    // The order of the join is ours: along the sight.
    auto some = TRY(selected(reader_, "case_sight s CROSS JOIN cases c", conditions,
                             "s.reported_ms DESC, s.subject DESC", size_.limit + 1));
    if (end && std::ssize(some) <= size_.limit) stop_at(*end);
    add(std::move(some));
    return {};
  }
  void add(std::vector<Case> some) { std::ranges::move(some, std::back_inserter(all_)); }

  // What lies beyond the nearest end is for the next page: there may be more of it.
  CasePage page() {
    if (end_) std::erase_if(all_, [&](const Case& one) { return place_of(one) < *end_; });
    std::ranges::sort(all_, is_newer);
    const auto same = std::ranges::unique(all_, {}, &Case::id);
    all_.erase(same.begin(), same.end());
    CasePage page{std::move(all_), std::nullopt};
    if (std::ssize(page.cases) <= size_.limit && end_) page.next = text_of(*end_);
    return page;
  }

 private:
  void stop_at(const Place& end) {
    if (!end_ || end > *end_) end_ = end;
  }

  store::Reader& reader_;
  const CaseFilter& filter_;
  const std::optional<Place>& after_;
  PageSize size_;
  std::vector<Case> all_;
  std::optional<Place> end_;  // where looking ended before a unit's cases did
};

Result<CasePage> by_sight(store::Reader& reader, const Scope& scope, const CaseFilter& filter,
                          const std::optional<Place>& after, const PageSize& size) {
  AlongSight along(reader, filter, after, size);
  for (const auto& unit : scope.units) {
    for (const auto open : flags_of(filter)) TRY(along.look(unit, open));
  }
  along.add(TRY(by_enterprise(reader, scope, filter, after, size.limit + 1)));
  return along.page();
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
                            std::string_view after, const PageSize& size) {
  if (!filter.words.empty()) return search_cases(reader, scope, filter, after, size.limit);
  const auto place = place_of(after);
  CasePage page;
  if (scope.everything || is_narrow(filter)) {
    page.cases = TRY(by_case(reader, scope, filter, place, size.limit + 1));
  } else {
    page = TRY(by_sight(reader, scope, filter, place, size));
  }
  if (std::ssize(page.cases) > size.limit) {
    page.cases.resize(static_cast<std::size_t>(size.limit));
    page.next = text_of(place_of(page.cases.back()));
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
