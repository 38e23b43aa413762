#include "api/identity_json.hpp"

#include <fmt/format.h>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value_from.hpp>

namespace luoshi::api {

namespace json = boost::json;

json::value json_of(const identity::Name& name) {
  return json::object{{"zh", name.zh}, {"en", name.en}};
}

json::value json_of(const identity::Unit& unit) {
  return json::object{{"id", unit.id},
                      {"name", json_of(unit.name)},
                      {"short", json::value_from(unit.short_names)},
                      {"kind", unit.kind},
                      {"duties", json::value_from(unit.duties)},
                      {"active", unit.active},
                      {"version", unit.version}};
}

json::value json_of(const std::vector<identity::Appointment>& appointments) {
  json::array all;
  for (const auto& one : appointments) {
    all.push_back(json::object{{"unit", one.unit}, {"role", identity::name_of(one.role)}});
  }
  return all;
}

json::value json_of(const identity::Person& person, PersonView view) {
  json::object body{{"id", person.id},
                    {"name", json_of(person.name)},
                    {"appointments", json_of(person.appointments)},
                    {"active", person.active},
                    {"version", person.version}};
  if (view != PersonView::colleague) body["login"] = person.login;
  if (view == PersonView::account) body["must_change_password"] = person.must_change_password;
  return body;
}

std::optional<identity::Name> read_name(Input& input, std::vector<Finding>& findings) {
  const auto* object = input.object("name");
  if (object == nullptr) return std::nullopt;
  Input fields(*object, findings, input.pointer("name"));
  fields.require({"zh", "en"});
  auto zh = fields.text("zh", {.min = 1, .max = 100});
  auto en = fields.text("en", {.max = 200});
  fields.finish();
  if (!zh || !en) return std::nullopt;
  return identity::Name{std::move(*zh), std::move(*en)};
}

std::optional<std::vector<identity::Appointment>> read_appointments(
    Input& input, std::vector<Finding>& findings) {
  static constexpr std::size_t appointments_max = 50;
  const auto* array = input.array("appointments", appointments_max);
  if (array == nullptr) return std::nullopt;
  std::vector<identity::Appointment> all;
  for (std::size_t i = 0; i < array->size(); ++i) {
    const auto place = fmt::format("{}/{}", input.pointer("appointments"), i);
    if (!(*array)[i].is_object()) {
      findings.push_back({place, "request.wrong-type", "object"});
      continue;
    }
    Input fields((*array)[i].get_object(), findings, place);
    fields.require({"unit", "role"});
    auto unit = fields.text("unit", {.min = 1, .max = 60});
    const auto name = fields.text("role", {.min = 1, .max = 60});
    fields.finish();
    const auto role = name ? identity::role_of(*name) : std::nullopt;
    if (name && !role) fields.fault("role", "request.not-a-choice", *name);
    if (unit && role) all.push_back({std::move(*unit), *role});
  }
  return all;
}

}  // namespace luoshi::api
