#include "api/task_moves.hpp"

#include <array>

namespace luoshi::api {
namespace {

constexpr std::array<std::string_view, 5> names{"claim", "unclaim", "complete", "return",
                                                "transfer"};
constexpr std::array<const char*, 5> kinds{"task.claim", "task.release", "task.complete",
                                           "task.return", "task.transfer"};
constexpr TextLimits id_limits{1, 60};
constexpr TextLimits words_limits{1, 2000};

}  // namespace

std::optional<PlainMove> plain_move_of(std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names.at(i) == name) return static_cast<PlainMove>(i);
  }
  return std::nullopt;
}

const char* kind_of(PlainMove move) {
  return kinds.at(static_cast<std::size_t>(move));
}

bool needs_body(PlainMove move) {
  return move != PlainMove::claim && move != PlainMove::unclaim;
}

TaskInput read_task_input(Input& input, PlainMove move) {
  TaskInput read;
  switch (move) {
    case PlainMove::claim:
    case PlainMove::unclaim:
      break;
    case PlainMove::complete:
      input.require({"action"});
      read.action = input.text("action", id_limits).value_or("");
      read.words = input.text("words", {0, words_limits.max}).value_or("");
      break;
    case PlainMove::return_:
      input.require({"to", "words"});
      read.to = input.text("to", id_limits).value_or("");
      read.words = input.text("words", words_limits).value_or("");
      break;
    case PlainMove::transfer:
      input.require({"words"});
      read.unit = input.text("unit", id_limits).value_or("");
      read.person = input.text("person", id_limits).value_or("");
      read.words = input.text("words", words_limits).value_or("");
      if (!input.has("unit") && !input.has("person")) {
        input.fault("unit", "request.field-missing");
      }
      break;
  }
  return read;
}

Result<TaskInput> task_input_of(const http::Request& request, PlainMove move) {
  const auto body = TRY(json_body(request));
  std::vector<Finding> findings;
  Input input(body, findings);
  auto read = read_task_input(input, move);
  input.finish();
  TRY(done(std::move(findings)));
  return read;
}

Result<casework::Running> carry_out(ledger::Act& act, const casework::World& world,
                                    const casework::Worker& worker, std::string_view task,
                                    PlainMove move, const TaskInput& input) {
  switch (move) {
    case PlainMove::claim:
      return casework::claim(act, world, worker, task);
    case PlainMove::unclaim:
      return casework::release(act, world, worker, task);
    case PlainMove::complete:
      return casework::complete(act, world, worker, task, {input.action, input.words, {}, {}});
    case PlainMove::return_:
      return casework::give_back(act, world, worker, task, input.to, input.words);
    case PlainMove::transfer:
      break;
  }
  return casework::transfer(act, world, worker, task, input.unit, input.person, input.words);
}

}  // namespace luoshi::api
