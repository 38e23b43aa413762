#include "api/case_act_json.hpp"

#include <boost/json/parse.hpp>

#include "api/item_json.hpp"
#include "api/json_parts.hpp"
#include "api/task_json.hpp"
#include "casework/events.hpp"
#include "casework/rows.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;
using casework::CaseAct;
using casework::Running;

// The action of a completed step, the outcome of a case closed by force; other acts keep a number
// or an element there, which has no name of this kind.
const catalog::Words* action_name(const catalog::ServiceFacts& facts, const CaseAct& act) {
  if (act.kind == "case.force-close") {
    const auto* outcome = facts.outcome(act.action);
    return outcome == nullptr ? nullptr : &outcome->name;
  }
  const auto* task = facts.task(act.element);
  const auto* action = task == nullptr ? nullptr : task->action(act.action);
  return action == nullptr ? nullptr : &action->name;
}

json::array reasons_of(const CaseAct& act) {
  json::error_code error;
  auto reasons = json::parse(act.reasons.empty() ? "[]" : act.reasons, error);
  return error || !reasons.is_array() ? json::array{} : reasons.get_array();
}

json::value form_json(const std::map<std::int64_t, std::string>& forms, const CaseAct& act) {
  const auto found = forms.find(act.position);
  if (found == forms.end()) return nullptr;
  json::error_code error;
  auto form = json::parse(found->second, error);
  return error ? json::value(nullptr) : form;
}

Result<json::object> json_of_act(CaseView& view, const catalog::Service& service,
                                 const CaseAct& act) {
  const auto name = element_name(service, act.element);
  return json::object{{"position", act.position},
                      {"kind", act.kind},
                      {"task", text_or_null(act.task)},
                      {"element", text_or_null(act.element)},
                      {"element_name", text_or_null(name)},
                      {"action", text_or_null(act.action)},
                      {"action_name", words_or_null(action_name(service.facts(), act))},
                      {"person", text_or_null(act.person)},
                      {"person_name", name_or_null(TRY(view.names.both(act.person)))},
                      {"unit", text_or_null(act.unit)},
                      {"to_unit", text_or_null(act.to_unit)},
                      {"to_person", text_or_null(act.to_person)},
                      {"to_person_name", name_or_null(TRY(view.names.both(act.to_person)))},
                      {"made_at", json_time(act.made_ms)},
                      {"words", act.words},
                      {"reasons", reasons_of(act)}};
}

}  // namespace

Result<json::array> json_of_acts(CaseView& view, const Running& running) {
  json::array all;
  const auto forms = TRY(casework::filled_in(view.reader, running.row));
  for (const auto& act : TRY(casework::acts_of(view.reader, running.row.id))) {
    auto one = TRY(json_of_act(view, *running.service, act));
    one["form"] = form_json(forms, act);
    all.emplace_back(std::move(one));
  }
  return all;
}

Result<json::array> json_of_requests(CaseView& view, const Running& running) {
  json::array all;
  for (const auto& one : TRY(casework::requests_of(view.reader, running.row.id))) {
    const bool may = casework::check_decision(running, view.worker, one).has_value();
    all.emplace_back(
        json::object{{"id", one.id},
                     {"kind", one.kind},
                     {"state", one.state},
                     {"amount", one.amount},
                     {"words", one.words},
                     {"asked_by", one.asked_by},
                     {"asked_by_name", name_or_null(TRY(view.names.both(one.asked_by)))},
                     {"asked_unit", one.asked_unit},
                     {"asked_at", json_time(one.asked_ms)},
                     {"answer", one.answer},
                     {"decided_by", text_or_null(one.decided_by)},
                     {"decided_at", time_or_null(one.decided_ms)},
                     {"may_decide", may}});
  }
  return all;
}

Result<json::array> json_of_attachments(CaseView& view, const casework::Case& one) {
  json::array all;
  for (const auto& file : TRY(casework::attachments_of(view.reader, one.id))) {
    all.emplace_back(json::object{{"id", file.id},
                                  {"name", file.name},
                                  {"media_type", file.media_type},
                                  {"size_bytes", file.size_bytes},
                                  {"purpose", file.purpose},
                                  {"released", file.released},
                                  {"has_thumbnail", !file.thumbnail.empty()},
                                  {"added_by", text_or_null(file.added_by)},
                                  {"added_at", json_time(file.added_ms)}});
  }
  return all;
}

}  // namespace luoshi::api
