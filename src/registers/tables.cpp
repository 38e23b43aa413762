#include "registers/tables.hpp"

#include "ledger/columns.hpp"

namespace luoshi::registers {
namespace {

using ledger::columns::closed;
using ledger::columns::number;
using ledger::columns::open;

}  // namespace

const ledger::Table enterprise_table{
    "enterprise",
    {
        open("name"),
        open("credit_code"),
        closed("contact"),
        closed("phone"),
        closed("address"),
        open("subdistrict"),  // code, 9 digits
        open("industry"),
        open("official"),  // a person
        open("unit"),      // the official's
        number("registered_ms"),
        number("withdrawn_ms"),
        closed("withdrawn_words"),
    },
    {
        // One that was withdrawn may be registered anew.
        "CREATE UNIQUE INDEX IF NOT EXISTS enterprise_code ON enterprise (credit_code) "
        "WHERE withdrawn_ms IS NULL",
        "CREATE INDEX IF NOT EXISTS enterprise_name ON enterprise (name, id)",
        "CREATE INDEX IF NOT EXISTS enterprise_official ON enterprise (official, name, id)",
        "CREATE INDEX IF NOT EXISTS enterprise_unit ON enterprise (unit, name, id)",
    }};

const ledger::Table enterprise_visit_table{
    "enterprise_visit",
    {
        open("subject"),      // the enterprise
        open("official"),     // whose visit it was
        open("recorded_by"),  // the official, or who keeps the register
        open("visited"),      // 2026-03-02
        open("manner"),       // on_site, telephone, meeting
        closed("words"),
        number("recorded_ms"),
    },
    {
        "CREATE INDEX IF NOT EXISTS enterprise_visit_subject ON enterprise_visit "
        "(subject, visited)",
        "CREATE INDEX IF NOT EXISTS enterprise_visit_visited ON enterprise_visit (visited)",
    }};

const ledger::Table visit_case_table{
    "visit_case",
    {
        open("subject"),  // the visit
        open("case_id"),
        number("noted_ms"),
    },
    {"CREATE INDEX IF NOT EXISTS visit_case_subject ON visit_case (subject, noted_ms)"}};

std::vector<const ledger::Table*> tables() {
  return {&enterprise_table, &enterprise_visit_table, &visit_case_table};
}

}  // namespace luoshi::registers
