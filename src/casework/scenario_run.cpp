#include "casework/scenario_run.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "casework/applicant_acts.hpp"
#include "casework/intake.hpp"
#include "casework/rows.hpp"
#include "casework/scenario_acts.hpp"
#include "casework/scenario_theatre.hpp"

namespace luoshi::casework {
namespace {

using catalog::ActStep;
using catalog::ExpectStep;
using catalog::MessageStep;
using catalog::ReportStep;
using catalog::WaitStep;

constexpr std::int64_t hour_ms = 3'600'000;
constexpr std::int64_t day_ms = 24 * hour_ms;
constexpr std::int64_t minutes_of_hour = 60;
constexpr std::int64_t e7 = 10'000'000;

std::optional<std::int64_t> e7_of(const std::string& degrees) {
  const auto value = Decimal::parse(degrees);
  if (!value) return std::nullopt;
  return (*value * Decimal(e7)).to_int64();
}

// One scenario being held against what happens.
class Performance {
 public:
  Performance(const catalog::Service& service, const catalog::Scenario& scenario, Theatre& theatre)
      : service_(service), scenario_(scenario), theatre_(theatre) {}

  Result<std::vector<Finding>> run() {
    for (std::size_t i = 0; i < scenario_.steps.size(); ++i) {
      line_ = scenario_.steps[i].line;
      const auto done =
          std::visit([&](const auto& step) { return carry_out(step); }, scenario_.steps[i].kind);
      if (std::holds_alternative<ExpectStep>(scenario_.steps[i].kind)) {
        TRY(done);
        continue;
      }
      const auto expected = catalog::refusal_expected(scenario_, i);
      if (done && !expected.empty()) {
        find("scenario.unexpected", fmt::format("not refused, expected {}", expected));
      }
      if (!done && !is(done.error(), expected)) {
        find("scenario.refused", told(done.error()));
        break;
      }
    }
    return std::move(findings_);
  }

 private:
  void find(std::string problem, std::string detail) {
    findings_.push_back(
        {fmt::format("scenarios.yaml:{}", line_), std::move(problem), std::move(detail)});
  }
  void hold(std::string_view what, const std::string& expected, const std::string& seen) {
    if (expected == seen) return;
    find("scenario.unexpected",
         fmt::format("{}: {}, expected {}", what, seen.empty() ? "none" : seen, expected));
  }

  static std::string told(const Error& error) {
    auto words = fmt::format("{} {} {}", error.problem, error.place, error.detail);
    for (const auto& one : error.findings) {
      words += fmt::format("; {} {} {}", one.place, one.problem, one.detail);
    }
    return words;
  }
  static bool is(const Error& error, std::string_view expected) {
    if (expected.empty()) return false;
    return error.problem == expected ||
           std::ranges::any_of(error.findings,
                               [&](const Finding& one) { return one.problem == expected; });
  }

  static std::string state_of(const Case& row) {
    if (row.is_open()) return "open";
    if (row.ending == Ending::merged) return "merged";
    return row.ending == Ending::forced ? "force_closed" : "ended";
  }

  Result<> carry_out(const ReportStep& step) {
    Report report;
    report.service = service_.id();
    report.channel = catalog::name_of(step.channel);
    report.applicant = {std::string(catalog::name_of(step.applicant.kind)),
                        step.applicant.name,
                        step.applicant.phone,
                        {},
                        {},
                        step.applicant.credit_code};
    if (!step.applicant.credit_code.empty()) report.applicant.organisation = step.applicant.name;
    if (step.place) {
      report.place.longitude_e7 = e7_of(step.place->longitude);
      report.place.latitude_e7 = e7_of(step.place->latitude);
      report.place.address = step.place->address;
      theatre_.set_community(step.place->community);
    }
    report.form = step.form;
    const auto checked = TRY(check_report(theatre_.world(), std::move(report), {}));
    std::string id;
    TRY(theatre_.act({"", ""}, [&](ledger::Act& act) -> Result<> {
      id = TRY(register_case(act, theatre_.world(), act.new_id("cas"), checked)).row.id;
      return {};
    }));
    theatre_.name_case(step.as, id);
    return {};
  }

  Result<> carry_out(const ActStep& step) { return do_act(theatre_, step); }

  Result<> carry_out(const MessageStep& step) {
    return theatre_.act({"", ""}, [&](ledger::Act& act) -> Result<> {
      const Message message{step.message, step.form, {}, {}};
      TRY(receive(act, theatre_.world(), theatre_.case_of(step.of), message));
      return {};
    });
  }

  Result<> carry_out(const WaitStep& step) {
    using enum catalog::WaitUnit;
    const auto now = theatre_.now();
    const auto& calendar = theatre_.world().calendar;
    if (step.unit == until) return theatre_.go_to(step.until);
    if (step.unit == hours) return theatre_.go_to({now.ms + step.amount * hour_ms});
    if (step.unit == days) return theatre_.go_to({now.ms + step.amount * day_ms});
    const worktime::Limit limit =
        step.unit == work_days
            ? worktime::work_days(step.amount)
            : worktime::Limit{worktime::LimitKind::work_hour, step.amount * minutes_of_hour};
    return theatre_.go_to(TRY(calendar.deadline(now, limit)).at);
  }

  Result<> carry_out(const ExpectStep& step) {
    return theatre_.read([&](store::Reader& reader) -> Result<> {
      const auto id = theatre_.case_of(step.of);
      if (id.empty()) return {};  // the report was to be refused
      const auto row = TRY(load_case(reader, id));
      hold_row(step, row);
      if (step.tasks) hold_tasks(*step.tasks, TRY(tasks_of(reader, id, true)));
      if (const auto& units = step.supporting_units) {
        hold_supporting(*units, TRY(units_of(reader, id)));
      }
      return {};
    });
  }

  void hold_row(const ExpectStep& step, const Case& row) {
    if (!step.state.empty()) hold("state", step.state, state_of(row));
    if (!step.stage.empty()) hold("stage", step.stage, row.stage);
    if (!step.lead_unit.empty()) {
      hold("lead_unit", theatre_.unit_of(step.lead_unit), row.lead_unit);
    }
    if (!step.outcome.empty()) hold("outcome", step.outcome, row.outcome);
    if (step.priority) {
      hold("priority", std::to_string(*step.priority), std::to_string(row.priority));
    }
    if (step.due) {
      hold("due", to_rfc3339(*step.due),
           row.clock.due_ms ? to_rfc3339({*row.clock.due_ms}) : std::string());
    }
    if (step.overdue) hold("overdue", *step.overdue ? "yes" : "no", row.overdue ? "yes" : "no");
  }

  void hold_tasks(const std::vector<catalog::ExpectedTask>& expected,
                  const std::vector<Task>& open) {
    std::vector<std::string> seen;
    seen.reserve(open.size());
    for (const auto& task : open) {
      seen.push_back(fmt::format("{} {}", task.element, task.unit));
    }
    auto left = open;
    bool all = expected.size() == open.size();
    for (const auto& one : expected) {
      const auto unit = theatre_.unit_of(one.unit);
      const auto found = std::ranges::find_if(left, [&](const Task& task) {
        return task.element == one.task && (one.unit.empty() || task.unit == unit);
      });
      all = all && found != left.end();
      if (found != left.end()) left.erase(found);
    }
    if (!all) find("scenario.unexpected", fmt::format("tasks: {}", fmt::join(seen, ", ")));
  }

  void hold_supporting(const std::vector<std::string>& wanted, const std::vector<CaseUnit>& units) {
    std::vector<std::string> seen;
    for (const auto& one : units) {
      if (one.part == "supporting") seen.push_back(one.unit);
    }
    std::vector<std::string> expected;
    expected.reserve(wanted.size());
    for (const auto& one : wanted) expected.push_back(theatre_.unit_of(one));
    std::ranges::sort(seen);
    std::ranges::sort(expected);
    hold("supporting_units", fmt::format("{}", fmt::join(expected, ", ")),
         fmt::format("{}", fmt::join(seen, ", ")));
  }

  const catalog::Service& service_;
  const catalog::Scenario& scenario_;
  Theatre& theatre_;
  std::vector<Finding> findings_;
  int line_ = 0;
};

}  // namespace

Result<std::vector<Finding>> run_scenario(const catalog::Service& service,
                                          const catalog::Scenario& scenario, const Stage& stage) {
  const auto theatre = TRY(Theatre::open(service, scenario, stage));
  return Performance(service, scenario, *theatre).run();
}

}  // namespace luoshi::casework
