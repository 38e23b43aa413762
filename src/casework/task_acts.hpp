// What is done with a task: 签收 办理 退回 拒签 转办 委派 加签 减签 协办 沟通 拿回, each as one
// line of the time line. Who may is judged here, on the rows as loaded.
//
// Errors of all: not_found "task.not-found", "case.not-found"; forbidden "task.not-yours",
// "task.act-not-allowed" (the service does not allow it at this step); conflict "task.ended",
// "case.closed", "case.suspended"; and what each names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "casework/access.hpp"
#include "casework/step.hpp"
#include "schema/fault.hpp"

namespace luoshi::casework {

// A task with its case, loaded for an act.
struct OnTask {
  Running running;
  std::string task;  // its id
};

// 签收: the task is theirs by name from now on. conflict "task.claimed" when it is somebody's.
Result<Running> claim(ledger::Act& act, const World& world, const Worker& worker,
                      std::string_view task);
// Back to the unit. conflict "task.not-claimed".
Result<Running> release(ledger::Act& act, const World& world, const Worker& worker,
                        std::string_view task);

struct Completion {
  std::string action;  // one of the task's
  std::string words;
  std::string form;  // JSON, where the task asks for one
  schema::Language language = schema::Language::zh;
};
// invalid "task.faulty" with all findings: "task.action-unknown", "task.words-missing", those of
// the form. A task that was delegated goes back to who delegated it.
Result<Running> complete(ledger::Act& act, const World& world, const Worker& worker,
                         std::string_view task, const Completion& completion);

// 退回, 拒签: back to an earlier step, "initiator" for the first, "last" for the one before, or a
// step's id. invalid "task.words-missing", "task.no-such-step".
Result<Running> give_back(ledger::Act& act, const World& world, const Worker& worker,
                          std::string_view task, std::string_view to, const std::string& words);

// 转办: to another unit, or a person of the unit. invalid "case.unit-unknown",
// "task.person-not-of-unit".
Result<Running> transfer(ledger::Act& act, const World& world, const Worker& worker,
                         std::string_view task, const std::string& unit, const std::string& person,
                         const std::string& words);
// 委派: a person does it and gives it back. invalid "task.person-not-of-unit".
Result<Running> delegate(ledger::Act& act, const World& world, const Worker& worker,
                         std::string_view task, const std::string& person,
                         const std::string& words);

// 加签: one more instance of a step that several sign. conflict "task.not-signing".
Result<Running> add_signer(ledger::Act& act, const World& world, const Worker& worker,
                           std::string_view task, const std::string& unit);
// 减签: takes the instance of another signer out. conflict "task.not-signing",
// "task.last-signer".
Result<Running> remove_signer(ledger::Act& act, const World& world, const Worker& worker,
                              std::string_view task);

// 协办, 沟通: asks another unit beside the procedure; `kind` is support or consult. The unit
// answers with `complete` (action "answer").
Result<Running> call_in(ledger::Act& act, const World& world, const Worker& worker,
                        std::string_view task, TaskKind kind, const std::string& unit,
                        const std::string& words);

// 拿回: who completed the last step takes it back while nobody has claimed the next. conflict
// "task.gone-on"; forbidden "task.not-yours".
Result<Running> take_back(ledger::Act& act, const World& world, const Worker& worker,
                          std::string_view subject);

}  // namespace luoshi::casework
