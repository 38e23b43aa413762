// Units, people and appointments: who there is and in what role. Ledgered; every change is part of
// an Act. Passwords are no matter of the ledger: see passwords.hpp and credentials.hpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "identity/actor.hpp"
#include "ledger/act.hpp"
#include "store/database.hpp"

namespace luoshi::identity {

struct Name {
  std::string zh;
  std::string en;

  bool operator==(const Name&) const = default;
};

// A unit 单位. `id` is a word chosen by the district ("finance"), the same in catalogues.
struct Unit {
  std::string id;
  Name name;
  std::vector<std::string> short_names;
  std::string kind;  // office, department, subdistrict, public_institution, enterprise, party
  std::vector<std::string> duties;
  bool active = true;
  std::int64_t version = 0;
};

struct UnitEdit {
  std::optional<Name> name{};
  std::optional<std::vector<std::string>> short_names{};
  std::optional<std::string> kind{};
  std::optional<std::vector<std::string>> duties{};
  std::optional<bool> active{};
};

struct Person {
  std::string id;  // opaque, "psn_…"
  std::string login;
  Name name;
  std::vector<Appointment> appointments;
  bool active = true;
  bool must_change_password = false;
  std::int64_t version = 0;
};

struct PersonNew {
  std::string login;  // [a-z][a-z0-9._-]{1,31}
  Name name;
  std::vector<Appointment> appointments;
};

struct PersonEdit {
  std::optional<Name> name{};
  std::optional<bool> active{};
};

// The ledgered tables unit, person and appointment, for ledger::prepare.
[[nodiscard]] std::vector<const ledger::Table*> tables();

// Creates the tables of identity that are not ledgered: credential, session, login_audit.
Result<> prepare(store::Writer& writer);

// Ordered by id.
[[nodiscard]] Result<std::vector<Unit>> list_units(store::Reader& reader);
// not_found "unit.not-found".
[[nodiscard]] Result<Unit> find_unit(store::Reader& reader, std::string_view id);
// invalid "unit.faulty" with all findings; conflict "unit.exists".
Result<> create_unit(ledger::Act& act, const Unit& unit);
// As create; conflict "row.changed-meanwhile" when the version is another.
Result<> edit_unit(ledger::Act& act, std::string_view id, const UnitEdit& edit,
                   std::optional<std::int64_t> expected_version);

// Ordered by login. Withdrawn appointments are left out.
[[nodiscard]] Result<std::vector<Person>> list_people(store::Reader& reader);
// not_found "person.not-found".
[[nodiscard]] Result<Person> find_person(store::Reader& reader, std::string_view id);
[[nodiscard]] Result<Person> find_person_by_login(store::Reader& reader, std::string_view login);
// Those in force, ordered by unit and role.
[[nodiscard]] Result<std::vector<Appointment>> appointments_of(store::Reader& reader,
                                                               std::string_view person);
// The id of the new person. invalid "person.faulty" with all findings; conflict
// "person.login-taken". A credential is set apart, in the same transaction.
Result<std::string> create_person(ledger::Act& act, const PersonNew& person);
// conflict "person.last-operator" when no active operator would be left.
Result<> edit_person(ledger::Act& act, std::string_view id, const PersonEdit& edit,
                     std::optional<std::int64_t> expected_version);
// Makes the person's appointments exactly these: new ones are added, others withdrawn. Raises the
// person's version. Errors as edit_person and create_person.
Result<> set_appointments(ledger::Act& act, std::string_view id,
                          const std::vector<Appointment>& appointments);

}  // namespace luoshi::identity
