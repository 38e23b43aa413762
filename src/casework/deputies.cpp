#include "casework/deputies.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "casework/tables.hpp"
#include "identity/accounts.hpp"

namespace luoshi::casework {
namespace {

constexpr std::string_view columns = "id, person, deputy, from_date, to_date, withdrawn";

Deputy read_deputy(const store::Row& row) {
  return {row.string(0), row.string(1), row.string(2),
          row.string(3), row.string(4), !row.is_null(5)};
}

Result<std::vector<Deputy>> selected(store::Reader& reader, std::string_view where,
                                     const store::Params& params) {
  return store::collect<Deputy>(
      reader,
      fmt::format("SELECT {} FROM deputy WHERE {} ORDER BY to_date DESC, id", columns, where),
      params, read_deputy);
}

// The person does daily work in one of the units.
Result<bool> works_in(store::Reader& reader, std::string_view id,
                      const std::vector<std::string>& units) {
  const auto person = identity::find_person(reader, id);
  if (!person && person.error().kind != ErrorKind::not_found) return Failure(person.error());
  if (!person || !person->active) return false;
  return std::ranges::any_of(units, [&](const std::string& unit) {
    return !working_roles(person->appointments, unit).empty();
  });
}

Result<> check_input(store::Reader& reader, const Principal& who, const DeputyNew& deputy,
                     std::string_view today) {
  const auto units = working_units(who);
  if (units.empty()) return fail(ErrorKind::forbidden, "deputy.no-unit");
  std::vector<Finding> findings;
  if (deputy.deputy == who.person) {
    findings.push_back({"/deputy", "deputy.oneself", {}});
  } else if (!TRY(works_in(reader, deputy.deputy, units))) {
    findings.push_back({"/deputy", "deputy.other-unit", {}});
  }
  if (deputy.to < deputy.from) findings.push_back({"/to", "deputy.days-backwards", deputy.to});
  if (deputy.to < today) findings.push_back({"/to", "deputy.days-past", deputy.to});
  if (findings.empty()) return {};
  return Failure(Error{ErrorKind::invalid, "deputy.faulty", {}, {}, std::move(findings)});
}

Result<> check_others(store::Reader& reader, const Principal& who, const DeputyNew& deputy) {
  for (const auto& one :
       TRY(selected(reader, "withdrawn IS NULL AND from_date <= ? AND to_date >= ?",
                    {deputy.to, deputy.from}))) {
    if (one.person == who.person) return fail(ErrorKind::conflict, "deputy.overlaps", one.deputy);
    if (one.person == deputy.deputy || one.deputy == who.person) {
      return fail(ErrorKind::conflict, "deputy.chain");
    }
  }
  return {};
}

}  // namespace

Result<std::vector<Deputy>> deputies_of(store::Reader& reader, std::string_view person) {
  return selected(reader, "person = ? OR deputy = ?", {std::string(person), std::string(person)});
}

Result<Deputy> load_deputy(store::Reader& reader, std::string_view id) {
  const auto found = TRY(selected(reader, "id = ?", {std::string(id)}));
  if (found.empty()) return fail(ErrorKind::not_found, "deputy.not-found", std::string(id));
  return found.front();
}

Result<std::string> set_deputy(ledger::Act& act, const Principal& who, const DeputyNew& deputy,
                               std::string_view today) {
  TRY(check_input(act.writer(), who, deputy, today));
  TRY(check_others(act.writer(), who, deputy));
  auto id = act.new_id("dep");
  TRY(act.insert(deputy_table, id,
                 {{"person", who.person},
                  {"deputy", deputy.deputy},
                  {"from_date", deputy.from},
                  {"to_date", deputy.to},
                  {"made_ms", act.now().ms}}));
  return id;
}

Result<> withdraw_deputy(ledger::Act& act, const Principal& who, std::string_view id) {
  const auto deputy = TRY(load_deputy(act.writer(), id));
  if (deputy.person != who.person) {
    return fail(ErrorKind::not_found, "deputy.not-found", std::string(id));
  }
  if (deputy.withdrawn) return fail(ErrorKind::conflict, "deputy.withdrawn-already");
  return act.update(deputy_table, id, {{"withdrawn", act.now().ms}});
}

}  // namespace luoshi::casework
