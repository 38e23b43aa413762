// The kernel: what a command does to an instance, as events. Pure and deterministic: the same
// state, command, time and look-ups give the same events.
#pragma once

#include <string_view>
#include <vector>

#include "bpmn/command.hpp"
#include "bpmn/event.hpp"
#include "feel/run.hpp"

namespace luoshi::bpmn {

using Events = std::vector<Event>;

// What the kernel may ask of the world. Thread-safe where instances run in several threads.
class Surroundings {
 public:
  virtual ~Surroundings() = default;
  // A process as it was at that version; nullptr where it is not known. It lives as long as the
  // command runs.
  [[nodiscard]] virtual const Process* process(const ProcessRef& ref) const = 0;
  // The latest version, for starting and calling.
  [[nodiscard]] virtual const Process* latest(std::string_view id) const = 0;
  // What a decision comes to. Its error becomes an incident.
  [[nodiscard]] virtual Result<feel::Value> decide(std::string_view decision,
                                                   const feel::Context& variables,
                                                   feel::Run& run) const = 0;
};

struct EngineLimits {
  std::int64_t steps_max = 5'000;           // of tokens, in one command
  std::int64_t feel_steps_max = 5'000'000;  // in one command
  std::size_t activities_max = 10'000;      // of an instance
  std::int64_t loop_items_max = 1'000;
  int call_depth_max = 20;
};

// `at.now` is the time of the command. Errors, with which nothing has happened: not_found
// "bpmn.no-process", "bpmn.no-task", "bpmn.no-wait", "bpmn.no-activity", "bpmn.no-element",
// "bpmn.no-incident"; conflict "bpmn.not-running", "bpmn.already-started", "bpmn.timer-not-due",
// "bpmn.cannot-move"; invalid "bpmn.not-runnable". Failures on the way become incidents.
[[nodiscard]] Result<Events> decide(const Surroundings& surroundings, const Instance& instance,
                                    const Command& command, const feel::Environment& at,
                                    const EngineLimits& limits = {});
// The same, with the events applied to the instance.
[[nodiscard]] Result<Events> execute(const Surroundings& surroundings, Instance& instance,
                                     const Command& command, const feel::Environment& at,
                                     const EngineLimits& limits = {});

}  // namespace luoshi::bpmn
