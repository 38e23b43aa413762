#include "escalation/measure_tables.hpp"

#include "ledger/columns.hpp"

namespace luoshi::escalation {
namespace {

using ledger::columns::closed;
using ledger::columns::number;
using ledger::columns::open;

}  // namespace

const ledger::Table urge_table{
    "urge",
    {
        open("item"),
        open("unit"),
        open("occasion"),  // receipt, report, duty, due
        open("period"),    // of a report or a turn of a duty: 2019-03
        open("due_date"),  // what was urged is or was due then
        number("after"),   // 1: that day had passed
        open("template"),
        closed("words"),
        open("state"),  // sent, opened, answered
        open("batch"),  // urges of one act
        open("made_by"),
        number("made_ms"),
        open("made_on"),
        open("opened_by"),
        number("opened_ms"),
        closed("answer"),
        open("answered_by"),  // absent where the deed itself was the answer
        number("answered_ms"),
    },
    {
        "CREATE INDEX IF NOT EXISTS urge_item ON urge (item, made_ms)",
        "CREATE INDEX IF NOT EXISTS urge_state ON urge (state, unit)",
        "CREATE INDEX IF NOT EXISTS urge_unit ON urge (unit, state, made_ms)",
        "CREATE INDEX IF NOT EXISTS urge_made ON urge (made_ms, id)",
    }};

const ledger::Table notice_table{
    "notice",
    {
        open("level"),  // blue, orange, red
        number("year"),
        number("serial"),  // within year and level, given when it is issued
        open("unit"),
        open("state"),  // draft, to_sign, issued, received, answered, closed, escalated, withdrawn
        closed("reason"),      closed("demand"),      open("answer_by"),
        open("previous"),  // the notice of the level below that it follows
        open("rule"),      // that proposed it; absent: a person's own idea
        open("rule_version"),  open("drafted_by"),    number("drafted_ms"),
        closed("refusal"),  // the approver's words when it was handed back
        open("issued_by"),  // who signed: supervision for blue, else the approver
        number("issued_ms"),   open("issued_on"),     open("received_by"),
        number("received_ms"), closed("answer"),      closed("evidence"),
        open("answered_by"),   number("answered_ms"), open("answered_on"),
        closed("ending"),  // the words with which it was closed or withdrawn
        open("ended_by"),      number("ended_ms"),
    },
    {
        "CREATE INDEX IF NOT EXISTS notice_number ON notice (year, level, serial)",
        "CREATE INDEX IF NOT EXISTS notice_state ON notice (state, unit, answer_by)",
        "CREATE INDEX IF NOT EXISTS notice_unit ON notice (unit, state, answer_by)",
        "CREATE INDEX IF NOT EXISTS notice_drafted ON notice (drafted_ms, id)",
    }};

const ledger::Table notice_item_table{
    "notice_item",
    {open("notice"), open("item"), number("position"), number("active")},
    {
        "CREATE INDEX IF NOT EXISTS notice_item_notice ON notice_item (notice, active, position)",
        "CREATE INDEX IF NOT EXISTS notice_item_item ON notice_item (item, active)",
    }};

const ledger::Table interview_table{
    "interview",
    {
        open("unit"),
        open("state"),  // draft, ordered, held, closed, withdrawn
        closed("reason"),
        open("notice"),  // that led to it, if any
        open("rule"),    // that proposed it
        open("rule_version"), open("planned_on"),    closed("place"),
        open("drafted_by"),   number("drafted_ms"),  closed("refusal"),
        open("ordered_by"),   number("ordered_ms"),  open("held_on"),
        closed("attendees"),  // one a line
        closed("words"),      closed("agreed"),
        open("agreed_by"),  // the day by which
        open("recorded_by"),  number("recorded_ms"), closed("ending"),
        open("ended_by"),     number("ended_ms"),
    },
    {
        "CREATE INDEX IF NOT EXISTS interview_unit ON interview (unit, state)",
        "CREATE INDEX IF NOT EXISTS interview_state ON interview (state, planned_on)",
        "CREATE INDEX IF NOT EXISTS interview_drafted ON interview (drafted_ms, id)",
    }};

const ledger::Table interview_item_table{
    "interview_item",
    {open("interview"), open("item"), number("position"), number("active")},
    {
        "CREATE INDEX IF NOT EXISTS interview_item_interview ON interview_item (interview, active, "
        "position)",
        "CREATE INDEX IF NOT EXISTS interview_item_item ON interview_item (item, active)",
    }};

const ledger::Table point_table{
    "point",
    {
        open("unit"),
        number("year"),
        open("rule"),
        open("rule_version"),
        open("item"),    // absent: not about one item
        open("fact"),    // what was found: report_missing, red, …
        open("record"),  // its source: "report/rep_…", "notice/ntc_…", "item/itm_…/2019-03"
        open("on_date"),
        number("tenths"),  // points × 10, below nought where they are taken off
        number("capped"),  // 1: less than the rule says, since the month's most was reached
        open("state"),     // standing, appealed, withdrawn
        closed("reason"),  // why it was withdrawn
        open("withdrawn_by"),
        number("withdrawn_ms"),
    },
    {
        "CREATE UNIQUE INDEX IF NOT EXISTS point_record ON point (record)",
        "CREATE INDEX IF NOT EXISTS point_unit ON point (year, unit, state, tenths)",
        "CREATE INDEX IF NOT EXISTS point_item ON point (item)",
        "CREATE INDEX IF NOT EXISTS point_rule ON point (unit, rule, on_date)",
        "CREATE INDEX IF NOT EXISTS point_state ON point (state, unit)",
    }};

const ledger::Table appeal_table{
    "appeal",
    {
        open("point"),
        open("unit"),
        open("state"),  // open, upheld, dismissed
        closed("words"),
        open("made_by"),
        number("made_ms"),
        closed("answer"),
        open("decided_by"),
        number("decided_ms"),
    },
    {
        "CREATE INDEX IF NOT EXISTS appeal_point ON appeal (point, made_ms)",
        "CREATE INDEX IF NOT EXISTS appeal_state ON appeal (state, unit, made_ms)",
    }};

const ledger::Table dismissal_table{
    "dismissal",
    {open("rule"), open("record"), open("unit"), closed("reason"), open("made_by"),
     number("made_ms")},
    {"CREATE INDEX IF NOT EXISTS dismissal_unit ON dismissal (unit, made_ms)"}};

std::vector<const ledger::Table*> measure_tables() {
  return {&urge_table,           &notice_table, &notice_item_table, &interview_table,
          &interview_item_table, &point_table,  &appeal_table,      &dismissal_table};
}

}  // namespace luoshi::escalation
