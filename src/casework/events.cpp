#include "casework/events.hpp"

#include <boost/json.hpp>

#include "bpmn/json.hpp"

namespace luoshi::casework {

namespace json = boost::json;

Result<> each_event(store::Reader& reader, const Case& row,
                    const std::function<Result<>(const bpmn::Event&)>& take) {
  const auto all = TRY(store::collect<std::string>(
      reader,
      "SELECT events FROM case_act WHERE subject = ? AND events IS NOT NULL ORDER BY position",
      {row.id}, [](const store::Row& one) { return one.string(0); }));
  for (const auto& text : all) {
    json::error_code error;
    const auto events = json::parse(text, error);
    if (error || !events.is_array()) return fail(ErrorKind::corrupt, "case.state-broken", row.id);
    for (const auto& one : events.get_array()) {
      const auto event = TRY(bpmn::event_from_json(one));
      TRY(take(event));
    }
  }
  return {};
}

std::string element_of(const Running& running, bpmn::ActivityId activity) {
  const auto* at = running.instance.find(activity);
  if (at == nullptr || at->element == bpmn::none) return {};
  const auto& ref = running.instance.processes.at(static_cast<std::size_t>(at->process));
  const auto* process = running.service->model().find(ref.id);
  return process == nullptr ? std::string() : process->at(at->element).id;
}

}  // namespace luoshi::casework
