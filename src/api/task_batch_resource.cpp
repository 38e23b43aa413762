// /api/v1/tasks/batch: the same act on many tasks, each an act and a transaction of its own, so
// that one that fails leaves the others.
//
// A request that is sent twice under one Idempotency-Key does no task twice: each task keeps, in
// its own transaction, that it was done under that key.
#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <latch>

#include "api/case_command.hpp"
#include "api/idempotency.hpp"
#include "api/reply.hpp"
#include "api/task_moves.hpp"
#include "casework/rows.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;

constexpr std::size_t tasks_max = 100;

struct Batch {
  PlainMove move = PlainMove::claim;
  TaskInput input;
  std::vector<std::string> tasks;
  std::optional<IdempotencyKey> key;
};

Result<Batch> batch_of(const Call& call) {
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"act", "tasks"});
  Batch batch;
  const auto act = input.text("act", {1, 20}).value_or("");
  const auto move = plain_move_of(act);
  if (!act.empty() && !move) {
    input.fault("act", "request.not-a-choice", "claim, unclaim, complete, return, transfer");
  }
  if (move) {
    batch.move = *move;
    batch.input = read_task_input(input, *move);
  }
  batch.tasks = input.texts("tasks", tasks_max, {1, 60}).value_or(std::vector<std::string>{});
  if (input.has("tasks") && batch.tasks.empty() && findings.empty()) {
    input.fault("tasks", "request.field-empty");
  }
  if (move) input.finish();
  TRY(done(std::move(findings)));
  batch.key = TRY(key_of(call.request, call.who.person));
  return batch;
}

// The key under which one task of the batch is done.
std::optional<IdempotencyKey> key_for(const Batch& batch, const std::string& task) {
  if (!batch.key) return std::nullopt;
  auto key = *batch.key;
  key.key += "/" + task;
  return key;
}

Result<> do_one(const Desks& desks, const Call& call, store::Writer& writer, const Batch& batch,
                const std::string& task) {
  const auto key = key_for(batch, task);
  if (key && TRY(kept_reply(writer, *key, call.now))) return {};
  const auto id = TRY(casework::subject_of_task(writer, task));
  const auto worker = TRY(casework::worker_of(writer, call.who, desks.today(call.now)));
  auto act = act_of(call, writer, kind_of(batch.move), "case/" + id);
  TRY(carry_out(act, desks.world, worker, task, batch.move, batch.input));
  TRY(act.commit());
  return key ? keep_reply(writer, *key, empty_reply(), call.now) : Result<>{};
}

// All are queued before the first is waited for, so that they share commits.
std::vector<Result<>> do_all(const Desks& desks, const Call& call, const Batch& batch) {
  std::vector<Result<>> outcomes(batch.tasks.size());
  std::latch left(std::ssize(batch.tasks));
  for (std::size_t i = 0; i < batch.tasks.size(); ++i) {
    desks.context.database.write(
        [&, i](store::Writer& writer) {
          return do_one(desks, call, writer, batch, batch.tasks[i]);
        },
        [&, i](Result<> outcome) {
          outcomes[i] = std::move(outcome);
          left.count_down();
        });
  }
  left.wait();
  return outcomes;
}

json::value problem_of(const Call& call, const Error& error) {
  return json::parse(call.context.problems.reply(error, call.request).body);
}

// The reply of the same request is kept, and writes() gives it again; conflict "request.key-reused"
// before anything is done for another request under the key.
Result<bool> is_answered(const Desks& desks, const Call& call, const Batch& batch) {
  bool known = false;
  if (!batch.key) return known;
  TRY(desks.context.database.read([&](store::Reader& reader) -> Result<> {
    known = TRY(kept_reply(reader, *batch.key, call.now)).has_value();
    return {};
  }));
  return known;
}

Result<Command> run(const Desks& desks, const Call& call) {
  const auto batch = TRY(batch_of(call));
  if (TRY(is_answered(desks, call, batch))) {
    return Command{[](store::Writer&) -> Result<http::Response> { return empty_reply(); }};
  }
  const auto outcomes = do_all(desks, call, batch);
  json::array succeeded;
  json::array failed;
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    const auto& task = batch.tasks[i];
    if (outcomes[i]) {
      succeeded.emplace_back(task);
    } else {
      failed.emplace_back(
          json::object{{"task", task}, {"problem", problem_of(call, outcomes[i].error())}});
    }
  }
  auto reply =
      json_reply(200, json::object{{"done", std::move(succeeded)}, {"failed", std::move(failed)}});
  return Command{[reply](store::Writer&) -> Result<http::Response> { return reply; }};
}

}  // namespace

void add_task_batch(http::Router& router, const Desks& desks) {
  router.add(http::Method::post, "/api/v1/tasks/batch",
             writes(desks.context, [&desks](const Call& call) { return run(desks, call); }),
             {http::Runs::worker});
}

}  // namespace luoshi::api
