// Tasks that are done at once: scripts in FEEL and decisions, unless a worker is named for them.
#include "bpmn/processor.hpp"

namespace luoshi::bpmn {
namespace {

// Under the name the model gives; a context without one brings its entries as variables.
feel::Context results_of(const Element& element, const feel::Value& value) {
  feel::Context results;
  if (!element.result.empty()) {
    results.put(element.result, value);
  } else if (value.kind() == feel::Kind::context) {
    results = value.context();
  }
  return results;
}

}  // namespace

Result<Outcome> enter_script(Work& work, const Element& element, ActivityId id) {
  if (element.job_type) return enter_job(work, element, id);
  const auto results = results_of(element, TRY(work.value(element.script, id)));
  TRY(Work::check_storable(results));
  work.complete(id, results);
  return Outcome::done;
}

Result<Outcome> enter_rule(Work& work, const Element& element, ActivityId id) {
  if (element.job_type) return enter_job(work, element, id);
  const auto decision = TRY(work.text(element.called, id));
  auto& run = work.feel_run();
  const auto faults = run.fault_count();
  const auto value = TRY(work.surroundings().decide(decision, work.visible(id), run));
  if (value.is_null() && run.fault_count() > faults) {
    const bool told = run.diagnostics().size() > faults;
    auto why = told ? decision + ": " + run.diagnostics()[faults].id + " " +
                          run.diagnostics()[faults].detail
                    : decision;
    run.forget_faults(faults);
    return fail(ErrorKind::invalid, "bpmn.decision-failed", std::move(why));
  }
  run.forget_faults(faults);
  if (run.is_exhausted()) return fail(ErrorKind::limit, "bpmn.expression-too-long", decision);
  const auto results = results_of(element, value);
  TRY(Work::check_storable(results));
  TRY(Work::check_storable({{{"result", value}}}));
  work.emit(Decided{id, decision, value});
  work.complete(id, results);
  return Outcome::done;
}

}  // namespace luoshi::bpmn
