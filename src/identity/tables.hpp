// The ledgered tables of identity. Names and log-in names of people are closed; units, roles and
// states are open (see ledger/act.hpp).
#pragma once

#include "ledger/act.hpp"

namespace luoshi::identity {

extern const ledger::Table unit_table;
extern const ledger::Table person_table;
extern const ledger::Table appointment_table;  // id is "<person>/<unit>/<role>"

}  // namespace luoshi::identity
