#include "casework/surroundings.hpp"

#include "dmn/explain.hpp"

namespace luoshi::casework {

const bpmn::Process* ServiceSurroundings::process(const bpmn::ProcessRef& ref) const {
  return service_.model().find(ref.id);
}

const bpmn::Process* ServiceSurroundings::latest(std::string_view id) const {
  return service_.model().find(id);
}

Result<feel::Value> ServiceSurroundings::decide(std::string_view decision,
                                                const feel::Context& variables,
                                                feel::Run& run) const {
  dmn::Trace trace;
  auto value = TRY(service_.decide(decision, variables, run, &trace));
  reasons_.push_back({std::string(decision), dmn::explain(trace, dmn::Language::zh),
                      dmn::explain(trace, dmn::Language::en)});
  return value;
}

}  // namespace luoshi::casework
