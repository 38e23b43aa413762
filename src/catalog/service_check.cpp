// What a package names is there, and what is there is named.
#include <algorithm>
#include <array>
#include <set>

#include "catalog/service_parts.hpp"

namespace luoshi::catalog {

std::string element_place(const ServiceFacts& facts, const bpmn::Element& element) {
  return fmt::format("{}:{}: {}{}", facts.process, element.line, element.id,
                     element.name.empty() ? "" : " (" + element.name + ")");
}

namespace {

// Messages that every service may have without listing them.
constexpr std::array<std::string_view, 4> standing_messages{"supplement", "withdraw", "rate",
                                                            "appeal"};

class Check {
 public:
  Check(const Service::Parts& parts, const ServiceLines& lines, Findings& findings)
      : parts_(parts), facts_(parts.facts), lines_(lines), findings_(findings) {}

  void whole() {
    files();
    process();
    tasks();
    stages();
    times();
    messages();
    texts();
    if (facts_.accepts(Channel::open311) && facts_.open311_code.empty()) {
      say("service", "service.no-open311-code", {});
    }
    if (facts_.may_later(ApplicantAct::appeal) && facts_.outcomes.empty()) {
      say("applicant", "service.no-outcomes", {});
    }
  }

 private:
  void say(const std::string& path, std::string problem, std::string detail) {
    const auto line = lines_.find(path);
    findings_.add("service.yaml", line == lines_.end() ? 1 : line->second, std::move(problem),
                  std::move(detail));
  }
  void need_form(const std::string& path, const std::string& file) {
    if (!file.empty() && !parts_.files.contains(file)) say(path, "catalog.file-missing", file);
    used_.insert(file);
  }
  void files();
  void reserved(const std::string& file);
  void process();
  void tasks();
  void stages();
  void times();
  void messages();
  void texts();
  void events(const bpmn::Process& process);
  void event(const bpmn::Element& element);

  const Service::Parts& parts_;
  const ServiceFacts& facts_;
  const ServiceLines& lines_;
  Findings& findings_;
  std::set<std::string> used_{};
  std::set<std::string> user_tasks_{};
  std::set<std::string> awaited_{};
};

void Check::files() {
  need_form("form", facts_.form);
  if (!facts_.process.empty() && !parts_.files.contains(facts_.process)) {
    say("process", "catalog.file-missing", facts_.process);
  }
  for (const auto& task : facts_.tasks) {
    need_form("tasks." + task.id, task.form);
    reserved(task.form);
  }
  for (const auto& message : facts_.messages) need_form("messages." + message.name, message.form);
  for (const auto& [name, bytes] : parts_.files) {
    const bool unused = (name.ends_with(".schema.json") && !used_.contains(name)) ||
                        (name.ends_with(".bpmn") && name != facts_.process);
    if (unused) findings_.add(name, 1, "service.file-unused", name);
  }
}

// A task leaves who completed it, for which unit, when and how beside the fields of its form.
void Check::reserved(const std::string& file) {
  const auto form = parts_.forms.find(file);
  if (form == parts_.forms.end()) return;
  const auto* properties = form->second.document().find("properties");
  if (properties == nullptr) return;
  for (const auto* name : {"action", "by", "unit", "at"}) {
    const auto* property = properties->find(name);
    if (property == nullptr) continue;
    findings_.add(file, static_cast<int>(property->line), "service.field-reserved", name);
  }
}

void Check::process() {
  const auto* main = parts_.model.main();
  if (main == nullptr) return;
  if (main->start == bpmn::none) {
    findings_.add(facts_.process, 1, "service.no-plain-start", main->id);
  }
  for (const auto& process : parts_.model.processes) events(process);
}

void Check::events(const bpmn::Process& process) {
  for (const auto& element : process.elements) {
    if (element.kind == bpmn::NodeKind::user_task) {
      if (!user_tasks_.insert(element.id).second) {
        findings_.add({element_place(facts_, element), "catalog.id-twice", element.id});
      }
      if (facts_.task(element.id) == nullptr) {
        findings_.add({element_place(facts_, element), "service.task-not-listed", element.id});
      }
    }
    const bool job = element.kind == bpmn::NodeKind::service_task ||
                     (element.kind == bpmn::NodeKind::send_task && !element.event_name) ||
                     static_cast<bool>(element.job_type);
    if (job) findings_.add({element_place(facts_, element), "service.no-worker", element.id});
    event(element);
  }
}

// Who sends a message to a case names the case.
void Check::event(const bpmn::Element& element) {
  using enum bpmn::NodeKind;
  const bool catches = element.kind == start_event || element.kind == catch_event ||
                       element.kind == boundary_event || element.kind == receive_task;
  if (!catches || element.trigger != bpmn::Trigger::message) return;
  const auto& name = element.event_name.constant();
  if (!name || name->kind() != feel::Kind::string) return;
  const auto& message = name->string();
  awaited_.insert(message);
  const bool known = facts_.message(message) != nullptr ||
                     std::ranges::find(standing_messages, message) != standing_messages.end();
  if (!known) {
    findings_.add({element_place(facts_, element), "service.message-not-listed", message});
  }
  if (!element.key) {
    findings_.add({element_place(facts_, element), "service.message-no-key", message});
  }
}

void Check::tasks() {
  if (parts_.model.processes.empty()) return;
  for (const auto& task : facts_.tasks) {
    if (!user_tasks_.contains(task.id)) say("tasks." + task.id, "service.unknown-task", task.id);
  }
}

void Check::stages() {
  std::set<std::string> staged;
  for (const auto& stage : facts_.stages) {
    const auto path = "stages." + stage.id;
    for (const auto& task : stage.tasks) {
      if (facts_.task(task) == nullptr) say(path, "service.unknown-task", task);
      if (!staged.insert(task).second) say(path, "service.task-two-stages", task);
    }
  }
  for (const auto& task : facts_.tasks) {
    if (!staged.contains(task.id)) say("tasks." + task.id, "service.task-no-stage", task.id);
  }
}

void Check::times() {
  for (const auto* tasks : {&facts_.times.accepted, &facts_.times.dispatched,
                            &facts_.times.finished, &facts_.times.checked}) {
    for (const auto& point : *tasks) {
      const auto dot = point.find('.');
      const auto* task = facts_.task(point.substr(0, dot));
      if (task == nullptr) {
        say("times", "service.unknown-task", point);
      } else if (dot != std::string::npos && task->action(point.substr(dot + 1)) == nullptr) {
        say("times", "service.unknown-action", point);
      }
    }
  }
}

void Check::messages() {
  if (parts_.model.processes.empty()) return;
  for (const auto& message : facts_.messages) {
    if (message.name == "supplement" || awaited_.contains(message.name)) continue;
    say("messages." + message.name, "service.message-not-awaited", message.name);
  }
  // What is supplemented is put to the case, whether the procedure waits for it or not.
  for (const auto act : facts_.may) {
    const std::string name(name_of(act));
    if (act == ApplicantAct::supplement || awaited_.contains(name) ||
        facts_.message(name) != nullptr) {
      continue;
    }
    say("applicant", "service.message-not-awaited", name);
  }
}

void Check::texts() {
  std::vector<std::string> wanted{"about", "next"};
  for (const auto& stage : facts_.stages) wanted.push_back("stages." + stage.id);
  for (const auto& outcome : facts_.outcomes) wanted.push_back("outcomes." + outcome.id);
  for (const auto& key : wanted) {
    if (parts_.texts.find(key) == nullptr) {
      findings_.add("text/zh-CN.yaml", 1, "service.text-missing", key);
    }
  }
}

}  // namespace

void check_service(const Service::Parts& parts, const ServiceLines& lines, Findings& findings) {
  Check(parts, lines, findings).whole();
}

}  // namespace luoshi::catalog
