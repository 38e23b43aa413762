#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "casework/conditions.hpp"
#include "casework/lists.hpp"
#include "casework/rows.hpp"

namespace luoshi::casework {
namespace {

using Whose = TaskFilter::Whose;

// Tasks without a deadline come after all that have one.
constexpr std::string_view order_key = "coalesce(t.due_ms, 9000000000000000)";
constexpr std::int64_t no_due = 9'000'000'000'000'000;

// The conditions under which a task is the person's by name, or open to their unit and role; a
// head does whatever is asked of the unit.
std::vector<std::string> names_of(const Worker& worker) {
  auto all = worker.stands_in_for;
  all.push_back(worker.who.person);
  return all;
}

Conditions of_unit(const Principal& who) {
  Conditions any;
  std::string sql;
  store::Params params;
  for (const auto& unit : working_units(who)) {
    sql += sql.empty() ? "(" : " OR ";
    sql += "(t.unit = ?";
    params.emplace_back(unit);
    if (!who.has(Role::unit_head, unit)) {
      sql += " AND (t.role IS NULL";
      for (const auto& one : who.appointments) {
        if (one.unit != unit) continue;
        sql += " OR t.role = ?";
        params.emplace_back(std::string(identity::name_of(one.role)));
      }
      sql += ")";
    }
    sql += ")";
  }
  any.add(sql.empty() ? "1 = 0" : sql + ")", params);
  return any;
}

void add_filter(Conditions& conditions, const TaskFilter& filter, Instant now) {
  conditions.equal("t.unit", filter.unit);
  conditions.equal("t.service", filter.service);
  conditions.equal("t.element", filter.element);
  if (filter.overdue) conditions.add("t.due_ms < ?", {now.ms});
}

Conditions conditions_of(const Worker& worker, Whose whose) {
  Conditions conditions;
  if (whose == Whose::mine) {
    conditions.in("t.person", names_of(worker));
    conditions.add("t.state = 'claimed'");
    return conditions;
  }
  const auto unit = of_unit(worker.who);
  conditions.add(unit.where(), unit.params());
  conditions.add("t.state = 'open'");
  return conditions;
}

struct Place {
  std::int64_t due_ms = 0;
  std::string id;
};

std::optional<Place> place_of(std::string_view after) {
  const auto blank = after.find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  Place place;
  std::from_chars(after.data(), after.data() + blank, place.due_ms);
  place.id = after.substr(blank + 1);
  return place;
}

std::int64_t key_of(const Task& task) {
  return task.clock.due_ms.value_or(no_due);
}

// One of the two lists, in order, beginning after the place.
Result<std::vector<Task>> listed(store::Reader& reader, const Worker& worker,
                                 const TaskFilter& filter, Whose whose, Instant now,
                                 const std::optional<Place>& after, std::int64_t limit) {
  auto conditions = conditions_of(worker, whose);
  add_filter(conditions, filter, now);
  if (after) {
    conditions.add(fmt::format("({0} > ? OR ({0} = ? AND t.id > ?))", order_key),
                   {after->due_ms, after->due_ms, after->id});
  }
  auto params = conditions.params();
  params.emplace_back(limit);
  return store::collect<Task>(
      reader,
      fmt::format("SELECT {} FROM case_task t WHERE {} ORDER BY {}, t.id LIMIT ?", task_columns(),
                  conditions.where(), order_key),
      params, [](const store::Row& row) { return read_task(row); });
}

Result<std::int64_t> counted(store::Reader& reader, const Conditions& conditions) {
  auto params = conditions.params();
  params.emplace_back(count_max + 1);
  std::int64_t count = 0;
  TRY(reader.each(fmt::format("SELECT count(*) FROM (SELECT 1 FROM case_task t WHERE {} LIMIT ?)",
                              conditions.where()),
                  params, [&](const store::Row& row) {
                    count = row.integer(0);
                    return false;
                  }));
  return count;
}

}  // namespace

Result<TaskPage> list_tasks(store::Reader& reader, const Worker& worker, const TaskFilter& filter,
                            Instant now, std::string_view after, std::int64_t limit) {
  const auto place = place_of(after);
  std::vector<Task> tasks;
  for (const auto whose : {Whose::mine, Whose::unit}) {
    if (filter.whose != Whose::all && filter.whose != whose) continue;
    auto some = TRY(listed(reader, worker, filter, whose, now, place, limit + 1));
    std::ranges::move(some, std::back_inserter(tasks));
  }
  std::ranges::sort(tasks, {}, [](const Task& one) { return std::pair(key_of(one), one.id); });
  TaskPage page;
  if (std::ssize(tasks) > limit) {
    tasks.resize(static_cast<std::size_t>(limit));
    page.next = fmt::format("{} {}", key_of(tasks.back()), tasks.back().id);
  }
  for (auto& task : tasks) {
    auto row = TRY(load_case(reader, task.subject));
    page.tasks.push_back({std::move(task), std::move(row)});
  }
  return page;
}

Result<TaskCounts> count_tasks(store::Reader& reader, const Worker& worker, Instant now) {
  TaskCounts counts;
  for (const auto whose : {Whose::mine, Whose::unit}) {
    auto conditions = conditions_of(worker, whose);
    (whose == Whose::mine ? counts.mine : counts.unit) = TRY(counted(reader, conditions));
    conditions.add("t.due_ms < ?", {now.ms});
    counts.overdue += TRY(counted(reader, conditions));
  }
  counts.overdue = std::min(counts.overdue, count_max + 1);
  return counts;
}

}  // namespace luoshi::casework
