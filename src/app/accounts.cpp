#include "app/accounts.hpp"

#include <fmt/format.h>

#include "identity/accounts.hpp"
#include "identity/passwords.hpp"
#include "identity/sessions.hpp"

namespace luoshi::app {
namespace {

constexpr auto kind_init = "district.init";

std::string roles_of(const catalog::Person& person) {
  std::string roles;
  for (const auto role : person.roles) {
    if (!roles.empty()) roles += ", ";
    roles += identity::name_of(role);
  }
  return roles;
}

const catalog::Unit* unit_of(const catalog::District& district, const std::string& id) {
  const auto found = std::ranges::find(district.units, id, &catalog::Unit::id);
  return found == district.units.end() ? nullptr : &*found;
}

Result<> create_units(ledger::Act& act, const catalog::District& district) {
  for (const auto& unit : district.units) {
    TRY(identity::create_unit(act, {.id = unit.id,
                                    .name = {unit.name.zh, unit.name.en},
                                    .short_names = unit.short_names,
                                    .kind = unit.kind,
                                    .duties = unit.duties}));
  }
  return {};
}

Result<> create_person(ledger::Act& act, const catalog::Person& person, const std::string& hash,
                       bool must_change) {
  std::vector<identity::Appointment> appointments;
  for (const auto role : person.roles) appointments.push_back({person.unit, role});
  const auto id = TRY(identity::create_person(act, {.login = person.login,
                                                    .name = {person.name.zh, person.name.en},
                                                    .appointments = std::move(appointments)}));
  return identity::put_credential(act.writer(), id, hash, must_change, act.now());
}

}  // namespace

Result<std::vector<NewAccount>> create_accounts(DataDirectory& data, bool must_change) {
  identity::Hasher hasher;
  std::vector<NewAccount> accounts;
  std::vector<std::string> hashes;
  for (const auto& person : data.district.people) {
    const auto* unit = unit_of(data.district, person.unit);
    accounts.push_back({person.login, person.name.zh, unit == nullptr ? person.unit : unit->name.zh,
                        roles_of(person), identity::new_first_password(data.random)});
    hashes.push_back(TRY(hasher.hash(accounts.back().password)));
  }
  TRY(data.database->write_and_wait([&](store::Writer& writer) -> Result<> {
    ledger::Act act(writer, data.random, data.clock.now(), {"system", ""}, kind_init,
                    "district/" + data.district.id);
    TRY(create_units(act, data.district));
    for (std::size_t i = 0; i < accounts.size(); ++i) {
      TRY(create_person(act, data.district.people[i], hashes[i], must_change));
    }
    TRY(act.commit());
    return {};
  }));
  return accounts;
}

void print_accounts(const std::vector<NewAccount>& accounts) {
  fmt::print("账号（口令只显示这一次） / Accounts (passwords are shown this once)\n");
  for (const auto& account : accounts) {
    fmt::print("{}\t{}\t{}\t{} {}\n", account.login, account.password, account.roles, account.unit,
               account.name);
  }
  std::fflush(stdout);
}

}  // namespace luoshi::app
