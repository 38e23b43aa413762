#include "api/task_json.hpp"

#include <boost/json/parse.hpp>

#include "api/item_json.hpp"
#include "api/json_parts.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using casework::Task;
using casework::TaskKind;

// What completes work that was called in beside the procedure.
const catalog::TaskAction answer_beside{"answer", {"答复", "Answer"}, true, false};

void add_what_to_do(json::object& out, const catalog::Service& service, const Task& task) {
  json::array actions;
  json::value form = nullptr;
  json::array allows;
  const auto* facts = service.facts().task(task.element);
  if (task.kind != TaskKind::step) {
    if (task.is_open()) actions.emplace_back(json_of_action(answer_beside));
  } else if (facts != nullptr) {
    allows = json_names(facts->allows);
    if (task.is_open()) {
      for (const auto& action : facts->actions) actions.emplace_back(json_of_action(action));
      form = json_of_form(service, facts->form);
    }
  }
  out["actions"] = std::move(actions);
  out["form"] = std::move(form);
  out["allows"] = std::move(allows);
}

}  // namespace

std::string element_name(const catalog::Service& service, std::string_view element) {
  for (const auto& process : service.model().processes) {
    const auto at = process.find(element);
    if (at != bpmn::none) return process.at(at).name;
  }
  return {};
}

json::object json_of_action(const catalog::TaskAction& action) {
  return {{"id", action.id},
          {"name", json_words(action.name)},
          {"words_required", action.words_required},
          {"asks_form", action.asks_form}};
}

json::value json_of_form(const catalog::Service& service, const std::string& file) {
  const auto found = service.files().find(file);
  if (file.empty() || found == service.files().end()) return nullptr;
  json::error_code error;
  auto form = json::parse(found->second, error);
  return error ? json::value(nullptr) : form;
}

Result<json::object> json_of_task(CaseView& view, const casework::Around& around,
                                  const Task& task) {
  const bool late = task.is_open() && task.clock.due_ms && *task.clock.due_ms < view.now.ms;
  const auto& service = around.service;
  json::object out{
      {"id", task.id},
      {"case", task.subject},
      {"kind", json_text(name_of(task.kind))},
      {"element", task.element},
      {"name", element_name(service, task.element)},
      {"state", json_text(name_of(task.state))},
      {"unit", text_or_null(task.unit)},
      {"role", text_or_null(task.role)},
      {"person", text_or_null(task.person)},
      {"person_name", name_or_null(TRY(view.names.both(task.person)))},
      {"delegated_by", text_or_null(task.delegated_by)},
      {"opened_at", json_time(task.opened_ms)},
      {"claimed_at", time_or_null(task.claimed_ms)},
      {"due_at", time_or_null(task.clock.due_ms)},
      {"overdue", late},
      {"urged", task.urged},
      {"words", task.words},
      {"signing", task.kind == TaskKind::step && casework::is_signing(service, task.element)}};
  add_what_to_do(out, service, task);
  out["may"] = json_names(TRY(casework::task_moves(view.reader, around, view.worker, task)));
  return out;
}

}  // namespace luoshi::api
