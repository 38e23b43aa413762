#include "casework/concerns.hpp"

#include <algorithm>

#include "casework/rows.hpp"
#include "casework/tables.hpp"

namespace luoshi::casework {
namespace {

bool contains(const std::vector<std::string>& all, std::string_view one) {
  return std::ranges::find(all, one) != all.end();
}

Concern& concern_in(std::vector<Concern>& all, const std::string& id) {
  const auto found = std::ranges::find(all, id, &Concern::id);
  if (found != all.end()) return *found;
  auto& fresh = all.emplace_back();
  fresh.id = id;
  return fresh;
}

Result<> read_case(store::Reader& reader, Concern& concern) {
  TRY(reader.each("SELECT version, desk_unit FROM cases WHERE id = ?", {concern.id},
                  [&](const store::Row& row) {
                    concern.version = row.integer(0);
                    concern.units.push_back(row.string(1));
                    return false;
                  }));
  for (auto& one : TRY(units_of(reader, concern.id))) {
    if (!contains(concern.units, one.unit)) concern.units.push_back(std::move(one.unit));
  }
  return {};
}

}  // namespace

Result<std::vector<Concern>> concerns_of(store::Reader& reader, const ledger::Changes& changes) {
  std::vector<Concern> all;
  std::vector<std::string> tasks;
  for (const auto& row : changes.rows) {
    if (row.table == case_table.name) concern_in(all, row.id);
    if (row.table == case_task_table.name && !contains(tasks, row.id)) tasks.push_back(row.id);
  }
  for (const auto& id : tasks) {
    auto task = TRY(load_task(reader, id));
    auto& concern = concern_in(all, task.subject);
    concern.tasks.push_back(std::move(task));
  }
  for (auto& concern : all) TRY(read_case(reader, concern));
  return all;
}

bool sees(const Scope& scope, const Concern& concern) {
  return scope.everything || std::ranges::any_of(concern.units, [&](const auto& unit) {
           return contains(scope.units, unit);
         });
}

bool finds_in_queue(const Worker& worker, const Concern& concern) {
  if (concern.tasks.empty()) return false;
  if (std::ranges::any_of(concern.tasks, [&](const auto& task) { return may_do(worker, task); })) {
    return true;
  }
  const auto own = working_units(worker.who);
  return std::ranges::any_of(concern.units, [&](const auto& unit) { return contains(own, unit); });
}

}  // namespace luoshi::casework
