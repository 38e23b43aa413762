#include <fmt/format.h>

#include "casework/clock_text.hpp"
#include "casework/row_reading.hpp"
#include "casework/rows.hpp"

namespace luoshi::casework {
namespace {

TaskState state_of(std::string_view name) {
  for (const auto one : {TaskState::claimed, TaskState::done, TaskState::cancelled}) {
    if (name_of(one) == name) return one;
  }
  return TaskState::open;
}

}  // namespace

const std::string& task_columns() {
  static const std::string columns =
      "t.id, t.version, t.subject, t.activity, t.kind, t.element, t.state, t.unit, t.role, "
      "t.person, t.delegated_by, t.service, t.priority, t.opened_ms, t.claimed_ms, t.ended_ms, "
      "t.ended_by, t.action, t.clock, t.due_ms, t.urged, t.words";
  return columns;
}

Task read_task(const store::Row& row, int first) {
  Columns columns(row, first);
  Task one;
  one.id = columns.text();
  one.version = columns.integer();
  one.subject = columns.text();
  one.activity = columns.integer();
  one.kind = task_kind_of(columns.text()).value_or(TaskKind::step);
  one.element = columns.text();
  one.state = state_of(columns.text());
  one.unit = columns.text();
  one.role = columns.text();
  one.person = columns.text();
  one.delegated_by = columns.text();
  one.service = columns.text();
  one.priority = columns.integer();
  one.opened_ms = columns.integer();
  one.claimed_ms = columns.optional();
  one.ended_ms = columns.optional();
  one.ended_by = columns.text();
  one.action = columns.text();
  if (const auto text = columns.text(); !text.empty()) {
    if (auto clock = clock_from_text(text)) one.clock.limit = std::move(*clock);
  }
  one.clock.due_ms = columns.optional();
  one.urged = columns.integer();
  one.words = columns.text();
  return one;
}

std::vector<ledger::Change> changes_of(const Task& one) {
  const auto clock = one.clock.limit ? to_text(*one.clock.limit) : std::string();
  return {{"subject", one.subject},
          {"activity", one.activity},
          {"kind", std::string(name_of(one.kind))},
          {"element", text_or_null(one.element)},
          {"state", std::string(name_of(one.state))},
          {"unit", text_or_null(one.unit)},
          {"role", text_or_null(one.role)},
          {"person", text_or_null(one.person)},
          {"delegated_by", text_or_null(one.delegated_by)},
          {"service", one.service},
          {"priority", one.priority},
          {"opened_ms", one.opened_ms},
          {"claimed_ms", integer_or_null(one.claimed_ms)},
          {"ended_ms", integer_or_null(one.ended_ms)},
          {"ended_by", text_or_null(one.ended_by)},
          {"action", text_or_null(one.action)},
          {"clock", text_or_null(clock)},
          {"due_ms", integer_or_null(one.clock.due_ms)},
          {"urged", one.urged},
          {"words", text_or_null(one.words)}};
}

Result<Task> load_task(store::Reader& reader, std::string_view id) {
  static const auto sql = fmt::format("SELECT {} FROM case_task t WHERE t.id = ?", task_columns());
  std::optional<Task> found;
  TRY(reader.each(sql, {std::string(id)}, [&](const store::Row& row) {
    found = read_task(row);
    return false;
  }));
  if (!found) return fail(ErrorKind::not_found, "task.not-found", std::string(id));
  return std::move(*found);
}

Result<std::string> subject_of_task(store::Reader& reader, std::string_view id) {
  std::string subject;
  TRY(reader.each("SELECT subject FROM case_task WHERE id = ?", {std::string(id)},
                  [&](const store::Row& row) {
                    subject = row.string(0);
                    return false;
                  }));
  if (subject.empty()) return fail(ErrorKind::not_found, "task.not-found", std::string(id));
  return subject;
}

Result<std::vector<Task>> tasks_of(store::Reader& reader, std::string_view subject,
                                   bool open_only) {
  static const auto all = fmt::format(
      "SELECT {} FROM case_task t WHERE t.subject = ? ORDER BY t.opened_ms, t.activity, t.id",
      task_columns());
  static const auto open = fmt::format(
      "SELECT {} FROM case_task t WHERE t.subject = ? AND t.state IN ('open', 'claimed') "
      "ORDER BY t.opened_ms, t.activity, t.id",
      task_columns());
  return store::collect<Task>(reader, open_only ? open : all, {std::string(subject)},
                              [](const store::Row& row) { return read_task(row); });
}

}  // namespace luoshi::casework
