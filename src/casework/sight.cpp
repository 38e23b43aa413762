#include "casework/sight.hpp"

#include <string>

namespace luoshi::casework {
namespace {

std::int64_t flag(bool value) {
  return value ? 1 : 0;
}

}  // namespace

Result<> give_sight(store::Writer& writer, const Case& one, std::string_view unit) {
  TRY(
      writer.run("INSERT OR IGNORE INTO case_sight (unit, open, reported_ms, subject) "
                 "VALUES (?, ?, ?, ?)",
                 {std::string(unit), flag(one.is_open()), one.reported_ms, one.id}));
  return {};
}

Result<> keep_sight(store::Writer& writer, const Case& before, const Case& after) {
  if (before.id.empty()) return give_sight(writer, after, after.desk_unit);
  if (before.is_open() == after.is_open()) return {};
  TRY(
      writer.run("UPDATE OR FAIL case_sight SET open = ?1 WHERE unit IN "
                 "(SELECT ?2 UNION ALL SELECT unit FROM case_unit WHERE subject = ?3) "
                 "AND open = 1 - ?1 AND reported_ms = ?4 AND subject = ?3",
                 {flag(after.is_open()), after.desk_unit, after.id, after.reported_ms}));
  return {};
}

Result<> make_sight(store::Writer& writer) {
  TRY(writer.run("DELETE FROM case_sight", {}));
  TRY(
      writer.run("INSERT INTO case_sight (unit, open, reported_ms, subject) "
                 "SELECT u.unit, c.state = 'open', c.reported_ms, c.id "
                 "FROM cases c JOIN case_unit u ON u.subject = c.id "
                 "UNION SELECT desk_unit, state = 'open', reported_ms, id FROM cases",
                 {}));
  return {};
}

}  // namespace luoshi::casework
