// A model file made ready: its processes and all that is wrong with them.
//
// A process with faults still loads, so that all of them are told at once, but will not start.
// Warnings (is_warning) do not keep it from starting.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "bpmn/process.hpp"

namespace luoshi::bpmn {

// What is known where the model is loaded. A look-up that is missing is not asked.
struct Known {
  std::function<bool(std::string_view id)> has_decision{};
  std::function<bool(std::string_view id)> has_form{};
  std::function<bool(std::string_view id)> has_process{};
  KnownNames names{};  // of variables with names of several words
  std::int64_t version = 1;
};

struct Model {
  std::vector<Process> processes{};  // those that run; drawn-only pools are left out
  std::vector<Finding> findings{};   // each at "file:line: id (name)"

  // nullptr where there is no such process.
  [[nodiscard]] const Process* find(std::string_view id) const;
  // The one the file is about: its first.
  [[nodiscard]] const Process* main() const {
    return processes.empty() ? nullptr : &processes.front();
  }
};

// Errors as read_definitions.
[[nodiscard]] Result<Model> read_model(std::string_view xml, const std::string& file,
                                       const Known& known = {});

// The process runs all the same: a gateway without a default flow or with one way only, a condition
// that nobody asks, a task whose job has no name but its own.
[[nodiscard]] bool is_warning(std::string_view problem);

}  // namespace luoshi::bpmn
