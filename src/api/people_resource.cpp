#include "api/people_resource.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "api/identity_json.hpp"
#include "api/input.hpp"
#include "api/reply.hpp"
#include "identity/authorise.hpp"

namespace luoshi::api {
namespace {

using http::Method;

Result<http::Response> list(const Call& call, store::Reader& reader) {
  const bool sees_accounts = identity::may(call.who, "person.see-accounts");
  boost::json::array people;
  for (const auto& person : TRY(identity::list_people(reader))) {
    const auto view = sees_accounts                  ? PersonView::account
                      : person.id == call.who.person ? PersonView::oneself
                                                     : PersonView::colleague;
    people.push_back(json_of(person, view));
  }
  return json_reply(200, boost::json::object{{"people", std::move(people)}});
}

Result<http::Response> reply_of(store::Reader& reader, std::string_view id) {
  const auto person = TRY(identity::find_person(reader, id));
  return json_reply(200, json_of(person, PersonView::account), person.version);
}

Result<http::Response> reply_with_password(store::Reader& reader, std::string_view id,
                                           std::string_view password, int status) {
  const auto person = TRY(identity::find_person(reader, id));
  return json_reply(
      status,
      boost::json::object{{"person", json_of(person, PersonView::account)}, {"password", password}},
      person.version);
}

// Every change of an account reaches the sessions of that account at once.
std::function<void()> forgetting(const Call& call, const std::string& person) {
  return [&sessions = call.context.sessions, person] { sessions.forget(person); };
}

Result<Command> create(const Call& call) {
  TRY(identity::require(call.who, "person.create"));
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"login", "name", "appointments"});
  identity::PersonNew person;
  person.login = input.text("login", {.min = 2, .max = 32}).value_or("");
  person.name = read_name(input, findings).value_or(identity::Name{});
  person.appointments =
      read_appointments(input, findings).value_or(std::vector<identity::Appointment>{});
  input.finish();
  TRY(done(std::move(findings)));
  const auto password = identity::new_first_password(call.context.random);
  const auto hash = TRY(call.context.sessions.hasher().hash(password));
  const auto run = [call, person, password, hash](store::Writer& writer) -> Result<http::Response> {
    auto act = act_of(call, writer, "person.create", "person");
    const auto id = TRY(identity::create_person(act, person));
    TRY(identity::put_credential(writer, id, hash, true, call.now));
    TRY(act.commit());
    return reply_with_password(writer, id, password, 201);
  };
  return Command{.run = run, .secret_reply = true};
}

Result<Command> edit(const Call& call) {
  TRY(identity::require(call.who, "person.edit"));
  const auto version = TRY(expected_version(call.request));
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  identity::PersonEdit edit;
  edit.name = read_name(input, findings);
  edit.active = input.boolean("active");
  input.finish();
  TRY(done(std::move(findings)));
  const std::string id(call.path("id"));
  const auto run = [call, version, edit, id](store::Writer& writer) -> Result<http::Response> {
    auto act = act_of(call, writer, "person.edit", "person/" + id);
    TRY(identity::edit_person(act, id, edit, version));
    TRY(act.commit());
    return reply_of(writer, id);
  };
  return Command{.run = run, .committed = forgetting(call, id)};
}

Result<Command> reset_password(const Call& call) {
  TRY(identity::require(call.who, "person.edit"));
  const std::string id(call.path("id"));
  const auto password = identity::new_first_password(call.context.random);
  const auto hash = TRY(call.context.sessions.hasher().hash(password));
  const auto run = [call, id, password, hash](store::Writer& writer) -> Result<http::Response> {
    TRY(identity::find_person(writer, id));
    auto act = act_of(call, writer, "person.reset-password", "person/" + id);
    TRY(identity::put_credential(writer, id, hash, true, call.now));
    TRY(act.commit());
    return reply_with_password(writer, id, password, 200);
  };
  return Command{.run = run, .committed = forgetting(call, id), .secret_reply = true};
}

Result<Command> set_appointments(const Call& call) {
  TRY(identity::require(call.who, "person.edit"));
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"appointments"});
  const auto appointments = read_appointments(input, findings);
  input.finish();
  TRY(done(std::move(findings)));
  const std::string id(call.path("id"));
  const auto run = [call, appointments = *appointments,
                    id](store::Writer& writer) -> Result<http::Response> {
    auto act = act_of(call, writer, "person.appoint", "person/" + id);
    TRY(identity::set_appointments(act, id, appointments));
    TRY(act.commit());
    return reply_of(writer, id);
  };
  return Command{.run = run, .committed = forgetting(call, id)};
}

}  // namespace

void add_people(http::Router& router, const Context& context) {
  constexpr http::RouteOptions hashing{.runs = http::Runs::worker, .compress = false};
  router.add(Method::get, "/api/v1/people", reads(context, list));
  router.add(Method::post, "/api/v1/people", writes(context, create), hashing);
  router.add(Method::patch, "/api/v1/people/{id}", writes(context, edit));
  router.add(Method::post, "/api/v1/people/{id}/password", writes(context, reset_password),
             hashing);
  router.add(Method::put, "/api/v1/people/{id}/appointments", writes(context, set_appointments));
}

}  // namespace luoshi::api
