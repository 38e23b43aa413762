// The moves that may be made on one task and on many at once, by name with their input.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "api/input.hpp"
#include "casework/task_acts.hpp"

namespace luoshi::api {

enum class PlainMove { claim, unclaim, complete, return_, transfer };

[[nodiscard]] std::optional<PlainMove> plain_move_of(std::string_view name);  // "return"
[[nodiscard]] const char* kind_of(PlainMove move);                            // "task.return"
[[nodiscard]] bool needs_body(PlainMove move);

struct TaskInput {
  std::string action{};
  std::string to{};
  std::string unit{};
  std::string person{};
  std::string words{};
};

// Asks for the fields of the move, adding findings for what is missing or too long.
[[nodiscard]] TaskInput read_task_input(Input& input, PlainMove move);
// From a body that holds these alone. invalid "request.faulty".
[[nodiscard]] Result<TaskInput> task_input_of(const http::Request& request, PlainMove move);

// Without a form: what a step asks for is said on one task at a time.
Result<casework::Running> carry_out(ledger::Act& act, const casework::World& world,
                                    const casework::Worker& worker, std::string_view task,
                                    PlainMove move, const TaskInput& input);

}  // namespace luoshi::api
