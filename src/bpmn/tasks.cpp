// Tasks that wait for somebody (clause 13.3.3): people and programs.
#include "bpmn/processor.hpp"

namespace luoshi::bpmn {
namespace {

using feel::Kind;
using feel::Value;

// A list, or texts between commas.
Result<std::vector<std::string>> names(Work& work, const Formula& formula, ActivityId id) {
  std::vector<std::string> all;
  if (!formula) return all;
  const auto value = TRY(work.value(formula, id));
  if (value.kind() == Kind::list) {
    for (const auto& one : value.list()) {
      if (!one.is_null()) all.push_back(feel::text_of(one));
    }
    return all;
  }
  if (value.is_null()) return all;
  const auto text = feel::text_of(value);
  std::size_t from = 0;
  while (from <= text.size()) {
    auto end = text.find(',', from);
    if (end == std::string::npos) end = text.size();
    auto one = text.substr(from, end - from);
    one.erase(0, one.find_first_not_of(' '));
    one.erase(one.find_last_not_of(' ') + 1);
    if (!one.empty()) all.push_back(std::move(one));
    from = end + 1;
  }
  return all;
}

Result<std::optional<Instant>> instant(Work& work, const Formula& formula, ActivityId id) {
  if (!formula) return std::optional<Instant>{};
  const auto value = TRY(work.value(formula, id));
  if (value.is_null()) return std::optional<Instant>{};
  const bool is_span = value.kind() == Kind::days_duration ||
                       value.kind() == Kind::months_duration ||
                       (value.kind() == Kind::string && value.string().starts_with('P'));
  const auto kind = is_span ? TimerKind::duration : TimerKind::date;
  return std::optional(TRY(schedule_of(kind, value, work.environment())).due);
}

Result<std::int64_t> priority(Work& work, const Formula& formula, ActivityId id) {
  constexpr std::int64_t usual = 50;
  if (!formula) return usual;
  const auto value = TRY(work.value(formula, id));
  const auto number = value.kind() == Kind::number   ? std::optional(value.number())
                      : value.kind() == Kind::string ? Decimal::parse(value.string())
                                                     : std::nullopt;
  const auto whole = number ? number->to_int64() : std::nullopt;
  if (!whole) return fail(ErrorKind::invalid, "bpmn.priority", feel::text_of(value));
  return *whole;
}

}  // namespace

Result<Outcome> enter_user_task(Work& work, const Element& element, ActivityId id) {
  const auto& ask = element.assignment;
  Task task{.activity = id, .kind = TaskKind::user};
  task.assignee = TRY(work.text(ask.assignee, id));
  task.candidate_users = TRY(names(work, ask.candidate_users, id));
  task.candidate_groups = TRY(names(work, ask.candidate_groups, id));
  task.form = TRY(work.text(ask.form, id));
  task.due = TRY(instant(work, ask.due, id));
  task.follow_up = TRY(instant(work, ask.follow_up, id));
  task.priority = TRY(priority(work, ask.priority, id));
  work.emit(TaskOpened{std::move(task)});
  return Outcome::waits;
}

// Where no kind of job is named, the element's id names it.
Result<Outcome> enter_job(Work& work, const Element& element, ActivityId id) {
  Task task{.activity = id, .kind = TaskKind::job};
  task.job_type = element.job_type ? TRY(work.text(element.job_type, id)) : element.id;
  task.priority = TRY(priority(work, element.assignment.priority, id));
  work.emit(TaskOpened{std::move(task)});
  return Outcome::waits;
}

}  // namespace luoshi::bpmn
