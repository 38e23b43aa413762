// What the service.yaml of a package says, as plain values: who may report and how, what the tasks
// of its procedure may be answered with, how a case reads the variables of its procedure. See
// docs/design/casework.md and docs/guide/services.md. Nothing here runs or looks anything up.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bpmn/formula.hpp"
#include "catalog/district.hpp"
#include "catalog/findings.hpp"

namespace luoshi::catalog {

// By which way a report comes in.
enum class Channel { portal, desk, api, open311, import };
enum class ApplicantKind { enterprise, resident, staff };
// What an applicant may do to a case later.
enum class ApplicantAct { supplement, withdraw, rate, appeal };
enum class PlaceNeed { required, optional, none };
// What may be done with a task besides completing it.
enum class TaskAct {
  return_,  // 退回 to an earlier step
  transfer,
  delegate,
  extend,   // 延期
  defer,    // 缓办
  suspend,  // 挂起
  sign,     // 加签, 减签
  support,  // call in a supporting unit
  take_back,
  force_close,
};
// How a case that ended so counts in the assessment.
enum class Counted { solved, unsolved, excluded };

[[nodiscard]] std::string_view name_of(Channel channel);
[[nodiscard]] std::string_view name_of(ApplicantKind kind);
[[nodiscard]] std::string_view name_of(ApplicantAct act);
[[nodiscard]] std::string_view name_of(PlaceNeed need);
[[nodiscard]] std::string_view name_of(TaskAct act);
[[nodiscard]] std::string_view name_of(Counted counted);
[[nodiscard]] std::optional<Channel> parse_channel(std::string_view name);
[[nodiscard]] std::optional<ApplicantKind> parse_applicant_kind(std::string_view name);
[[nodiscard]] std::optional<TaskAct> parse_task_act(std::string_view name);

// Hints that a report may be one that is known: of the same category within so many days, and so
// many metres; by the same applicant where no distance is given.
struct DuplicateHints {
  std::optional<int> metres{};
  int days = 0;
};

// A duty that a district gives to one of its units.
struct Post {
  std::string id{};
  Words name{};
};

struct TaskAction {
  std::string id{};
  Words name{};
  bool words_required = false;
  bool asks_form = true;  // false: it is done without the form of the task
};

struct TaskFacts {
  std::string id{};  // of the user task in the process
  std::vector<TaskAction> actions{};
  std::string form{};     // a file of the package; empty: none
  bpmn::Formula limit{};  // {kind, amount}, see limit_of(); absent: none
  std::vector<TaskAct> allows{};

  [[nodiscard]] const TaskAction* action(std::string_view action_id) const;
  [[nodiscard]] bool may(TaskAct act) const;
};

struct MessageFacts {
  std::string name{};
  std::string form{};  // a file of the package; empty: the message carries nothing
};

struct StageFacts {
  std::string id{};
  Words name{};
  std::vector<std::string> tasks{};
};

// Whose first completion gives the case this time: a task, or a task and the action it must be
// completed with, "register.accept".
struct TimeFacts {
  std::vector<std::string> accepted{};
  std::vector<std::string> dispatched{};
  std::vector<std::string> finished{};
  std::vector<std::string> checked{};
};

// Whether a task completed with an action is among them.
[[nodiscard]] bool is_among(const std::vector<std::string>& points, std::string_view task,
                            std::string_view action);
// Whether a task is among them with any action.
[[nodiscard]] bool is_among(const std::vector<std::string>& points, std::string_view task);

struct OutcomeFacts {
  std::string id{};
  Words name{};
  Counted counted = Counted::solved;
};

// Evaluated over the variables of the process after each step; absent or null leaves the case as it
// is.
struct CaseFormulas {
  bpmn::Formula title{};
  bpmn::Formula category{};
  bpmn::Formula lead_unit{};
  bpmn::Formula supporting_units{};
  bpmn::Formula priority{};
  bpmn::Formula limit{};
  bpmn::Formula outcome{};
  bpmn::Formula answer{};
};

// Names of the members of CaseFormulas, in their order.
[[nodiscard]] const std::vector<std::pair<std::string_view, bpmn::Formula CaseFormulas::*>>&
case_formulas();

struct ServiceFacts {
  std::string id{};  // "enterprise/issue"
  Words name{};
  Words summary{};
  std::string number{};  // before the year in the number of a case
  std::string form{};
  std::string process{};
  std::vector<Channel> channels{};
  std::vector<ApplicantKind> applicants{};
  bool anonymous = false;
  std::vector<ApplicantAct> may{};
  PlaceNeed place = PlaceNeed::none;
  std::optional<DuplicateHints> duplicates{};
  std::vector<Post> posts{};
  CaseFormulas case_formulas{};
  std::string category_field{};  // of the form; empty: there are no categories
  std::vector<StageFacts> stages{};
  TimeFacts times{};
  std::vector<TaskFacts> tasks{};
  std::vector<MessageFacts> messages{};
  std::vector<OutcomeFacts> outcomes{};
  std::string open311_code{};
  bool open311_list = false;

  // nullptr where there is none.
  [[nodiscard]] const TaskFacts* task(std::string_view task_id) const;
  [[nodiscard]] const MessageFacts* message(std::string_view message) const;
  [[nodiscard]] const StageFacts* stage_of(std::string_view task_id) const;
  [[nodiscard]] const OutcomeFacts* outcome(std::string_view outcome_id) const;
  [[nodiscard]] bool has_post(std::string_view post) const;
  [[nodiscard]] bool accepts(Channel channel) const;
  [[nodiscard]] bool accepts(ApplicantKind kind) const;
  [[nodiscard]] bool may_later(ApplicantAct act) const;
};

// The line on which something stands, by its path: "tasks.register.limit", "stages.check".
using ServiceLines = std::map<std::string, int>;

struct ServiceFile {
  ServiceFacts facts{};
  ServiceLines lines{};
};

// Reads the text of a service.yaml; what is wrong within the file itself becomes findings.
[[nodiscard]] ServiceFile read_service_facts(const std::string& text, Findings& findings);

}  // namespace luoshi::catalog
