// POST /api/v1/assignments: many items at once, with a preview; and the named parts of one item.
#include <fmt/format.h>

#include "api/breakdown_json.hpp"
#include "api/item_input.hpp"
#include "api/item_json.hpp"
#include "api/settle.hpp"
#include "handling/assignment.hpp"
#include "handling/children.hpp"
#include "identity/accounts.hpp"
#include "supervision/upload.hpp"

namespace luoshi::api {
namespace {

namespace json = boost::json;

struct Wanted {
  std::vector<std::string> items;
  supervision::ItemEdit edit;
  bool apply = false;
};

Result<Wanted> wanted_in(const http::Request& request) {
  const auto body = TRY(json_body(request));
  std::vector<Finding> findings;
  Input input(body, findings);
  Wanted wanted;
  input.require({"items", "apply"});
  wanted.items = input.texts("items", 1000, {1, 60}).value_or(std::vector<std::string>{});
  wanted.apply = input.boolean("apply").value_or(false);
  read_assignment(input, wanted.edit);
  input.finish();
  TRY(done(std::move(findings)));
  return wanted;
}

json::object json_of(const handling::Assignment& assignment, const Call& call) {
  json::array changes;
  for (const auto& one : assignment.changes) {
    changes.emplace_back(json::object{{"item", one.item},
                                      {"number", one.number},
                                      {"headline", one.headline},
                                      {"field", one.field},
                                      {"before", one.before},
                                      {"after", one.after}});
  }
  auto out = json_of(assignment.batch, call);
  out["changes"] = std::move(changes);
  return out;
}

Result<Command> assign(const Office& office, const Call& call) {
  const auto wanted = TRY(wanted_in(call.request));
  return Command{[&office, &call, wanted](store::Writer& writer) -> Result<http::Response> {
    const auto units = supervision::units_of(TRY(identity::list_units(writer)));
    auto act = act_of(call, writer, handling::kind_assign, "item/several");
    const auto assignment =
        TRY(handling::assign(act, call.who, wanted.items, wanted.edit, units, wanted.apply));
    if (wanted.apply && !assignment.changes.empty()) {
      const auto today = office.today(call.now);
      for (const auto& item : assignment.batch.done) TRY(settle(office, act, item, today));
      TRY(act.commit());
    }
    return json_reply(200, json_of(assignment, call));
  }};
}

struct Named {
  std::vector<handling::Child> children;
  std::optional<std::int64_t> total;
};

Result<Named> children_in(const http::Request& request) {
  const auto body = TRY(json_body(request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"parts"});
  Named named;
  named.total = input.integer("parts_total", 1, 10'000);
  const auto* array = input.array("parts", 50);
  for (std::size_t at = 0; array != nullptr && at < array->size(); ++at) {
    auto pointer = fmt::format("/parts/{}", at);
    const auto* object = (*array)[at].if_object();
    if (object == nullptr) {
      findings.push_back({std::move(pointer), "request.wrong-type", "object"});
      continue;
    }
    Input one(*object, findings, std::move(pointer));
    one.require({"headline"});
    handling::Child child;
    child.headline = one.text("headline", {1, 120}).value_or("");
    child.text = one.text("text", {0, 2000}).value_or("");
    read_assignment(one, child.assignment);
    one.finish();
    named.children.push_back(std::move(child));
  }
  input.finish();
  TRY(done(std::move(findings)));
  return named;
}

Result<Command> add_parts(const Office& office, const Call& call) {
  const auto named = TRY(children_in(call.request));
  return Command{[&office, &call, named](store::Writer& writer) -> Result<http::Response> {
    const std::string id(call.path("id"));
    const auto units = supervision::units_of(TRY(identity::list_units(writer)));
    auto act = act_of(call, writer, handling::kind_add_children, "item/" + id);
    const auto added =
        TRY(handling::add_children(act, call.who, id, named.children, named.total, units));
    TRY(settle(office, act, id, office.today(call.now)));
    TRY(act.commit());
    return json_reply(201, api::json_of(supervision::Page{added, {}, std::ssize(added)}));
  }};
}

}  // namespace

void add_assignments(http::Router& router, const Office& office) {
  using http::Method::post;
  router.add(post, "/api/v1/assignments",
             writes(office.context, [&office](const Call& call) { return assign(office, call); }));
  router.add(post, "/api/v1/items/{id}/parts", writes(office.context, [&office](const Call& call) {
               return add_parts(office, call);
             }));
}

}  // namespace luoshi::api
