#include "api/units_resource.hpp"

#include <array>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "api/identity_json.hpp"
#include "api/input.hpp"
#include "api/reply.hpp"
#include "identity/authorise.hpp"

namespace luoshi::api {
namespace {

using http::Method;

constexpr std::array<std::string_view, 6> kinds{
    "office", "department", "subdistrict", "public_institution", "enterprise", "party"};

constexpr TextLimits word{.min = 1, .max = 40};

Result<http::Response> list(const Call&, store::Reader& reader) {
  boost::json::array units;
  for (const auto& unit : TRY(identity::list_units(reader))) units.push_back(json_of(unit));
  return json_reply(200, boost::json::object{{"units", std::move(units)}});
}

Result<http::Response> reply_of(store::Reader& reader, std::string_view id, int status) {
  const auto unit = TRY(identity::find_unit(reader, id));
  return json_reply(status, json_of(unit), unit.version);
}

Result<Command> create(const Call& call) {
  TRY(identity::require(call.who, "unit.create"));
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"id", "name", "kind"});
  identity::Unit unit;
  unit.id = input.text("id", {.min = 2, .max = 40}).value_or("");
  unit.name = read_name(input, findings).value_or(identity::Name{});
  unit.short_names = input.texts("short", 10, word).value_or(std::vector<std::string>{});
  unit.kind = input.choice("kind", kinds).value_or("");
  unit.duties = input.texts("duties", 200, word).value_or(std::vector<std::string>{});
  input.finish();
  TRY(done(std::move(findings)));
  return Command{[call, unit = std::move(unit)](store::Writer& writer) -> Result<http::Response> {
    auto act = act_of(call, writer, "unit.create", "unit/" + unit.id);
    TRY(identity::create_unit(act, unit));
    TRY(act.commit());
    return reply_of(writer, unit.id, 201);
  }};
}

Result<Command> edit(const Call& call) {
  TRY(identity::require(call.who, "unit.edit"));
  const auto version = TRY(expected_version(call.request));
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  identity::UnitEdit edit;
  edit.name = read_name(input, findings);
  edit.short_names = input.texts("short", 10, word);
  edit.kind = input.choice("kind", kinds);
  edit.duties = input.texts("duties", 200, word);
  edit.active = input.boolean("active");
  input.finish();
  TRY(done(std::move(findings)));
  return Command{[call, version, edit = std::move(edit), id = std::string(call.path("id"))](
                     store::Writer& writer) -> Result<http::Response> {
    auto act = act_of(call, writer, "unit.edit", "unit/" + id);
    TRY(identity::edit_unit(act, id, edit, version));
    TRY(act.commit());
    return reply_of(writer, id, 200);
  }};
}

}  // namespace

void add_units(http::Router& router, const Context& context) {
  router.add(Method::get, "/api/v1/units", reads(context, list));
  router.add(Method::post, "/api/v1/units", writes(context, create));
  router.add(Method::patch, "/api/v1/units/{id}", writes(context, edit));
}

}  // namespace luoshi::api
