#include "supervision/todo.hpp"

#include <fmt/format.h>

#include <set>

#include "supervision/board.hpp"
#include "supervision/dates.hpp"

namespace luoshi::supervision {
namespace {

using identity::Role;

// A count for each source that has such items; one of nought when none has.
Result<> add_by_source(store::Reader& reader, std::vector<Waiting>& all, std::string kind,
                       std::string_view condition, std::string_view link,
                       const store::Params& params) {
  const auto before = all.size();
  TRY(reader.each(fmt::format("SELECT source.id, source.title, count(*) FROM item "
                              "JOIN source ON source.id = item.source WHERE {} "
                              "GROUP BY source.id ORDER BY source.number DESC",
                              condition),
                  params, [&](const store::Row& row) {
                    const auto id = row.string(0);
                    all.push_back({kind, row.integer(2), fmt::format(fmt::runtime(link), id), id,
                                   row.string(1)});
                    return true;
                  }));
  if (all.size() == before) all.push_back({std::move(kind), 0, "/staff/sources", {}, {}});
  return {};
}

Result<> add(store::Reader& reader, std::vector<Waiting>& all, std::string kind, const Scope& scope,
             const Filter& filter, std::string link) {
  const auto count = TRY(count_items(reader, scope, filter));
  all.push_back({std::move(kind), count, std::move(link), {}, {}});
  return {};
}

Result<> add_supervision(store::Reader& reader, std::vector<Waiting>& all,
                         const identity::Principal& who) {
  TRY(add_by_source(reader, all, "to_review", "item.state = 'draft'",
                    "/staff/sources/{}?state=draft", {}));
  TRY(add_by_source(reader, all, "to_confirm",
                    "item.state = 'accepted' AND item.accepted_by <> ? "
                    "AND coalesce(item.edited_by, '') <> ?",
                    "/staff/sources/{}?state=accepted", {who.person, who.person}));
  Filter filter;
  filter.assigned = false;
  filter.state = State::approved;
  return add(reader, all, "unassigned", {true, {}}, filter,
             "/staff/board?assigned=false&state=approved");
}

Result<> add_approver(store::Reader& reader, std::vector<Waiting>& all) {
  TRY(add_by_source(reader, all, "to_approve", "item.state = 'confirmed'",
                    "/staff/sources/{}/approval", {}));
  Filter filter;
  filter.disclosure = Disclosure::proposed;
  filter.state = State::approved;
  return add(reader, all, "disclosure_to_approve", {true, {}}, filter,
             "/staff/board?disclosure=proposed&state=approved");
}

Result<std::int64_t> count_one(store::Reader& reader, std::string_view sql,
                               const std::string& unit) {
  std::int64_t count = 0;
  TRY(reader.each(sql, {unit}, [&](const store::Row& row) {
    count = row.integer(0);
    return false;
  }));
  return count;
}

Result<> add_unit(store::Reader& reader, std::vector<Waiting>& all, const std::string& unit) {
  const auto link = fmt::format("/staff/board?unit={}", unit);
  const auto lead = TRY(count_one(
      reader, "SELECT count(*) FROM item WHERE lead_unit = ? AND state = 'approved'", unit));
  all.push_back({"mine_lead", lead, link, {}, {}});
  const auto supporting =
      TRY(count_one(reader,
                    "SELECT count(*) FROM item_unit JOIN item ON item.id = item_unit.item "
                    "WHERE item_unit.unit = ? AND item_unit.active = 1 AND item.state = 'approved'",
                    unit));
  all.push_back({"mine_supporting", supporting, link, {}, {}});
  return {};
}

Result<> add_due(store::Reader& reader, std::vector<Waiting>& all, const Scope& scope,
                 std::string_view today, std::string_view soon) {
  Filter filter;
  filter.state = State::approved;
  filter.due_from = today;
  filter.due_to = soon;
  TRY(add(reader, all, "due_soon", scope, filter,
          fmt::format("/staff/board?state=approved&due_from={}&due_to={}&order=due", today, soon)));
  filter.due_from.clear();
  filter.due_to = move_date(today, -1);
  return add(reader, all, "overdue", scope, filter,
             fmt::format("/staff/board?state=approved&due_to={}&order=due", filter.due_to));
}

}  // namespace

Result<std::vector<Waiting>> todo_of(store::Reader& reader, const identity::Principal& who,
                                     std::string_view today, std::string_view soon) {
  std::vector<Waiting> all;
  if (who.has(Role::supervision)) TRY(add_supervision(reader, all, who));
  if (who.has(Role::approver)) TRY(add_approver(reader, all));
  const auto scope = scope_of(who);
  std::set<std::string> units(scope.units.begin(), scope.units.end());
  for (const auto& unit : units) TRY(add_unit(reader, all, unit));
  if (scope.everything || !units.empty()) TRY(add_due(reader, all, scope, today, soon));
  return all;
}

}  // namespace luoshi::supervision
