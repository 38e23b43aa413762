// For tests: walks a scenario of a package through its procedure and tables, as far as these go.
//
// What people do to a case and not to its procedure (claims, transfers, extensions, urging) is
// passed over, and so are steps that are to be refused. Times of limits are looked at only where
// nothing has moved them.
#pragma once

#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "bpmn/engine.hpp"
#include "catalog/calendars.hpp"
#include "catalog/scenarios.hpp"
#include "feel/json.hpp"

namespace luoshi::catalog::service_testing {

class Around final : public bpmn::Surroundings {
 public:
  explicit Around(const Service& service) : service_(service) {}
  [[nodiscard]] const bpmn::Process* process(const bpmn::ProcessRef& ref) const override {
    return service_.model().find(ref.id);
  }
  [[nodiscard]] const bpmn::Process* latest(std::string_view id) const override {
    return service_.model().find(id);
  }
  [[nodiscard]] Result<feel::Value> decide(std::string_view decision,
                                           const feel::Context& variables,
                                           feel::Run& run) const override {
    return service_.decide(decision, variables, run);
  }

 private:
  const Service& service_;
};

using PostUnits = std::map<std::string, std::string>;

inline feel::Value text(const std::string& value) {
  return feel::Value(value);
}

inline feel::Context fields_of(const std::string& form) {
  const auto value = feel::from_json(form.empty() ? "{}" : form);
  return value && value->kind() == feel::Kind::context ? value->context() : feel::Context{};
}

// One case of a scenario.
class WalkedCase {
 public:
  WalkedCase(const Service& service, const PostUnits& posts, const worktime::WorkCalendar& calendar,
             Instant now)
      : service_(service), around_(service), posts_(posts), calendar_(calendar), now_(now) {}

  void report(const ReportStep& step) {
    feel::Context variables;
    auto form = fields_of(step.form);
    feel::Context about;
    about.put("id", text("case-1"));
    about.put("number", text(service_.facts().number + "2026000001"));
    about.put("service", text(service_.id()));
    about.put("channel", text(std::string(name_of(step.channel))));
    about.put("reported", now());
    if (const auto* category = form.find(service_.facts().category_field)) {
      about.put("category", *category);
    }
    feel::Context applicant;
    applicant.put("kind", text(std::string(name_of(step.applicant.kind))));
    feel::Context posts;
    for (const auto& [post, unit] : posts_) posts.put(post, text(unit));
    feel::Context place;
    if (step.place) {
      place.put("address", text(step.place->address));
      place.put("community", text(step.place->community));
      place.put("subdistrict_unit", text(unit("subdistrict")));
    }
    variables.put("form", feel::Value(std::move(form)));
    variables.put("case", feel::Value(std::move(about)));
    variables.put("applicant", feel::Value(std::move(applicant)));
    variables.put("posts", feel::Value(std::move(posts)));
    variables.put("place", feel::Value(std::move(place)));
    variables.put("enterprise", feel::Value(feel::Context{}));
    run(bpmn::Start{service_.process().id, {}, std::move(variables)});
  }

  void act(const ActStep& step) {
    if (step.act == "merge" || step.act == "force_close") {
      run(bpmn::Cancel{});
      state_ = step.act == "merge" ? "merged" : "force_closed";
    } else if (step.act == "complete") {
      const auto* task = find_task(step.task, unit(step.by.unit));
      ASSERT_NE(task, nullptr) << "nobody of " << unit(step.by.unit) << " is asked";
      auto result = fields_of(step.form);
      result.put("action", text(step.action));
      result.put("by", text(step.by.person.empty() ? step.by.role : step.by.person));
      result.put("unit", text(unit(step.by.unit)));
      result.put("at", now());
      feel::Context variables;
      variables.put(step.task, feel::Value(std::move(result)));
      run(bpmn::CompleteTask{task->activity, std::move(variables)});
    } else if (step.act == "return" || step.act == "move") {
      const auto* task = find_task(step.task, {});
      ASSERT_NE(task, nullptr);
      run(bpmn::Move{task->activity, step.to, {}});
    } else if (step.act == "take_back") {
      ASSERT_FALSE(instance_.tasks.empty());
      run(bpmn::Move{instance_.tasks.back().activity, step.task, {}});
    } else if (step.act == "add_signer") {
      const auto* task = find_task(step.task, {});
      ASSERT_NE(task, nullptr);
      run(bpmn::AddLoopItem{instance_.find(task->activity)->scope, text(unit(step.to))});
    } else if (step.act == "remove_signer") {
      const auto* task = find_task(step.task, unit(step.to));
      ASSERT_NE(task, nullptr);
      run(bpmn::RemoveLoopItem{task->activity});
    } else if (step.act == "extend" || step.act == "decide_extension" || step.act == "suspend" ||
               step.act == "resume" || step.act == "defer") {
      clock_moved_ = true;
    }
  }

  void message(const MessageStep& step) {
    auto payload = fields_of(step.form);
    payload.put("at", now());
    feel::Context variables;
    variables.put(step.message, feel::Value(std::move(payload)));
    run(bpmn::DeliverMessage{step.message, "case-1", std::move(variables)});
  }

  // Timers fire in the order of their times.
  void wait(Instant until) {
    for (;;) {
      const bpmn::Wait* first = nullptr;
      for (const auto& wait : instance_.waits) {
        if (wait.kind != bpmn::WaitKind::timer || wait.schedule.due > until) continue;
        if (first == nullptr || wait.schedule.due < first->schedule.due) first = &wait;
      }
      if (first == nullptr) break;
      now_ = std::max(now_, first->schedule.due);
      run(bpmn::FireTimer{first->id});
    }
    now_ = until;
  }

  void expect(const ExpectStep& step) const {
    if (!step.state.empty()) EXPECT_EQ(state(), step.state);
    if (!step.stage.empty()) EXPECT_EQ(stage(), step.stage);
    if (step.tasks) expect_tasks(*step.tasks);
    if (!step.lead_unit.empty()) EXPECT_EQ(kept("lead_unit"), unit(step.lead_unit));
    if (!step.outcome.empty()) EXPECT_EQ(kept("outcome"), step.outcome);
    if (step.priority) EXPECT_EQ(kept("priority"), std::to_string(*step.priority));
    if (step.supporting_units) {
      std::string all;
      for (const auto& one : *step.supporting_units) {
        all += (all.empty() ? "[\"" : ", \"") + unit(one) + "\"";
      }
      EXPECT_EQ(kept("supporting_units"), all.empty() ? "[]" : all + "]");
    }
    if (clock_moved_) return;
    if (step.due) EXPECT_EQ(to_rfc3339(due_), to_rfc3339(*step.due));
    if (step.overdue) EXPECT_EQ(has_clock_ && now_ > due_, *step.overdue);
  }

  [[nodiscard]] Instant at() const { return now_; }

 private:
  [[nodiscard]] feel::Value now() const {
    const auto parsed = feel::parse_date_time(to_rfc3339(now_), feel::icu_zones());
    return parsed ? feel::Value(*parsed) : feel::Value();
  }
  [[nodiscard]] std::string unit(const std::string& name) const {
    const auto post = posts_.find(name);
    return post == posts_.end() ? name : post->second;
  }
  [[nodiscard]] std::string element(const bpmn::Task& task) const {
    const auto* activity = instance_.find(task.activity);
    return service_.model()
        .find(instance_.processes[static_cast<std::size_t>(activity->process)].id)
        ->at(activity->element)
        .id;
  }
  [[nodiscard]] static std::string unit_of(const bpmn::Task& task) {
    if (task.candidate_groups.empty()) return {};
    return task.candidate_groups.front().substr(0, task.candidate_groups.front().find('#'));
  }
  [[nodiscard]] const bpmn::Task* find_task(const std::string& id, const std::string& of) const {
    for (const auto& task : instance_.tasks) {
      if (element(task) != id) continue;
      for (const auto& group : task.candidate_groups) {
        const auto asked = group.substr(0, group.find('#'));
        if (of.empty() || asked.empty() || asked == of) return &task;
      }
    }
    return nullptr;
  }
  [[nodiscard]] std::string state() const {
    if (!state_.empty()) return state_;
    return instance_.status == bpmn::Status::running ? "open" : "ended";
  }
  [[nodiscard]] std::string stage() const {
    std::string last;
    for (const auto& one : service_.facts().stages) {
      for (const auto& task : instance_.tasks) {
        if (service_.facts().stage_of(element(task))->id == one.id) last = one.id;
      }
    }
    return last;
  }
  void expect_tasks(const std::vector<ExpectedTask>& expected) const {
    std::vector<std::string> open;
    open.reserve(instance_.tasks.size());
    for (const auto& task : instance_.tasks) open.push_back(element(task) + " " + unit_of(task));
    std::vector<std::string> wanted;
    for (const auto& one : expected) {
      const auto* task = find_task(one.task, unit(one.unit));
      wanted.push_back(one.task + " " +
                       (one.unit.empty() && task != nullptr ? unit_of(*task) : unit(one.unit)));
    }
    std::ranges::sort(open);
    std::ranges::sort(wanted);
    EXPECT_EQ(open, wanted);
  }
  [[nodiscard]] std::string kept(const std::string& name) const {
    const auto one = kept_.find(name);
    return one == kept_.end() ? std::string() : one->second;
  }

  void run(const bpmn::Command& command) {
    const feel::Environment environment{feel::icu_zones(), now_, "Asia/Shanghai"};
    const auto events = bpmn::execute(around_, instance_, command, environment);
    ASSERT_TRUE(events.has_value()) << events.error().problem << ' ' << events.error().detail;
    for (const auto& activity : instance_.activities) {
      if (!activity.incident) continue;
      ADD_FAILURE() << service_.process().place(activity.element) << ": "
                    << activity.incident->problem << ' ' << activity.incident->detail;
    }
    // A process that has ended has no variables any more; its events tell the last of them.
    for (const auto& event : *events) {
      const auto* set = std::get_if<bpmn::VariablesSet>(&event);
      if (set == nullptr || set->activity != bpmn::root_activity) continue;
      for (const auto& [name, value] : set->variables.entries) variables_.put(name, value);
    }
    keep(environment);
  }

  // What a case keeps of the variables of its procedure, after each step.
  void keep(const feel::Environment& environment) {
    const auto lookup = [&](std::string_view name) { return variables_.find(name); };
    for (const auto& [name, member] : case_formulas()) {
      feel::Run run(environment);
      const auto& formula = service_.facts().case_formulas.*member;
      const auto value = formula ? formula.evaluate(run, lookup) : feel::Value();
      if (!value.is_null()) kept_[std::string(name)] = feel::text_of(value);
      if (name == "limit" && !value.is_null() && !has_clock_) start_clock(value);
    }
    for (const auto& task : instance_.tasks) {
      const auto* facts = service_.facts().task(element(task));
      feel::Run run(environment);
      const auto limit =
          limit_of(facts->limit ? facts->limit.evaluate(run, lookup) : feel::Value());
      EXPECT_TRUE(limit.has_value()) << facts->id << ' ' << limit.error().detail;
    }
  }
  void start_clock(const feel::Value& value) {
    const auto limit = limit_of(value);
    ASSERT_TRUE(limit.has_value()) << limit.error().detail;
    const auto deadline = calendar_.deadline(now_, **limit);
    ASSERT_TRUE(deadline.has_value());
    due_ = deadline->at;
    has_clock_ = true;
  }

  const Service& service_;
  Around around_;
  const PostUnits& posts_;
  const worktime::WorkCalendar& calendar_;
  Instant now_;
  bpmn::Instance instance_{};
  feel::Context variables_{};
  std::map<std::string, std::string> kept_{};
  std::string state_{};
  Instant due_{};
  bool has_clock_ = false;
  bool clock_moved_ = false;
};

class Walk {
 public:
  Walk(const Service& service, const PostUnits& posts, const worktime::WorkCalendar& calendar)
      : service_(service), posts_(posts), calendar_(calendar) {}

  void whole(const Scenario& scenario) {
    now_ = scenario.at;
    for (std::size_t at = 0; at < scenario.steps.size(); ++at) {
      const testing::ScopedTrace trace("scenarios.yaml", scenario.steps[at].line, scenario.name.en);
      if (refusal_expected(scenario, at).empty()) {
        std::visit([&](const auto& step) { one(step); }, scenario.steps[at].kind);
      }
      if (testing::Test::HasFailure()) return;
    }
  }

 private:
  WalkedCase& of(const std::string& name) { return cases_.at(name.empty() ? first_ : name); }
  void one(const ReportStep& step) {
    const auto name = step.as.empty() ? "first" : step.as;
    if (first_.empty()) first_ = name;
    cases_.try_emplace(name, service_, posts_, calendar_, now_).first->second.report(step);
  }
  void one(const ActStep& step) {
    if (step.act != "split") {
      of(step.of).act(step);
      return;
    }
    const ReportStep report{.channel = Channel::desk, .place = ScenarioPlace{}, .form = step.form};
    cases_.try_emplace(step.as, service_, posts_, calendar_, now_).first->second.report(report);
  }
  void one(const MessageStep& step) { of(step.of).message(step); }
  void one(const ExpectStep& step) {
    // A report that is refused makes no case.
    if (cases_.empty() && !step.problem.empty()) return;
    of(step.of).expect(step);
  }
  void one(const WaitStep& step) {
    using enum WaitUnit;
    switch (step.unit) {
      case until:
        now_ = step.until;
        break;
      case hours:
        now_.ms += step.amount * 3'600'000;
        break;
      case days:
        now_.ms += step.amount * 86'400'000;
        break;
      case work_hours:
        now_ = calendar_.deadline(now_, worktime::work_hours(step.amount))->at;
        break;
      case work_days:
        now_ = calendar_.deadline(now_, worktime::work_days(step.amount))->at;
        break;
    }
    for (auto& [name, one] : cases_) one.wait(now_);
  }

  const Service& service_;
  const PostUnits& posts_;
  const worktime::WorkCalendar& calendar_;
  Instant now_{};
  std::string first_{};
  std::map<std::string, WalkedCase> cases_{};
};

}  // namespace luoshi::catalog::service_testing
