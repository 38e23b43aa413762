#include "identity/tables.hpp"

#include "identity/accounts.hpp"

namespace luoshi::identity {

using ledger::ColumnType;
using ledger::Openness;

const ledger::Table unit_table{"unit",
                               {{"name_zh", ColumnType::text, Openness::open},
                                {"name_en", ColumnType::text, Openness::open},
                                {"short_names", ColumnType::text, Openness::open},
                                {"kind", ColumnType::text, Openness::open},
                                {"duties", ColumnType::text, Openness::open},
                                {"active", ColumnType::integer, Openness::open}},
                               {}};

const ledger::Table person_table{
    "person",
    {{"login", ColumnType::text, Openness::closed},
     {"name_zh", ColumnType::text, Openness::closed},
     {"name_en", ColumnType::text, Openness::closed},
     {"active", ColumnType::integer, Openness::open}},
    {"CREATE UNIQUE INDEX IF NOT EXISTS person_login ON person (login)"}};

const ledger::Table appointment_table{
    "appointment",
    {{"person", ColumnType::text, Openness::open},
     {"unit", ColumnType::text, Openness::open},
     {"role", ColumnType::text, Openness::open},
     {"state", ColumnType::text, Openness::open}},
    {"CREATE INDEX IF NOT EXISTS appointment_person ON appointment (person, state)"}};

std::vector<const ledger::Table*> tables() {
  return {&unit_table, &person_table, &appointment_table};
}

Result<> prepare(store::Writer& writer) {
  for (const auto* sql :
       {"CREATE TABLE IF NOT EXISTS credential (person TEXT PRIMARY KEY, hash TEXT NOT NULL,"
        " must_change INTEGER NOT NULL, changed_at INTEGER NOT NULL) STRICT",
        "CREATE TABLE IF NOT EXISTS session (token_hash TEXT PRIMARY KEY, id TEXT NOT NULL,"
        " person TEXT NOT NULL, created_at INTEGER NOT NULL, used_at INTEGER NOT NULL) STRICT",
        "CREATE INDEX IF NOT EXISTS session_person ON session (person)",
        "CREATE TABLE IF NOT EXISTS login_audit (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL,"
        " event TEXT NOT NULL, person TEXT NOT NULL, login_hash TEXT NOT NULL,"
        " address TEXT NOT NULL) STRICT",
        "CREATE INDEX IF NOT EXISTS login_audit_at ON login_audit (at)"}) {
    TRY(writer.run(sql, {}));
  }
  return {};
}

}  // namespace luoshi::identity
