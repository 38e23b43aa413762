#include "catalog/scenarios.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "catalog/closed_list.hpp"
#include "catalog/service_words.hpp"
#include "catalog/yaml.hpp"
#include "catalog/yaml_json.hpp"

namespace luoshi::catalog {
namespace {

constexpr std::array<std::string_view, 21> acts{
    "claim",         "refuse_receipt",   "complete",  "return",  "transfer", "delegate",
    "extend",        "decide_extension", "defer",     "suspend", "resume",   "add_signer",
    "remove_signer", "support",          "take_back", "merge",   "split",    "force_close",
    "urge",          "supervise",        "move"};
constexpr std::array<std::string_view, 5> wait_units{"work_days", "work_hours", "days", "hours",
                                                     "until"};
constexpr std::array<std::string_view, 4> standing_messages{"supplement", "withdraw", "rate",
                                                            "appeal"};

class Reader {
 public:
  Reader(const Service& service, Findings& findings)
      : service_(service), facts_(service.facts()), findings_(findings) {}

  Scenario scenario(const Entry& entry);

 private:
  void say(const Entry& entry, std::string problem, std::string detail) {
    findings_.add(entry.file, entry.line(), std::move(problem), std::move(detail));
  }
  [[nodiscard]] static std::string maybe(const Entry& entry, const char* field) {
    return entry.node[field] ? entry.text(field) : std::string();
  }
  [[nodiscard]] static std::string form(const Entry& entry) {
    return entry.node["form"] ? json_of(entry.node["form"]) : std::string();
  }
  std::optional<std::int64_t> count(const Entry& entry, const char* field);
  std::optional<Instant> instant(const Entry& entry, const char* field);
  StepKind step(const Entry& entry);
  ReportStep report(const Entry& entry);
  ActStep act(const Entry& entry);
  MessageStep message(const Entry& entry);
  WaitStep wait(const Entry& entry);
  ExpectStep expect(const Entry& entry);
  ScenarioActor actor(const Entry& entry);
  void need_task(const Entry& entry, const std::string& task);
  void need_case(const Entry& entry, const std::string& name);
  void check_forms(const Scenario& scenario);
  void check_form(const ScenarioStep& step, const schema::Schema* schema, const std::string& form);

  const Service& service_;
  const ServiceFacts& facts_;
  Findings& findings_;
  std::set<std::string> cases_{};
  std::string file_{};
};

std::optional<std::int64_t> Reader::count(const Entry& entry, const char* field) {
  if (!entry.node[field]) return std::nullopt;
  const auto text = entry.text(field);
  const auto number = Decimal::parse(text);
  const auto whole = number ? number->to_int64() : std::nullopt;
  if (!whole || *whole <= 0) say(entry, "service.number-wrong", text);
  return whole;
}

std::optional<Instant> Reader::instant(const Entry& entry, const char* field) {
  if (!entry.node[field]) return std::nullopt;
  const auto text = entry.text(field);
  const auto parsed = parse_rfc3339(text);
  if (parsed) return *parsed;
  say(entry, "scenario.instant-malformed", text);
  return Instant{};
}

void Reader::need_task(const Entry& entry, const std::string& task) {
  if (!task.empty() && facts_.task(task) == nullptr) say(entry, "service.unknown-task", task);
}

void Reader::need_case(const Entry& entry, const std::string& name) {
  if (!name.empty() && !cases_.contains(name)) say(entry, "scenario.unknown-case", name);
}

ReportStep Reader::report(const Entry& entry) {
  ReportStep out;
  const auto inner = mapping(entry, "report");
  if (!inner) return out;
  refuse_others(*inner, {"channel", "applicant", "place", "form", "as"});
  const auto channel = inner->text("channel");
  out.channel = parse_channel(channel).value_or(Channel::portal);
  if (!parse_channel(channel)) say(*inner, "catalog.word-unknown", channel);
  if (const auto applicant = mapping(*inner, "applicant")) {
    refuse_others(*applicant, {"kind", "name", "phone", "credit_code"});
    const auto kind = applicant->text("kind");
    if (!parse_applicant_kind(kind)) say(*applicant, "catalog.word-unknown", kind);
    out.applicant = {parse_applicant_kind(kind).value_or(ApplicantKind::resident),
                     maybe(*applicant, "name"), maybe(*applicant, "phone"),
                     maybe(*applicant, "credit_code")};
  }
  if (inner->node["place"]) {
    if (const auto place = mapping(*inner, "place")) {
      refuse_others(*place, {"longitude", "latitude", "address", "community"});
      out.place = {place->text("longitude"), place->text("latitude"), maybe(*place, "address"),
                   maybe(*place, "community")};
    }
  }
  out.form = form(*inner);
  out.as = maybe(*inner, "as");
  if (!out.as.empty()) cases_.insert(out.as);
  return out;
}

ScenarioActor Reader::actor(const Entry& entry) {
  const auto by = mapping(entry, "by");
  if (!by) return {};
  refuse_others(*by, {"unit", "role", "person"});
  ScenarioActor out{by->text("unit"), by->text("role"), maybe(*by, "person")};
  const bool known =
      std::ranges::find(service_words::roles, out.role) != service_words::roles.end();
  if (!known && !out.role.empty()) say(*by, "service.unknown-role", out.role);
  return out;
}

ActStep Reader::act(const Entry& entry) {
  refuse_others(
      entry, {"act", "task", "by", "action", "words", "form", "to", "amount", "until", "of", "as"});
  ActStep out;
  out.act = entry.text("act");
  if (std::ranges::find(acts, out.act) == acts.end()) {
    say(entry, "scenario.unknown-act", out.act);
  }
  out.task = maybe(entry, "task");
  out.by = actor(entry);
  out.action = maybe(entry, "action");
  out.words = maybe(entry, "words");
  out.form = form(entry);
  out.to = maybe(entry, "to");
  out.amount = count(entry, "amount");
  out.until = maybe(entry, "until");
  out.of = maybe(entry, "of");
  out.as = maybe(entry, "as");
  need_task(entry, out.task);
  need_case(entry, out.of);
  if (!out.as.empty()) cases_.insert(out.as);
  if (out.act == "return" || out.act == "move") need_task(entry, out.to);
  if (out.act == "merge") need_case(entry, out.to);
  const auto* task = facts_.task(out.task);
  if (out.act != "complete") return out;
  if (out.task.empty()) say(entry, "catalog.field-missing", "task");
  if (task != nullptr && task->action(out.action) == nullptr) {
    say(entry, "service.unknown-action", out.task + ": " + out.action);
  }
  return out;
}

MessageStep Reader::message(const Entry& entry) {
  refuse_others(entry, {"message", "form", "of"});
  MessageStep out{entry.text("message"), form(entry), maybe(entry, "of")};
  const bool known = facts_.message(out.message) != nullptr ||
                     std::ranges::find(standing_messages, out.message) != standing_messages.end();
  if (!known) say(entry, "scenario.unknown-message", out.message);
  need_case(entry, out.of);
  return out;
}

WaitStep Reader::wait(const Entry& entry) {
  refuse_others(entry, {"wait"});
  WaitStep out;
  const auto inner = mapping(entry, "wait");
  if (!inner) return out;
  refuse_others(*inner,
                {wait_units[0], wait_units[1], wait_units[2], wait_units[3], wait_units[4]});
  if (inner->node.size() != 1) say(*inner, "scenario.one-wait", {});
  for (std::size_t at = 0; at < wait_units.size(); ++at) {
    const auto* name = wait_units[at].data();
    if (!inner->node[name]) continue;
    out.unit = static_cast<WaitUnit>(at);
    if (out.unit == WaitUnit::until) {
      out.until = instant(*inner, name).value_or(Instant{});
    } else {
      out.amount = count(*inner, name).value_or(0);
    }
  }
  return out;
}

ExpectStep Reader::expect(const Entry& entry) {
  refuse_others(entry, {"expect"});
  ExpectStep out;
  const auto inner = mapping(entry, "expect");
  if (!inner) return out;
  refuse_others(*inner, {"state", "stage", "tasks", "lead_unit", "supporting_units", "priority",
                         "due", "overdue", "outcome", "problem", "of"});
  out.state = maybe(*inner, "state");
  out.stage = maybe(*inner, "stage");
  const bool staged =
      std::ranges::any_of(facts_.stages, [&](const auto& one) { return one.id == out.stage; });
  if (!out.stage.empty() && !staged) say(*inner, "scenario.unknown-stage", out.stage);
  if (inner->node["tasks"]) {
    out.tasks.emplace();
    for (const auto& one : mappings(*inner, "tasks")) {
      refuse_others(one, {"task", "unit"});
      out.tasks->push_back({one.text("task"), maybe(one, "unit")});
      need_task(one, out.tasks->back().task);
    }
  }
  out.lead_unit = maybe(*inner, "lead_unit");
  if (inner->node["supporting_units"]) out.supporting_units = inner->texts("supporting_units");
  out.priority = count(*inner, "priority");
  out.due = instant(*inner, "due");
  if (inner->node["overdue"]) out.overdue = inner->flag("overdue");
  out.outcome = maybe(*inner, "outcome");
  if (!out.outcome.empty() && facts_.outcome(out.outcome) == nullptr) {
    say(*inner, "scenario.unknown-outcome", out.outcome);
  }
  out.problem = maybe(*inner, "problem");
  out.of = maybe(*inner, "of");
  need_case(*inner, out.of);
  return out;
}

StepKind Reader::step(const Entry& entry) {
  if (entry.node["report"]) return report(entry);
  if (entry.node["act"]) return act(entry);
  if (entry.node["message"]) return message(entry);
  if (entry.node["wait"]) return wait(entry);
  if (entry.node["expect"]) return expect(entry);
  say(entry, "scenario.unknown-step", {});
  return ExpectStep{};
}

void Reader::check_form(const ScenarioStep& step, const schema::Schema* schema,
                        const std::string& form) {
  if (schema == nullptr) {
    if (!form.empty()) findings_.add(file_, step.line, "scenario.no-form", form);
    return;
  }
  const auto instance = schema::parse_json(form.empty() ? "{}" : form);
  if (!instance) {
    findings_.add(file_, step.line, instance.error().problem, form);
    return;
  }
  const auto report = schema->validate(*instance);
  if (!report) return;
  for (const auto& fault : report->faults) {
    findings_.add(file_, step.line, "scenario.form-invalid",
                  fault.instance_path + " " + schema::words_of(fault, schema::Language::zh));
  }
}

// A step that is to be done has a form that is without fault.
void Reader::check_forms(const Scenario& scenario) {
  for (std::size_t at = 0; at < scenario.steps.size(); ++at) {
    const auto& step = scenario.steps[at];
    if (!refusal_expected(scenario, at).empty()) continue;
    if (const auto* report = std::get_if<ReportStep>(&step.kind)) {
      check_form(step, &service_.form(), report->form);
    } else if (const auto* act = std::get_if<ActStep>(&step.kind)) {
      if (act->act == "complete")
        check_form(step, service_.task_form(act->task, act->action), act->form);
    } else if (const auto* message = std::get_if<MessageStep>(&step.kind)) {
      check_form(step, service_.message_form(message->message), message->form);
    }
  }
}

Scenario Reader::scenario(const Entry& entry) {
  cases_.clear();
  file_ = entry.file;
  refuse_others(entry, {"name", "at", "steps"});
  Scenario out;
  out.line = entry.line();
  out.name = entry.words("name");
  if (!entry.node["at"]) say(entry, "catalog.field-missing", "at");
  out.at = instant(entry, "at").value_or(Instant{});
  for (const auto& one : mappings(entry, "steps")) out.steps.push_back({one.line(), step(one)});
  if (out.steps.empty() || !std::holds_alternative<ReportStep>(out.steps.front().kind)) {
    say(entry, "scenario.no-report", out.name.en);
  }
  check_forms(out);
  return out;
}

}  // namespace

std::vector<std::string_view> scenario_acts() {
  return {acts.begin(), acts.end()};
}

std::string_view refusal_expected(const Scenario& scenario, std::size_t step) {
  if (step + 1 >= scenario.steps.size()) return {};
  const auto* expected = std::get_if<ExpectStep>(&scenario.steps[step + 1].kind);
  return expected == nullptr ? std::string_view{} : std::string_view(expected->problem);
}

Result<std::vector<Scenario>> read_scenarios(const std::string& text, const Service& service) {
  Findings findings;
  std::vector<Scenario> out;
  Reader reader(service, findings);
  for (const auto& entry : parse_list(text, "scenarios.yaml", findings)) {
    out.push_back(reader.scenario(entry));
  }
  if (!findings.empty()) {
    return Failure(Error{ErrorKind::invalid, "scenario.faulty", service.id(), {}, findings.take()});
  }
  return out;
}

}  // namespace luoshi::catalog
