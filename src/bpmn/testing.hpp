// What the tests of processes share: models written short, a world around them, a case to walk.
#pragma once

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <boost/json/serialize.hpp>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "bpmn/engine.hpp"
#include "bpmn/json.hpp"
#include "bpmn/model.hpp"
#include "feel/json.hpp"

namespace luoshi::bpmn {

inline std::string definitions_of(std::string_view inside) {
  return fmt::format(R"(<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
  targetNamespace="urn:test">
{}</bpmn:definitions>)",
                     inside);
}

// The process "p", and what stands beside it.
inline std::string process_of(std::string_view body, std::string_view beside = {}) {
  return definitions_of(
      fmt::format("{}<bpmn:process id=\"p\" isExecutable=\"true\">\n{}"
                  "</bpmn:process>\n",
                  beside, body));
}

inline std::string node(std::string_view kind, std::string_view id, std::string_view inside = {},
                        std::string_view attributes = {}) {
  return fmt::format("<bpmn:{0} id=\"{1}\" {3}>{2}</bpmn:{0}>\n", kind, id, inside, attributes);
}

inline std::string start(std::string_view inside = {}, std::string_view id = "s") {
  return node("startEvent", id, inside);
}
inline std::string end(std::string_view id = "e", std::string_view inside = {}) {
  return node("endEvent", id, inside);
}
inline std::string user(std::string_view id, std::string_view inside = {}) {
  return node("userTask", id, inside);
}

inline std::string flow(std::string_view from, std::string_view to,
                        std::string_view condition = {}) {
  const auto inside =
      condition.empty()
          ? std::string()
          : fmt::format("<bpmn:conditionExpression>{}</bpmn:conditionExpression>", condition);
  return fmt::format(
      "<bpmn:sequenceFlow id=\"{0}-{1}\" sourceRef=\"{0}\" targetRef=\"{1}\">{2}"
      "</bpmn:sequenceFlow>\n",
      from, to, inside);
}

// Flows one after another: chain("s", "a", "e").
template <class... Ids>
std::string chain(std::string_view first, Ids... rest) {
  std::string all;
  std::string_view from = first;
  ((all += flow(from, rest), from = rest), ...);
  return all;
}

inline std::string extension(std::string_view inside) {
  return fmt::format("<bpmn:extensionElements>{}</bpmn:extensionElements>", inside);
}

inline std::string timer(std::string_view kind, std::string_view text) {
  return fmt::format(
      "<bpmn:timerEventDefinition><bpmn:{0}>{1}</bpmn:{0}></bpmn:timerEventDefinition>", kind,
      text);
}

inline feel::Context context_of(std::string_view json) {
  return json.empty() ? feel::Context{} : feel::from_json(json)->context();
}

// The processes at hand, and decisions by name.
class World final : public Surroundings {
 public:
  using Decision = std::function<Result<feel::Value>(const feel::Context&, feel::Run&)>;

  explicit World(const std::string& xml, std::int64_t version = 1) { add(xml, version); }

  void add(const std::string& xml, std::int64_t version = 1) {
    Known known;
    known.version = version;
    auto model = read_model(xml, "test.bpmn", known);
    EXPECT_TRUE(model.has_value()) << (model ? "" : model.error().problem);
    if (!model) return;
    for (const auto& one : model->findings) {
      if (!is_warning(one.problem)) {
        ADD_FAILURE() << one.place << " " << one.problem << " " << one.detail;
      }
    }
    for (auto& one : model->processes) {
      latest_[one.id] = version;
      const ProcessRef ref{one.id, version};
      processes_.insert_or_assign({ref.id, ref.version}, std::make_unique<Process>(std::move(one)));
    }
  }
  std::map<std::string, Decision, std::less<>> decisions{};

  [[nodiscard]] const Process* process(const ProcessRef& ref) const override {
    const auto found = processes_.find({ref.id, ref.version});
    return found == processes_.end() ? nullptr : found->second.get();
  }
  [[nodiscard]] const Process* latest(std::string_view id) const override {
    const auto found = latest_.find(std::string(id));
    return found == latest_.end() ? nullptr : process({found->first, found->second});
  }
  [[nodiscard]] Result<feel::Value> decide(std::string_view decision,
                                           const feel::Context& variables,
                                           feel::Run& run) const override {
    const auto found = decisions.find(decision);
    if (found == decisions.end()) {
      return fail(ErrorKind::not_found, "dmn.no-decision", std::string(decision));
    }
    return found->second(variables, run);
  }

 private:
  std::map<std::pair<std::string, std::int64_t>, std::unique_ptr<Process>> processes_{};
  std::map<std::string, std::int64_t> latest_{};
};

// One instance under test.
class Case {
 public:
  explicit Case(const World& world) : world_(world) {}

  Result<Events> ask(const Command& command) {
    const feel::Environment at{feel::icu_zones(), now, "Asia/Shanghai"};
    auto events = execute(world_, state, command, at, limits);
    if (events) all.insert(all.end(), events->begin(), events->end());
    return events;
  }
  // The problem's id, or nothing.
  std::string said(const Command& command) {
    const auto events = ask(command);
    return events ? "" : events.error().problem;
  }

  Case& begin(std::string_view variables = {}, std::string start_event = {}) {
    EXPECT_EQ(said(Start{"p", std::move(start_event), context_of(variables)}), "");
    return *this;
  }
  // The first open task at that element.
  Case& complete(std::string_view element, std::string_view variables = {}) {
    EXPECT_EQ(said(CompleteTask{task(element), context_of(variables)}), "") << element;
    return *this;
  }
  Case& message(std::string name, std::string key = {}, std::string_view variables = {}) {
    EXPECT_EQ(said(DeliverMessage{std::move(name), std::move(key), context_of(variables)}), "");
    return *this;
  }
  // Time goes on and every timer due then fires.
  Case& wait_ms(std::int64_t ms) {
    now.ms += ms;
    for (bool fired = true; fired;) {
      fired = false;
      for (const auto& wait : state.waits) {
        if (wait.kind != WaitKind::timer || wait.schedule.due > now) continue;
        EXPECT_EQ(said(FireTimer{wait.id}), "");
        fired = true;
        break;
      }
    }
    return *this;
  }

  [[nodiscard]] std::string id_of(const Activity& one) const {
    const auto* process = world_.process(state.processes[static_cast<std::size_t>(one.process)]);
    return one.role == Role::process ? "<" + process->id + ">" : process->at(one.element).id;
  }
  [[nodiscard]] ActivityId activity(std::string_view element) const {
    for (const auto& one : state.activities) {
      if (id_of(one) == element) return one.id;
    }
    return no_activity;
  }
  [[nodiscard]] ActivityId task(std::string_view element) const {
    for (const auto& one : state.tasks) {
      if (id_of(*state.find(one.activity)) == element) return one.activity;
    }
    return no_activity;
  }
  // The elements with open tasks, "a b b".
  [[nodiscard]] std::string tasks() const {
    std::string out;
    for (const auto& one : state.tasks) {
      out += (out.empty() ? "" : " ") + id_of(*state.find(one.activity));
    }
    return out;
  }
  // The elements that were entered so far, in their order.
  [[nodiscard]] std::string walked() const {
    std::string out;
    const auto* process = world_.process(state.processes.front());
    for (const auto& event : all) {
      const auto* entered = std::get_if<Entered>(&event);
      if (entered == nullptr || entered->process != 0) continue;
      out += (out.empty() ? "" : " ") + process->at(entered->element).id;
    }
    return out;
  }
  // "problem at place", one after another.
  [[nodiscard]] std::string incidents() const {
    std::string out;
    for (const auto& one : state.activities) {
      if (!one.incident) continue;
      out += fmt::format("{}{} at {}", out.empty() ? "" : "; ", one.incident->problem,
                         one.incident->place);
    }
    return out;
  }
  // A variable of the process' own scope, as JSON; "-" where there is none.
  [[nodiscard]] std::string variable(std::string_view name) const {
    for (auto event = all.rbegin(); event != all.rend(); ++event) {
      const auto* set = std::get_if<VariablesSet>(&*event);
      if (set == nullptr || set->activity != root_activity) continue;
      if (const auto* value = set->variables.find(name)) return feel::to_json(*value);
    }
    return "-";
  }
  [[nodiscard]] bool completed() const { return state.status == Status::completed; }
  template <class E>
  [[nodiscard]] std::vector<E> told() const {
    std::vector<E> out;
    for (const auto& event : all) {
      if (const auto* one = std::get_if<E>(&event)) out.push_back(*one);
    }
    return out;
  }

  Instance state{};
  Events all{};
  Instant now{1'767'225'600'000};  // 2026-01-01T00:00:00Z
  EngineLimits limits{};

 private:
  const World& world_;
};

inline std::string text_of_state(const Instance& instance) {
  return boost::json::serialize(to_json(instance));
}

// "problem at place (detail)" of each finding.
inline std::vector<std::string> found(const std::string& xml, const Known& known = {}) {
  const auto model = read_model(xml, "test.bpmn", known);
  if (!model) return {model.error().problem + " at " + model.error().place};
  std::vector<std::string> all;
  for (const auto& one : model->findings) {
    all.push_back(fmt::format("{} at {} ({})", one.problem, one.place, one.detail));
  }
  return all;
}

}  // namespace luoshi::bpmn
