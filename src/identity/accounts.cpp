#include "identity/accounts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "identity/tables.hpp"

namespace luoshi::identity {
namespace {

constexpr std::array<std::string_view, 6> unit_kinds{
    "office", "department", "subdistrict", "public_institution", "enterprise", "party"};

constexpr std::string_view unit_columns =
    "id, name_zh, name_en, short_names, kind, duties, active, version";

// Lists of short words stand in one text column, one a line.
std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, "\n"));
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const auto end = text.find('\n');
    words.emplace_back(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return words;
}

Unit unit_from(const store::Row& row) {
  return {.id = row.string(0),
          .name = {row.string(1), row.string(2)},
          .short_names = split(row.text(3)),
          .kind = row.string(4),
          .duties = split(row.text(5)),
          .active = row.integer(6) != 0,
          .version = row.integer(7)};
}

bool is_word(std::string_view text, std::size_t length_max, std::string_view marks) {
  if (text.size() < 2 || text.size() > length_max || text[0] < 'a' || text[0] > 'z') return false;
  return std::ranges::all_of(text, [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || marks.contains(c);
  });
}

void check_name(const Name& name, std::vector<Finding>& findings) {
  if (name.zh.empty()) findings.push_back({"/name/zh", "request.field-empty", ""});
  for (const auto& [place, text] : {std::pair("/name/zh", &name.zh), {"/name/en", &name.en}}) {
    if (text->contains('\n')) findings.push_back({place, "request.control-character", ""});
  }
}

Result<> checked(std::string problem, std::vector<Finding> findings) {
  if (findings.empty()) return {};
  Error error{ErrorKind::invalid, std::move(problem), "", "", {}};
  error.findings = std::move(findings);
  return std::unexpected(std::move(error));
}

void check_unit(const Unit& unit, std::vector<Finding>& findings) {
  check_name(unit.name, findings);
  if (std::ranges::find(unit_kinds, unit.kind) == unit_kinds.end()) {
    findings.push_back({"/kind", "request.not-a-choice", unit.kind});
  }
  const auto check_words = [&](std::string_view place, const std::vector<std::string>& words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i].empty() || words[i].contains('\n')) {
        findings.push_back({fmt::format("{}/{}", place, i), "request.field-empty", ""});
      }
    }
  };
  check_words("/short", unit.short_names);
  check_words("/duties", unit.duties);
}

std::vector<ledger::Change> changes_of(const Unit& unit) {
  return {{"name_zh", unit.name.zh},
          {"name_en", unit.name.en},
          {"short_names", joined(unit.short_names)},
          {"kind", unit.kind},
          {"duties", joined(unit.duties)},
          {"active", std::int64_t{unit.active ? 1 : 0}}};
}

std::string appointment_id(std::string_view person, const Appointment& appointment) {
  return fmt::format("{}/{}/{}", person, appointment.unit, name_of(appointment.role));
}

bool same(const Appointment& a, const Appointment& b) {
  return a.unit == b.unit && a.role == b.role;
}

Result<bool> exists(store::Reader& reader, std::string_view sql, std::string value) {
  bool found = false;
  TRY(reader.each(sql, {std::move(value)}, [&](const store::Row&) {
    found = true;
    return false;
  }));
  return found;
}

Result<> check_appointments(store::Reader& reader, const std::vector<Appointment>& appointments) {
  std::vector<Finding> findings;
  for (std::size_t i = 0; i < appointments.size(); ++i) {
    if (!TRY(exists(reader, "SELECT 1 FROM unit WHERE id = ?1 AND active = 1",
                    appointments[i].unit))) {
      findings.push_back(
          {fmt::format("/appointments/{}/unit", i), "unit.not-found", appointments[i].unit});
    }
  }
  return checked("person.faulty", std::move(findings));
}

// REQUIRES: the change is in the transaction already.
Result<> check_an_operator_is_left(store::Reader& reader) {
  bool left = false;
  TRY(
      reader.each("SELECT 1 FROM appointment JOIN person ON person.id = appointment.person"
                  " WHERE appointment.role = 'operator' AND appointment.state = 'active'"
                  " AND person.active = 1 LIMIT 1",
                  {}, [&](const store::Row&) {
                    left = true;
                    return false;
                  }));
  if (left) return {};
  return fail(ErrorKind::conflict, "person.last-operator");
}

Result<> appoint(ledger::Act& act, std::string_view person, const Appointment& appointment) {
  const auto id = appointment_id(person, appointment);
  if (TRY(exists(act.writer(), "SELECT 1 FROM appointment WHERE id = ?1", id))) {
    return act.update(appointment_table, id, {{"state", std::string("active")}});
  }
  return act.insert(appointment_table, id,
                    {{"person", std::string(person)},
                     {"unit", appointment.unit},
                     {"role", std::string(name_of(appointment.role))},
                     {"state", std::string("active")}});
}

Result<std::vector<Person>> people_where(store::Reader& reader, std::string_view condition,
                                         const store::Params& params) {
  std::vector<Person> people;
  std::map<std::string, std::size_t, std::less<>> place;
  TRY(reader.each(
      fmt::format("SELECT person.id, login, name_zh, name_en, active, version,"
                  " COALESCE(credential.must_change, 0) FROM person"
                  " LEFT JOIN credential ON credential.person = person.id {} ORDER BY login",
                  condition),
      params, [&](const store::Row& row) {
        place.emplace(row.string(0), people.size());
        people.push_back({.id = row.string(0),
                          .login = row.string(1),
                          .name = {row.string(2), row.string(3)},
                          .appointments = {},
                          .active = row.integer(4) != 0,
                          .must_change_password = row.integer(6) != 0,
                          .version = row.integer(5)});
        return true;
      }));
  const auto add = [&](const store::Row& row) {
    const auto role = role_of(row.text(2));
    const auto found = place.find(row.text(0));
    if (role && found != place.end()) {
      people[found->second].appointments.push_back({row.string(1), *role});
    }
    return true;
  };
  if (people.size() == 1) {
    TRY(
        reader.each("SELECT person, unit, role FROM appointment WHERE person = ?1"
                    " AND state = 'active' ORDER BY unit, role",
                    {people.front().id}, add));
  } else {
    TRY(
        reader.each("SELECT person, unit, role FROM appointment WHERE state = 'active'"
                    " ORDER BY unit, role",
                    {}, add));
  }
  return people;
}

Result<Person> one_person(store::Reader& reader, std::string_view condition,
                          std::string_view value) {
  auto people = TRY(people_where(reader, condition, {std::string(value)}));
  if (people.empty()) return fail(ErrorKind::not_found, "person.not-found");
  return std::move(people.front());
}

}  // namespace

Result<std::vector<Unit>> list_units(store::Reader& reader) {
  return store::collect<Unit>(reader, fmt::format("SELECT {} FROM unit ORDER BY id", unit_columns),
                              {}, unit_from);
}

Result<Unit> find_unit(store::Reader& reader, std::string_view id) {
  auto units = TRY(
      store::collect<Unit>(reader, fmt::format("SELECT {} FROM unit WHERE id = ?1", unit_columns),
                           {std::string(id)}, unit_from));
  if (units.empty()) return fail(ErrorKind::not_found, "unit.not-found", std::string(id));
  return std::move(units.front());
}

Result<> create_unit(ledger::Act& act, const Unit& unit) {
  std::vector<Finding> findings;
  if (!is_word(unit.id, 40, "-")) findings.push_back({"/id", "unit.bad-id", unit.id});
  check_unit(unit, findings);
  TRY(checked("unit.faulty", std::move(findings)));
  if (TRY(exists(act.writer(), "SELECT 1 FROM unit WHERE id = ?1", unit.id))) {
    return fail(ErrorKind::conflict, "unit.exists", unit.id);
  }
  return act.insert(unit_table, unit.id, changes_of(unit));
}

Result<> edit_unit(ledger::Act& act, std::string_view id, const UnitEdit& edit,
                   std::optional<std::int64_t> expected_version) {
  Unit unit = TRY(find_unit(act.writer(), id));
  if (edit.name) unit.name = *edit.name;
  if (edit.short_names) unit.short_names = *edit.short_names;
  if (edit.kind) unit.kind = *edit.kind;
  if (edit.duties) unit.duties = *edit.duties;
  if (edit.active) unit.active = *edit.active;
  std::vector<Finding> findings;
  check_unit(unit, findings);
  TRY(checked("unit.faulty", std::move(findings)));
  return act.update(unit_table, id, changes_of(unit), expected_version);
}

Result<std::vector<Person>> list_people(store::Reader& reader) {
  return people_where(reader, "", {});
}

Result<Person> find_person(store::Reader& reader, std::string_view id) {
  return one_person(reader, "WHERE person.id = ?1", id);
}

Result<Person> find_person_by_login(store::Reader& reader, std::string_view login) {
  return one_person(reader, "WHERE login = ?1", login);
}

Result<std::vector<Appointment>> appointments_of(store::Reader& reader, std::string_view person) {
  std::vector<Appointment> all;
  TRY(
      reader.each("SELECT unit, role FROM appointment WHERE person = ?1 AND state = 'active'"
                  " ORDER BY unit, role",
                  {std::string(person)}, [&](const store::Row& row) {
                    if (const auto role = role_of(row.text(1))) {
                      all.push_back({row.string(0), *role});
                    }
                    return true;
                  }));
  return all;
}

Result<std::string> create_person(ledger::Act& act, const PersonNew& person) {
  std::vector<Finding> findings;
  if (!is_word(person.login, 32, "._-")) findings.push_back({"/login", "person.bad-login", ""});
  check_name(person.name, findings);
  TRY(checked("person.faulty", std::move(findings)));
  TRY(check_appointments(act.writer(), person.appointments));
  if (TRY(exists(act.writer(), "SELECT 1 FROM person WHERE login = ?1", person.login))) {
    return fail(ErrorKind::conflict, "person.login-taken", person.login);
  }
  const auto id = act.new_id("psn");
  TRY(act.insert(person_table, id,
                 {{"login", person.login},
                  {"name_zh", person.name.zh},
                  {"name_en", person.name.en},
                  {"active", std::int64_t{1}}}));
  std::vector<Appointment> made;
  for (const auto& appointment : person.appointments) {
    if (std::ranges::any_of(made, [&](const auto& one) { return same(one, appointment); }))
      continue;
    TRY(appoint(act, id, appointment));
    made.push_back(appointment);
  }
  return id;
}

Result<> edit_person(ledger::Act& act, std::string_view id, const PersonEdit& edit,
                     std::optional<std::int64_t> expected_version) {
  std::vector<ledger::Change> changes;
  if (edit.name) {
    std::vector<Finding> findings;
    check_name(*edit.name, findings);
    TRY(checked("person.faulty", std::move(findings)));
    changes.emplace_back("name_zh", edit.name->zh);
    changes.emplace_back("name_en", edit.name->en);
  }
  if (edit.active) changes.emplace_back("active", std::int64_t{*edit.active ? 1 : 0});
  const auto person = TRY(find_person(act.writer(), id));
  TRY(act.update(person_table, id, changes, expected_version));
  const bool was_operator = std::ranges::any_of(
      person.appointments, [](const auto& a) { return a.role == Role::operator_; });
  if (was_operator && edit.active == false) return check_an_operator_is_left(act.writer());
  return {};
}

Result<> set_appointments(ledger::Act& act, std::string_view id,
                          const std::vector<Appointment>& appointments) {
  const auto person = TRY(find_person(act.writer(), id));
  TRY(check_appointments(act.writer(), appointments));
  for (const auto& old : person.appointments) {
    const bool stays =
        std::ranges::any_of(appointments, [&](const auto& one) { return same(one, old); });
    if (stays) continue;
    TRY(act.update(appointment_table, appointment_id(id, old),
                   {{"state", std::string("withdrawn")}}));
  }
  std::vector<Appointment> held = person.appointments;
  for (const auto& one : appointments) {
    if (std::ranges::any_of(held, [&](const auto& old) { return same(old, one); })) continue;
    TRY(appoint(act, id, one));
    held.push_back(one);
  }
  const bool was_operator = std::ranges::any_of(
      person.appointments, [](const auto& a) { return a.role == Role::operator_; });
  if (was_operator) return check_an_operator_is_left(act.writer());
  return {};
}

}  // namespace luoshi::identity
