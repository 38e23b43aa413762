#include "casework/jobs.hpp"

#include <fmt/format.h>

#include "casework/notices.hpp"

namespace luoshi::casework {

Result<std::optional<bpmn::Command>> do_next_job(ledger::Act& act, Running& running) {
  for (const auto& task : running.instance.tasks) {
    if (task.kind != bpmn::TaskKind::job) continue;
    if (running.instance.find(task.activity)->incident) continue;
    if (task.job_type == "notify") {
      TRY(notify_applicant(act, running.row, fmt::format("job-{}", task.activity)));
      return bpmn::Command{bpmn::CompleteTask{task.activity, {}}};
    }
    return bpmn::Command{bpmn::FailTask{task.activity, "case.no-worker: " + task.job_type}};
  }
  return std::nullopt;
}

}  // namespace luoshi::casework
