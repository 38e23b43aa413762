#include "catalog/service_facts.hpp"

#include <algorithm>

#include "catalog/closed_list.hpp"
#include "catalog/service_words.hpp"

namespace luoshi::catalog {

std::string_view name_of(Channel channel) {
  return word_of(service_words::channels, channel);
}
std::string_view name_of(ApplicantKind kind) {
  return word_of(service_words::applicants, kind);
}
std::string_view name_of(ApplicantAct act) {
  return word_of(service_words::applicant_acts, act);
}
std::string_view name_of(PlaceNeed need) {
  return word_of(service_words::place_needs, need);
}
std::string_view name_of(TaskAct act) {
  return word_of(service_words::task_acts, act);
}
std::string_view name_of(Counted counted) {
  return word_of(service_words::counted, counted);
}
std::optional<Channel> parse_channel(std::string_view name) {
  return parse_word<Channel>(service_words::channels, name);
}
std::optional<ApplicantKind> parse_applicant_kind(std::string_view name) {
  return parse_word<ApplicantKind>(service_words::applicants, name);
}
std::optional<TaskAct> parse_task_act(std::string_view name) {
  return parse_word<TaskAct>(service_words::task_acts, name);
}

const std::vector<std::pair<std::string_view, bpmn::Formula CaseFormulas::*>>& case_formulas() {
  static const std::vector<std::pair<std::string_view, bpmn::Formula CaseFormulas::*>> all{
      {"title", &CaseFormulas::title},
      {"category", &CaseFormulas::category},
      {"lead_unit", &CaseFormulas::lead_unit},
      {"supporting_units", &CaseFormulas::supporting_units},
      {"priority", &CaseFormulas::priority},
      {"limit", &CaseFormulas::limit},
      {"outcome", &CaseFormulas::outcome},
      {"answer", &CaseFormulas::answer},
  };
  return all;
}

namespace {

template <class T, class Id>
const T* found(const std::vector<T>& all, Id T::* id, std::string_view wanted) {
  const auto one = std::ranges::find(all, wanted, id);
  return one == all.end() ? nullptr : &*one;
}

template <class T>
bool has(const std::vector<T>& all, const T& one) {
  return std::ranges::find(all, one) != all.end();
}

}  // namespace

bool is_among(const std::vector<std::string>& points, std::string_view task,
              std::string_view action) {
  return std::ranges::any_of(points, [&](const std::string& point) {
    return point == task ||
           (point.size() == task.size() + 1 + action.size() && point.starts_with(task) &&
            point[task.size()] == '.' && point.ends_with(action));
  });
}

bool is_among(const std::vector<std::string>& points, std::string_view task) {
  return std::ranges::any_of(points, [&](const std::string& point) {
    return point.starts_with(task) && (point.size() == task.size() || point[task.size()] == '.');
  });
}

const TaskAction* TaskFacts::action(std::string_view action_id) const {
  return found(actions, &TaskAction::id, action_id);
}

bool TaskFacts::may(TaskAct act) const {
  return has(allows, act);
}

const TaskFacts* ServiceFacts::task(std::string_view task_id) const {
  return found(tasks, &TaskFacts::id, task_id);
}

const MessageFacts* ServiceFacts::message(std::string_view message) const {
  return found(messages, &MessageFacts::name, message);
}

const StageFacts* ServiceFacts::stage_of(std::string_view task_id) const {
  for (const auto& stage : stages) {
    if (std::ranges::find(stage.tasks, task_id) != stage.tasks.end()) return &stage;
  }
  return nullptr;
}

const OutcomeFacts* ServiceFacts::outcome(std::string_view outcome_id) const {
  return found(outcomes, &OutcomeFacts::id, outcome_id);
}

bool ServiceFacts::has_post(std::string_view post) const {
  return found(posts, &Post::id, post) != nullptr;
}

bool ServiceFacts::accepts(Channel channel) const {
  return has(channels, channel);
}

bool ServiceFacts::accepts(ApplicantKind kind) const {
  return has(applicants, kind);
}

bool ServiceFacts::may_later(ApplicantAct act) const {
  return has(may, act);
}

}  // namespace luoshi::catalog
