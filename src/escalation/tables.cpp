#include "escalation/tables.hpp"

#include "escalation/measure_tables.hpp"
#include "ledger/columns.hpp"

namespace luoshi::escalation {
namespace {

using ledger::columns::closed;
using ledger::columns::number;
using ledger::columns::open;

}  // namespace

// `from_light` equals `to_light` where only the rule that decides became another one: who counts
// reds or yellows takes rows in which they differ.
const ledger::Table light_change_table{
    "light_change",
    {
        open("item"),
        number("position"),  // from 1, within the item
        open("changed_on"),  // the district's date
        open("from_light"),
        open("to_light"),
        open("rule"),             // its stable id in the rules; see catalog/rules/lights.yaml
        open("rules_version"),    // of the table in force that day
        number("planned_tenth"),  // tenths of a percent; absent where there is no plan to hold to
        number("actual_tenth"),
        number("measure_tenth"),  // what the rule compared, in tenths of its unit
        open("counted_from"),     // the deadline that was missed, or the day progress was held to
        open("override"),         // the override that decided instead of a rule
        open("cause"),            // act: somebody's act; day: time alone
        open("made_by"),          // who acted; absent for a day
        number("made_ms"),
    },
    {
        "CREATE INDEX IF NOT EXISTS light_change_item ON light_change (item, position)",
        "CREATE INDEX IF NOT EXISTS light_change_day ON light_change (changed_on, to_light)",
    }};

const ledger::Table light_override_table{
    "light_override",
    {
        open("item"),
        open("state"),  // proposed, in_force, refused, withdrawn, ended
        open("light"),  // green, yellow, red
        open("until"),  // the last day it is in force
        closed("reason"),
        open("proposed_by"),
        number("proposed_ms"),
        open("signed_by"),
        number("signed_ms"),
        closed("refusal"),
        open("ended_on"),
    },
    {
        "CREATE INDEX IF NOT EXISTS light_override_item ON light_override (item, proposed_ms)",
        "CREATE INDEX IF NOT EXISTS light_override_state ON light_override (state, until)",
    }};

std::vector<const ledger::Table*> tables() {
  auto all = measure_tables();
  all.insert(all.end(), {&light_change_table, &light_override_table});
  return all;
}

}  // namespace luoshi::escalation
