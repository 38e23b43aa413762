#include "api/settle.hpp"

#include "api/item_json.hpp"
#include "api/light_sight.hpp"
#include "escalation/following.hpp"
#include "escalation/lights.hpp"
#include "escalation/owing.hpp"
#include "handling/duties.hpp"
#include "supervision/rows.hpp"

namespace luoshi::api {

Result<> settle(const Office& office, ledger::Act& act, std::string_view item,
                std::string_view today) {
  TRY(handling::follow_duty(act, item, today));
  TRY(escalation::follow_owing(act, office.rules, item, today));
  TRY(escalation::settle_light(act, office.rules, item, today, office.today));
  return escalation::follow_measures(act, office.rules, item, today);
}

Command item_act(const Office& office, const Call& call, std::string kind, int status,
                 ItemAct body) {
  return Command{[&office, &call, kind = std::move(kind), status,
                  body = std::move(body)](store::Writer& writer) -> Result<http::Response> {
    const std::string id(call.path("id"));
    const auto today = office.today(call.now);
    auto act = act_of(call, writer, kind, "item/" + id);
    TRY(body(act, call.who, id, today));
    TRY(settle(office, act, id, today));
    TRY(act.commit());
    auto item = TRY(supervision::load_item(writer, id));
    veil_light(item, call.who);
    return item_reply(status, item);
  }};
}

}  // namespace luoshi::api
