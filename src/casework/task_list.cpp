#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "casework/conditions.hpp"
#include "casework/lists.hpp"
#include "casework/rows.hpp"

namespace luoshi::casework {
namespace {

using Whose = TaskFilter::Whose;

// Tasks without a deadline come after all that have one.
constexpr std::string_view order_key = "coalesce(t.due_ms, 9000000000000000)";
constexpr std::int64_t no_due = 9'000'000'000'000'000;

std::vector<std::string> names_of(const Worker& worker) {
  auto all = worker.stands_in_for;
  all.push_back(worker.who.person);
  return all;
}

// One queue of open tasks: what is asked of a unit, or of one role in it.
struct Queue {
  std::string unit;
  std::optional<std::string> role;  // empty text: asked of nobody in particular
};

// A head does whatever is asked of the unit.
std::vector<Queue> queues_of(const Principal& who) {
  std::vector<Queue> all;
  for (const auto& unit : working_units(who)) {
    if (who.has(Role::unit_head, unit)) {
      all.push_back({unit, std::nullopt});
      continue;
    }
    all.push_back({unit, ""});
    for (const auto& one : who.appointments) {
      if (one.unit == unit) all.push_back({unit, std::string(identity::name_of(one.role))});
    }
  }
  return all;
}

Conditions conditions_of(const Queue& queue) {
  Conditions conditions;
  conditions.add("t.state = 'open'");
  conditions.equal("t.unit", queue.unit);
  if (!queue.role) return conditions;
  if (queue.role->empty()) {
    conditions.add("t.role IS NULL");
  } else {
    conditions.equal("t.role", *queue.role);
  }
  return conditions;
}

// What somebody has claimed, or was asked by name.
Conditions conditions_of(const std::string& person) {
  Conditions conditions;
  conditions.add("t.state = 'claimed'");
  conditions.equal("t.person", person);
  return conditions;
}

// The conditions of each list the person's tasks are in; no task is in two of them.
std::vector<Conditions> lists_of(const Worker& worker, Whose whose) {
  std::vector<Conditions> all;
  if (whose != Whose::unit) {
    for (const auto& name : names_of(worker)) all.push_back(conditions_of(name));
  }
  if (whose != Whose::mine) {
    for (const auto& queue : queues_of(worker.who)) all.push_back(conditions_of(queue));
  }
  return all;
}

void add_filter(Conditions& conditions, const TaskFilter& filter, Instant now) {
  conditions.equal("t.unit", filter.unit);
  conditions.equal("t.service", filter.service);
  conditions.equal("t.element", filter.element);
  if (filter.overdue) conditions.add(fmt::format("{} < ?", order_key), {now.ms});
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

// One of the lists, in order, beginning after the place.
Result<std::vector<Task>> listed(store::Reader& reader, Conditions conditions,
                                 const std::optional<Place>& after, std::int64_t limit) {
  if (after) {
    conditions.add(fmt::format("({}, t.id) > (?, ?)", order_key), {after->due_ms, after->id});
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
  for (auto& conditions : lists_of(worker, filter.whose)) {
    add_filter(conditions, filter, now);
    auto some = TRY(listed(reader, std::move(conditions), place, limit + 1));
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
    auto& count = whose == Whose::mine ? counts.mine : counts.unit;
    for (auto& conditions : lists_of(worker, whose)) {
      count += TRY(counted(reader, conditions));
      conditions.add(fmt::format("{} < ?", order_key), {now.ms});
      counts.overdue += TRY(counted(reader, conditions));
    }
    count = std::min(count, count_max + 1);
  }
  counts.overdue = std::min(counts.overdue, count_max + 1);
  return counts;
}

}  // namespace luoshi::casework
