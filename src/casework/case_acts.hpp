// What is done with a case as a whole: 催办 督办 挂起 恢复 延期 缓办 合并 拆分 强制结案 抄送, and
// what its applicant sends in later.
//
// Errors of all: not_found "case.not-found"; conflict "case.closed"; forbidden as in access.hpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "casework/access.hpp"
#include "casework/intake.hpp"

namespace luoshi::casework {

// 催办: every open task is marked and its unit told.
Result<Running> urge(ledger::Act& act, const World& world, const Worker& worker,
                     std::string_view id, const std::string& words);
// 督办: under supervision, or no longer.
Result<Running> supervise(ledger::Act& act, const World& world, const Worker& worker,
                          std::string_view id, bool supervised, const std::string& words);
// 抄送: the unit sees the case from now on.
Result<Running> copy_to(ledger::Act& act, const World& world, const Worker& worker,
                        std::string_view id, const std::string& unit);

// 挂起, 恢复: the clocks stand still. conflict "case.suspended", "case.not-suspended".
Result<Running> suspend(ledger::Act& act, const World& world, const Worker& worker,
                        std::string_view id, const std::string& words);
Result<Running> resume(ledger::Act& act, const World& world, const Worker& worker,
                       std::string_view id);

// 延期, 缓办: asked for by who has the task. `amount` in the kind of the case's limit: hours or
// days; of a deferral in days by the calendar. conflict "case.request-open", "case.no-limit".
struct Asked {
  std::string kind;  // extension, deferral
  std::int64_t amount = 0;
  std::string words;
};
Result<Running> ask(ledger::Act& act, const World& world, const Worker& worker,
                    std::string_view task, const Asked& asked);
// conflict "case.request-decided".
Result<Running> decide(ledger::Act& act, const World& world, const Worker& worker,
                       std::string_view request, bool granted, const std::string& words);

// 强制结案: with an outcome of the service and a reason. invalid "case.outcome-unknown".
Result<Running> force_close(ledger::Act& act, const World& world, const Worker& worker,
                            std::string_view id, const std::string& outcome,
                            const std::string& words);
// 合并: it goes into another open case of the same service; who follows it is shown that one.
// conflict "case.merge-into-itself", "case.other-service".
Result<Running> merge(ledger::Act& act, const World& world, const Worker& worker,
                      std::string_view id, std::string_view into, const std::string& words);
// 拆分: a new case with the same applicant and place. Its subject is `new_id`.
Result<Registered> split(ledger::Act& act, const World& world, const Worker& worker,
                         std::string_view id, std::string_view new_id, const std::string& form,
                         schema::Language language);

// Words of the description as anybody may read them, and which attachments; withdraws them again
// with `released` false.
Result<Running> release_words(ledger::Act& act, const World& world, const Worker& worker,
                              std::string_view id, bool released, const std::string& words);

// The token of an open task is moved to another step, done before or not: for an operator, when a
// case has gone astray. invalid "task.no-such-step".
Result<Running> move_to(ledger::Act& act, const World& world, const Worker& worker,
                        std::string_view task, const std::string& element,
                        const std::string& words);

// A step of the procedure that failed is tried again. conflict "case.no-incident".
Result<Running> retry(ledger::Act& act, const World& world, const Worker& worker,
                      std::string_view id);

}  // namespace luoshi::casework
