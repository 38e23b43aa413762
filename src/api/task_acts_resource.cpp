// What is done with a task: 签收 办理 退回 转办 委派 加签 减签 协办 沟通.
#include "api/case_command.hpp"
#include "api/report_input.hpp"
#include "api/task_moves.hpp"
#include "casework/rows.hpp"
#include "casework/task_acts.hpp"

namespace luoshi::api {
namespace {

using casework::Worker;

// A move on the task that the path names.
Command move(const Desks& desks, const Call& call, const char* kind, CaseBody body) {
  return case_command(desks, call, kind, casework::subject_of_task, std::move(body));
}

Result<Command> complete(const Desks& desks, const Call& call) {
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"action"});
  casework::Completion completion;
  completion.action = input.text("action", {1, 60}).value_or("");
  completion.words = input.text("words", {0, 4000}).value_or("");
  (void)input.object("form");
  input.finish();
  TRY(done(std::move(findings)));
  completion.form = TRY(form_text(call.request, "form"));
  completion.language = words_in(call.language);
  return move(desks, call, "task.complete",
              [&desks, &call, completion](ledger::Act& act, const Worker& worker) {
                return casework::complete(act, desks.world, worker, call.path("id"), completion);
              });
}

Result<Command> delegate(const Desks& desks, const Call& call) {
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"person"});
  const auto person = input.text("person", {1, 60}).value_or("");
  const auto words = input.text("words", {0, 2000}).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  return move(desks, call, "task.delegate",
              [&desks, &call, person, words](ledger::Act& act, const Worker& worker) {
                return casework::delegate(act, desks.world, worker, call.path("id"), person, words);
              });
}

Result<Command> add_signer(const Desks& desks, const Call& call) {
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"unit"});
  const auto unit = input.text("unit", {1, 60}).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  return move(desks, call, "task.add-signer",
              [&desks, &call, unit](ledger::Act& act, const Worker& worker) {
                return casework::add_signer(act, desks.world, worker, call.path("id"), unit);
              });
}

Result<Command> remove_signer(const Desks& desks, const Call& call) {
  return move(desks, call, "task.remove-signer",
              [&desks, &call](ledger::Act& act, const Worker& worker) {
                return casework::remove_signer(act, desks.world, worker, call.path("id"));
              });
}

Result<Command> call_in(const Desks& desks, const Call& call, casework::TaskKind kind) {
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"unit", "words"});
  const auto unit = input.text("unit", {1, 60}).value_or("");
  const auto words = input.text("words", {1, 2000}).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  const auto* name = kind == casework::TaskKind::support ? "task.support" : "task.consult";
  return move(desks, call, name,
              [&desks, &call, kind, unit, words](ledger::Act& act, const Worker& worker) {
                return casework::call_in(act, desks.world, worker, call.path("id"), kind, unit,
                                         words);
              });
}

// The moves that a batch makes on many tasks, on one.
Result<Command> plain(const Desks& desks, const Call& call, PlainMove which) {
  TaskInput input;
  if (needs_body(which)) input = TRY(task_input_of(call.request, which));
  return move(desks, call, kind_of(which),
              [&desks, &call, which, input](ledger::Act& act, const Worker& worker) {
                return carry_out(act, desks.world, worker, call.path("id"), which, input);
              });
}

}  // namespace

void add_task_acts(http::Router& router, const Desks& desks) {
  const auto on = [&](const char* pattern, auto read) {
    router.add(http::Method::post, pattern, writes(desks.context, [&desks, read](const Call& call) {
                 return read(desks, call);
               }));
  };
  const auto plainly = [&](const char* pattern, PlainMove which) {
    on(pattern, [which](const Desks& all, const Call& call) { return plain(all, call, which); });
  };
  const auto calls_in = [&](const char* pattern, casework::TaskKind kind) {
    on(pattern, [kind](const Desks& all, const Call& call) { return call_in(all, call, kind); });
  };
  plainly("/api/v1/tasks/{id}/claim", PlainMove::claim);
  plainly("/api/v1/tasks/{id}/unclaim", PlainMove::unclaim);
  plainly("/api/v1/tasks/{id}/return", PlainMove::return_);
  plainly("/api/v1/tasks/{id}/transfer", PlainMove::transfer);
  on("/api/v1/tasks/{id}/completion", complete);
  on("/api/v1/tasks/{id}/delegation", delegate);
  on("/api/v1/tasks/{id}/signers", add_signer);
  on("/api/v1/tasks/{id}/removal", remove_signer);
  calls_in("/api/v1/tasks/{id}/support", casework::TaskKind::support);
  calls_in("/api/v1/tasks/{id}/consultation", casework::TaskKind::consult);
}

}  // namespace luoshi::api
