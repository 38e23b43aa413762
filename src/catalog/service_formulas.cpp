// What the expressions of a package name: variables, actions of tasks, posts, roles. Actions, posts
// and roles are found in the text of an expression, so that what is put together from parts is not
// seen.
#include <algorithm>
#include <regex>
#include <set>

#include "catalog/service_parts.hpp"
#include "catalog/service_words.hpp"

namespace luoshi::catalog {
namespace {

// What is there from the beginning, and what a multi-instance activity puts there.
const std::set<std::string, std::less<>> standing_variables{"form",
                                                            "case",
                                                            "applicant",
                                                            "place",
                                                            "posts",
                                                            "enterprise",
                                                            "supplement",
                                                            "withdraw",
                                                            "rate",
                                                            "appeal",
                                                            "loopCounter",
                                                            "nrOfInstances",
                                                            "nrOfCompletedInstances",
                                                            "nrOfActiveInstances",
                                                            "numberOfInstances",
                                                            "numberOfCompletedInstances",
                                                            "numberOfActiveInstances",
                                                            "numberOfTerminatedInstances"};

class FormulaCheck {
 public:
  FormulaCheck(const Service::Parts& parts, const ServiceLines& lines, Findings& findings)
      : parts_(parts), facts_(parts.facts), lines_(lines), findings_(findings) {}

  void whole() {
    if (parts_.model.processes.empty()) return;
    gather();
    for (const auto& [name, member] : case_formulas()) {
      in_facts("case." + std::string(name), facts_.case_formulas.*member);
    }
    for (const auto& task : facts_.tasks) in_facts("tasks." + task.id + ".limit", task.limit);
    for (const auto& process : parts_.model.processes) {
      for (const auto& element : process.elements) in_element(element);
      for (const auto& flow : process.flows) {
        if (flow.source != bpmn::none) {
          one(element_place(facts_, process.at(flow.source)), flow.condition);
        }
      }
    }
  }

 private:
  void gather();
  void in_facts(const std::string& path, const bpmn::Formula& formula);
  void in_element(const bpmn::Element& element);
  void one(const std::string& place, const bpmn::Formula& formula);
  void actions(const std::string& place, const std::string& text);
  void posts(const std::string& place, const std::string& text);
  void groups(const std::string& place, const bpmn::Element& element);

  const Service::Parts& parts_;
  const ServiceFacts& facts_;
  const ServiceLines& lines_;
  Findings& findings_;
  std::set<std::string, std::less<>> variables_{standing_variables};
};

void FormulaCheck::gather() {
  for (const auto& task : facts_.tasks) variables_.insert(task.id);
  for (const auto& message : facts_.messages) variables_.insert(message.name);
  for (const auto& process : parts_.model.processes) {
    for (const auto& element : process.elements) {
      variables_.insert(element.result);
      for (const auto* mappings :
           {&element.inputs, &element.outputs, &element.call_inputs, &element.call_outputs}) {
        for (const auto& mapping : *mappings) {
          variables_.insert(mapping.target.substr(0, mapping.target.find('.')));
        }
      }
      if (element.loop) {
        variables_.insert(element.loop->element);
        variables_.insert(element.loop->output_collection);
      }
    }
  }
}

void FormulaCheck::in_facts(const std::string& path, const bpmn::Formula& formula) {
  const auto line = lines_.find(path);
  one(fmt::format("service.yaml:{}", line == lines_.end() ? 1 : line->second), formula);
}

void FormulaCheck::in_element(const bpmn::Element& element) {
  const auto place = element_place(facts_, element);
  const auto& ask = element.assignment;
  for (const auto* formula : {&element.event_name, &element.key, &element.timer.formula,
                              &ask.assignee, &ask.candidate_users, &ask.candidate_groups, &ask.due,
                              &ask.follow_up, &ask.priority, &element.script, &element.called}) {
    one(place, *formula);
  }
  for (const auto* mappings :
       {&element.inputs, &element.outputs, &element.call_inputs, &element.call_outputs}) {
    for (const auto& mapping : *mappings) one(place, mapping.source);
  }
  if (element.loop) {
    one(place, element.loop->cardinality);
    one(place, element.loop->collection);
    one(place, element.loop->output_element);
    one(place, element.loop->completion);
  }
  if (element.kind == bpmn::NodeKind::user_task) groups(place, element);
}

void FormulaCheck::one(const std::string& place, const bpmn::Formula& formula) {
  if (!formula || formula.constant()) return;
  for (const auto& name : formula.variables()) {
    if (!variables_.contains(name)) findings_.add({place, "service.unknown-variable", name});
  }
  actions(place, formula.text());
  posts(place, formula.text());
}

// register.action = "accept", register.action in ("accept", "ask")
void FormulaCheck::actions(const std::string& place, const std::string& text) {
  static const std::regex compared(
      R"re(([a-z][a-z0-9_]*)\.action\s*(?:!?=\s*("[^"]*")|in\s*\(([^)]*)\)))re");
  static const std::regex quoted(R"re("([^"]*)")re");
  for (std::sregex_iterator at(text.begin(), text.end(), compared), end; at != end; ++at) {
    const auto* task = facts_.task((*at)[1].str());
    if (task == nullptr) continue;
    const auto values = (*at)[2].str() + (*at)[3].str();
    for (std::sregex_iterator value(values.begin(), values.end(), quoted); value != end; ++value) {
      const auto action = (*value)[1].str();
      if (task->action(action) == nullptr) {
        findings_.add({place, "service.unknown-action", task->id + ": " + action});
      }
    }
  }
}

void FormulaCheck::posts(const std::string& place, const std::string& text) {
  static const std::regex asked(R"re(\bposts\.([A-Za-z0-9_]+))re");
  for (std::sregex_iterator at(text.begin(), text.end(), asked), end; at != end; ++at) {
    const auto post = (*at)[1].str();
    if (!facts_.has_post(post)) findings_.add({place, "service.unknown-post", post});
  }
}

void FormulaCheck::groups(const std::string& place, const bpmn::Element& element) {
  const auto& ask = element.assignment;
  if (!ask.assignee && !ask.candidate_users && !ask.candidate_groups) {
    findings_.add({place, "service.nobody-asked", element.id});
    return;
  }
  static const std::regex role(R"re(#([A-Za-z_]+))re");
  const auto& constant = ask.candidate_groups.constant();
  const auto text = constant && constant->kind() == feel::Kind::string
                        ? constant->string()
                        : ask.candidate_groups.text();
  for (std::sregex_iterator at(text.begin(), text.end(), role), end; at != end; ++at) {
    const auto name = (*at)[1].str();
    if (std::ranges::find(service_words::roles, name) == service_words::roles.end()) {
      findings_.add({place, "service.unknown-role", name});
    }
  }
}

}  // namespace

void check_service_formulas(const Service::Parts& parts, const ServiceLines& lines,
                            Findings& findings) {
  FormulaCheck(parts, lines, findings).whole();
}

}  // namespace luoshi::catalog
