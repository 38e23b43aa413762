#include "casework/scenario_theatre.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "casework/tables.hpp"
#include "casework/timers.hpp"
#include "identity/accounts.hpp"
#include "registers/tables.hpp"
#include "search/index.hpp"
#include "store/sqlite/open.hpp"

namespace luoshi::casework {
namespace {

constexpr int tries_max = 20;
constexpr std::int64_t wakes_max = 1'000;
constexpr std::size_t subdistrict_digits = 9;

}  // namespace

Theatre::Theatre(const Stage& stage, Instant begin)
    : stage_(stage), now_(begin), posts_(stage.posts) {}

Result<std::unique_ptr<Theatre>> Theatre::open(const catalog::Service& service,
                                               const catalog::Scenario& scenario,
                                               const Stage& stage) {
  std::unique_ptr<Theatre> theatre(new Theatre(stage, scenario.at));
  TRY(theatre->prepare());
  TRY(theatre->publish(service));
  return theatre;
}

Result<> Theatre::prepare() {
  archive_ = std::make_unique<files::Archive>(TRY(files::Archive::open(directory_.path("files"))));
  database_ = TRY(store::open_sqlite(directory_.path("scenario.db")));
  return database_->write_and_wait([](store::Writer& writer) -> Result<> {
    auto all = identity::tables();
    for (const auto& more : {registers::tables(), tables()}) {
      all.insert(all.end(), more.begin(), more.end());
    }
    TRY(ledger::prepare(writer, all));
    TRY(identity::prepare(writer));
    TRY(search::prepare(writer));
    return casework::prepare(writer);
  });
}

Result<> Theatre::publish(const catalog::Service& service) {
  for (const auto& post : service.facts().posts) posts_.try_emplace(post.id, post.id);
  for (const auto& [post, unit] : posts_) TRY(make_unit(unit));
  services_ = std::make_unique<Services>(*archive_);
  const auto findings = TRY(services_->publish(*database_, random_, now_, {{service.id(), service}},
                                               catalog::Posts({{service.id(), posts_}})));
  if (!findings.empty()) {
    return fail(ErrorKind::internal, findings.front().problem, findings.front().detail);
  }
  world_ =
      std::make_unique<World>(World{*services_, stage_.calendar, feel::icu_zones(), stage_.zone,
                                    [this](std::int64_t longitude_e7, std::int64_t latitude_e7) {
                                      return locate(longitude_e7, latitude_e7);
                                    }});
  return {};
}

std::optional<Located> Theatre::locate(std::int64_t longitude_e7, std::int64_t latitude_e7) {
  std::optional<Located> located;
  if (stage_.locate) located = stage_.locate(longitude_e7, latitude_e7);
  if (!community_.empty()) {
    located = Located{community_.substr(0, subdistrict_digits), community_, {}, {}};
  }
  // A district without a map has subdistricts all the same.
  if (!located) located.emplace();
  located->unit = "subdistrict";
  return located;
}

Result<> Theatre::make_unit(const std::string& id) {
  return database_->write_and_wait([&](store::Writer& writer) -> Result<> {
    if (identity::find_unit(writer, id)) return {};
    ledger::Act act(writer, random_, now_, {"system", ""}, "unit.create", "unit/" + id);
    identity::Unit unit;
    unit.id = id;
    unit.name = {id, id};
    unit.kind = "department";
    TRY(identity::create_unit(act, unit));
    TRY(act.commit());
    return {};
  });
}

Result<> Theatre::act(const ledger::Actor& actor,
                      const std::function<Result<>(ledger::Act&)>& body) {
  Result<> done;
  for (int tried = 0; tried < tries_max; ++tried) {
    done = database_->write_and_wait([&](store::Writer& writer) -> Result<> {
      ledger::Act act(writer, random_, now_, actor, "scenario.act", "scenario/1");
      TRY(body(act));
      TRY(act.commit());
      return {};
    });
    if (done || done.error().problem != "case.unit-unknown") return done;
    TRY(make_unit(done.error().detail));
  }
  return done;
}

Result<> Theatre::read(const std::function<Result<>(store::Reader&)>& body) {
  return database_->read(body);
}

Result<Worker> Theatre::worker(const catalog::ScenarioActor& actor) {
  const auto unit = unit_of(actor.unit);
  const auto role = identity::role_of(actor.role).value_or(identity::Role::handler);
  const auto key = fmt::format("{}/{}/{}", unit, actor.role, actor.person);
  if (const auto known = people_.find(key); known != people_.end()) return known->second;
  TRY(make_unit(unit));
  Worker worker;
  worker.who.appointments = {{unit, role}};
  identity::PersonNew person;
  person.login = fmt::format("person{}", people_.size() + 1);
  person.name = {actor.person.empty() ? person.login : actor.person, person.login};
  person.appointments = worker.who.appointments;
  TRY(act({"system", ""}, [&](ledger::Act& act) -> Result<> {
    worker.who.person = TRY(identity::create_person(act, person));
    return {};
  }));
  people_.emplace(key, worker);
  return worker;
}

Result<std::string> Theatre::known_person(const std::string& unit, const std::string& name) const {
  for (const auto& [key, worker] : people_) {
    if (key.starts_with(unit + "/") && key.ends_with("/" + name)) return worker.who.person;
  }
  return fail(ErrorKind::not_found, "person.not-found", name);
}

std::string Theatre::unit_of(const std::string& word) const {
  const auto post = posts_.find(word);
  return post == posts_.end() ? word : post->second;
}

std::string Theatre::case_of(const std::string& name) const {
  const auto found = cases_.find(name);
  return found == cases_.end() ? std::string() : found->second;
}

void Theatre::name_case(const std::string& name, const std::string& id) {
  cases_.try_emplace("", id);
  if (!name.empty()) cases_[name] = id;
}

Result<> Theatre::go_to(Instant to) {
  for (std::int64_t round = 0; round < wakes_max; ++round) {
    const auto woken = TRY(wake(*database_, *world_, random_, now_, wakes_max));
    if (woken.fired + woken.failed > 0) continue;
    if (!woken.next_ms || *woken.next_ms > to.ms) break;
    now_.ms = std::max(now_.ms, *woken.next_ms);
  }
  now_ = std::max(now_, to);
  return {};
}

}  // namespace luoshi::casework
