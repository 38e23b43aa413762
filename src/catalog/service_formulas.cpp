// What the expressions of a package name: variables, actions of tasks, posts, roles. Actions that
// are compared and roles are seen where they stand as texts, not where they are put together from
// parts.
#include <algorithm>
#include <set>

#include "catalog/service_parts.hpp"
#include "catalog/service_words.hpp"
#include "feel/ast.hpp"

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
  void walk(const std::string& place, const feel::Ast& tree, const std::string& collection);
  [[nodiscard]] std::vector<const TaskFacts*> actors(const feel::Ast& tree,
                                                     const std::string& collection) const;
  [[nodiscard]] std::vector<const TaskFacts*> tasks_of(const std::string& collection) const;
  void actions(const std::string& place, const feel::Ast& tree,
               const std::vector<const TaskFacts*>& tasks);
  void role(const std::string& place, const std::string& group);
  void roles(const std::string& place, const feel::Ast& tree);
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
  if (const auto* tree = formula.tree()) walk(place, *tree, {});
}

// What stands for the action of a task: register.action; within a filter over the opinions of
// signers also action and item.action. Empty where the expression is none.
std::vector<const TaskFacts*> FormulaCheck::actors(const feel::Ast& tree,
                                                   const std::string& collection) const {
  const bool is_action = tree.text == "action";
  if (tree.kind == feel::AstKind::name && is_action) return tasks_of(collection);
  if (tree.kind != feel::AstKind::member || !is_action) return {};
  const auto& owner = tree.child(0);
  if (owner.kind != feel::AstKind::name) return {};
  if (owner.text == "item") return tasks_of(collection);
  const auto* task = facts_.task(owner.text);
  if (task == nullptr) return {};
  return {task};
}

// The tasks whose results a multi-instance activity gathers under that name.
std::vector<const TaskFacts*> FormulaCheck::tasks_of(const std::string& collection) const {
  std::vector<const TaskFacts*> out;
  for (const auto& process : parts_.model.processes) {
    for (const auto& element : process.elements) {
      const bool gathers =
          !collection.empty() && element.loop && element.loop->output_collection == collection;
      const auto* task = gathers ? facts_.task(element.id) : nullptr;
      if (task != nullptr) out.push_back(task);
    }
  }
  return out;
}

void FormulaCheck::actions(const std::string& place, const feel::Ast& tree,
                           const std::vector<const TaskFacts*>& tasks) {
  if (tree.kind == feel::AstKind::string) {
    const auto known = [&](const TaskFacts* task) { return task->action(tree.text) != nullptr; };
    if (std::ranges::none_of(tasks, known)) {
      findings_.add({place, "service.unknown-action", tasks.front()->id + ": " + tree.text});
    }
  }
  for (const auto& child : tree.children) {
    if (child) actions(place, *child, tasks);
  }
}

void FormulaCheck::walk(const std::string& place, const feel::Ast& tree,
                        const std::string& collection) {
  using enum feel::AstKind;
  if (tree.kind == member && tree.child(0).kind == name && tree.child(0).text == "posts" &&
      !facts_.has_post(tree.text)) {
    findings_.add({place, "service.unknown-post", tree.text});
  }
  if (tree.kind == equal || tree.kind == not_equal || tree.kind == in) {
    const auto tasks = actors(tree.child(0), collection);
    for (std::size_t at = 1; at < tree.children.size() && !tasks.empty(); ++at) {
      actions(place, tree.child(at), tasks);
    }
  }
  for (std::size_t at = 0; at < tree.children.size(); ++at) {
    if (!tree.children[at]) continue;
    const bool filtered = tree.kind == filter && at == 1 && tree.child(0).kind == name;
    walk(place, *tree.children[at], filtered ? tree.child(0).text : collection);
  }
}

// The role of a group, after its #.
void FormulaCheck::role(const std::string& place, const std::string& group) {
  const auto mark = group.find('#');
  if (mark == std::string::npos) return;
  const auto role = group.substr(mark + 1);
  if (std::ranges::find(service_words::roles, role) == service_words::roles.end()) {
    findings_.add({place, "service.unknown-role", role});
  }
}

void FormulaCheck::roles(const std::string& place, const feel::Ast& tree) {
  if (tree.kind == feel::AstKind::string) role(place, tree.text);
  for (const auto& child : tree.children) {
    if (child) roles(place, *child);
  }
}

void FormulaCheck::groups(const std::string& place, const bpmn::Element& element) {
  const auto& ask = element.assignment;
  if (!ask.assignee && !ask.candidate_users && !ask.candidate_groups) {
    findings_.add({place, "service.nobody-asked", element.id});
  }
  const auto& constant = ask.candidate_groups.constant();
  if (constant && constant->kind() == feel::Kind::string) {
    role(place, constant->string());
  } else if (const auto* tree = ask.candidate_groups.tree()) {
    roles(place, *tree);
  }
}

}  // namespace

void check_service_formulas(const Service::Parts& parts, const ServiceLines& lines,
                            Findings& findings) {
  FormulaCheck(parts, lines, findings).whole();
}

}  // namespace luoshi::catalog
