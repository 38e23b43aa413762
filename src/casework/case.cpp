#include "casework/case.hpp"

#include <array>

namespace luoshi::casework {
namespace {

constexpr std::array<std::string_view, 2> case_states{"open", "closed"};
constexpr std::array<std::string_view, 4> endings{"", "completed", "forced", "merged"};
constexpr std::array<std::string_view, 4> task_states{"open", "claimed", "done", "cancelled"};
constexpr std::array<std::string_view, 3> task_kinds{"step", "support", "consult"};

}  // namespace

std::string_view name_of(CaseState state) {
  return case_states.at(static_cast<std::size_t>(state));
}

std::string_view name_of(Ending ending) {
  return endings.at(static_cast<std::size_t>(ending));
}

std::string_view name_of(TaskState state) {
  return task_states.at(static_cast<std::size_t>(state));
}

std::string_view name_of(TaskKind kind) {
  return task_kinds.at(static_cast<std::size_t>(kind));
}

std::optional<TaskKind> task_kind_of(std::string_view name) {
  for (std::size_t i = 0; i < task_kinds.size(); ++i) {
    if (task_kinds.at(i) == name) return static_cast<TaskKind>(i);
  }
  return std::nullopt;
}

}  // namespace luoshi::casework
