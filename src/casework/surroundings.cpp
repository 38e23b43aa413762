#include "casework/surroundings.hpp"

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
  const auto titles = [this](std::string_view code, dmn::Language language) {
    return title(code, language);
  };
  reasons_.push_back({std::string(decision), dmn::explain(trace, dmn::Language::zh, titles),
                      dmn::explain(trace, dmn::Language::en, titles)});
  return value;
}

std::string ServiceSurroundings::title(std::string_view code, dmn::Language language) const {
  const auto in = [language](const catalog::Words& words) {
    return language == dmn::Language::en ? words.en : words.zh;
  };
  if (const auto* words = service_.title_of(code)) return in(*words);
  return world_.unit_words ? in(world_.unit_words(code)) : std::string();
}

}  // namespace luoshi::casework
