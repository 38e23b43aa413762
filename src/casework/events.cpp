#include "casework/events.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "bpmn/json.hpp"
#include "feel/json.hpp"

namespace luoshi::casework {

namespace json = boost::json;

namespace {

// What the engine of cases puts beside the fields of a form; see completing.cpp.
constexpr std::array<std::string_view, 4> beside_form{"action", "by", "unit", "at"};

Result<json::value> parsed(const Case& row, const std::string& text) {
  json::error_code error;
  auto events = json::parse(text, error);
  if (error || !events.is_array()) return fail(ErrorKind::corrupt, "case.state-broken", row.id);
  return events;
}

// The form among the variables of an event, if it left one under this name.
feel::Context form_in(const bpmn::Event& event, std::string_view element) {
  feel::Context form;
  const auto* set = std::get_if<bpmn::VariablesSet>(&event);
  const auto* answer = set == nullptr ? nullptr : set->variables.find(element);
  if (answer == nullptr || answer->kind() != feel::Kind::context) return form;
  for (const auto& [name, value] : answer->context().entries) {
    if (std::ranges::find(beside_form, name) == beside_form.end()) form.put(name, value);
  }
  return form;
}

}  // namespace

Result<> each_event(store::Reader& reader, const Case& row,
                    const std::function<Result<>(const bpmn::Event&)>& take) {
  const auto all = TRY(store::collect<std::string>(
      reader,
      "SELECT events FROM case_act WHERE subject = ? AND events IS NOT NULL ORDER BY position",
      {row.id}, [](const store::Row& one) { return one.string(0); }));
  for (const auto& text : all) {
    const auto events = TRY(parsed(row, text));
    for (const auto& one : events.get_array()) {
      const auto event = TRY(bpmn::event_from_json(one));
      TRY(take(event));
    }
  }
  return {};
}

Result<std::map<std::int64_t, std::string>> filled_in(store::Reader& reader, const Case& row) {
  struct Completed {
    std::int64_t position = 0;
    std::string element;
    std::string events;
  };
  const auto all = TRY(store::collect<Completed>(
      reader,
      "SELECT position, element, events FROM case_act WHERE subject = ? AND kind = 'task.complete' "
      "AND events IS NOT NULL",
      {row.id}, [](const store::Row& one) {
        return Completed{one.integer(0), one.string(1), one.string(2)};
      }));
  std::map<std::int64_t, std::string> forms;
  for (const auto& one : all) {
    const auto events = TRY(parsed(row, one.events));
    for (const auto& text : events.get_array()) {
      const auto event = TRY(bpmn::event_from_json(text));
      const auto form = form_in(event, one.element);
      if (!form.entries.empty()) forms.emplace(one.position, feel::to_json(feel::Value(form)));
    }
  }
  return forms;
}

std::string element_of(const Running& running, bpmn::ActivityId activity) {
  const auto* at = running.instance.find(activity);
  if (at == nullptr || at->element == bpmn::none) return {};
  const auto& ref = running.instance.processes.at(static_cast<std::size_t>(at->process));
  const auto* process = running.service->model().find(ref.id);
  return process == nullptr ? std::string() : process->at(at->element).id;
}

}  // namespace luoshi::casework
