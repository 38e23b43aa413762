// The scenarios of a service package: what is done to a case step by step, and what must then be
// seen. Read and checked against the service; whoever carries cases runs them. The format is told
// in docs/guide/services.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/clock.hpp"
#include "catalog/service.hpp"

namespace luoshi::catalog {

struct ScenarioApplicant {
  ApplicantKind kind = ApplicantKind::resident;
  std::string name{};
  std::string phone{};
  std::string credit_code{};
};

struct ScenarioPlace {
  std::string longitude{};  // decimal degrees as written
  std::string latitude{};
  std::string address{};
  std::string community{};  // its code, where the case is to lie in one whatever the map says
};

// A form is JSON text, as the API takes it; empty where there is none.
struct ReportStep {
  Channel channel = Channel::portal;
  ScenarioApplicant applicant{};
  std::optional<ScenarioPlace> place{};
  std::string form{};
  std::string as{};  // what later steps call this case; the first may go without
};

// Who acts: somebody of a unit in a role. Units may be named by a post, for the unit that fills it,
// and by "subdistrict", for the unit of the subdistrict in which the place lies. Two persons of one
// unit and role are told apart by a name.
struct ScenarioActor {
  std::string unit{};
  std::string role{};
  std::string person{};
};

struct ActStep {
  std::string act{};  // one of scenario_acts()
  std::string task{};
  ScenarioActor by{};
  std::string action{};
  std::string words{};
  std::string form{};
  std::string to{};  // a unit, a post, a task to return to, a case to merge into
  std::optional<std::int64_t> amount{};  // of an extension, in the kind of the limit
  std::string until{};                   // of a deferral: a date
  std::string of{};                      // the case; empty: the first
  std::string as{};                      // of a split: the new case
};

struct MessageStep {
  std::string message{};
  std::string form{};
  std::string of{};
};

enum class WaitUnit { work_days, work_hours, days, hours, until };

struct WaitStep {
  WaitUnit unit = WaitUnit::hours;
  std::int64_t amount = 0;
  Instant until{};
};

struct ExpectedTask {
  std::string task{};
  std::string unit{};  // a unit or a post; empty: whoever

  bool operator==(const ExpectedTask&) const = default;
};

// What is not told is not looked at.
struct ExpectStep {
  std::string state{};
  std::string stage{};
  std::optional<std::vector<ExpectedTask>> tasks{};  // all that are open, in any order
  std::string lead_unit{};
  std::optional<std::vector<std::string>> supporting_units{};
  std::optional<std::int64_t> priority{};
  std::optional<Instant> due{};
  std::optional<bool> overdue{};
  std::string outcome{};
  std::string problem{};  // with which the step before was refused; empty: it was done
  std::string of{};
};

using StepKind = std::variant<ReportStep, ActStep, MessageStep, WaitStep, ExpectStep>;

struct ScenarioStep {
  int line = 0;
  StepKind kind{};
};

struct Scenario {
  Words name{};
  Instant at{};  // when it begins
  int line = 0;
  std::vector<ScenarioStep> steps{};
};

[[nodiscard]] std::vector<std::string_view> scenario_acts();

// The problem with which this step is to be refused, told by the expectation right behind it; empty
// where it is to be done.
[[nodiscard]] std::string_view refusal_expected(const Scenario& scenario, std::size_t step);

// Reads scenarios.yaml of a service. Invalid "scenario.faulty" with every finding at "file:line":
// tasks, actions, messages, stages, outcomes and roles the service does not have, cases that no
// step makes, forms that its schemas refuse though the step is to be done.
[[nodiscard]] Result<std::vector<Scenario>> read_scenarios(const std::string& text,
                                                           const Service& service);

}  // namespace luoshi::catalog
