#include "supervision/tables.hpp"

#include "ledger/columns.hpp"

namespace luoshi::supervision {
namespace {

using ledger::columns::closed;
using ledger::columns::number;
using ledger::columns::open;

}  // namespace

const ledger::Table source_table{
    "source",
    {
        open("kind"),
        number("number"),
        closed("title"),
        number("year"),
        number("year_reviewed"),
        closed("place"),
        open("delivered"),
        closed("file_name"),
        open("media_type"),
        open("file"),        // SHA-256 of the bytes handed in
        open("text"),        // SHA-256 of the decoded text or table
        number("has_text"),  // 0 for a table
        closed("sections"),  // a heading path a line, headings parted by tabs
        number("created_ms"),
        open("created_by"),
        number("approved_ms"),
        open("approved_by"),
    },
    {
        "CREATE UNIQUE INDEX IF NOT EXISTS source_number ON source (number)",
        "CREATE UNIQUE INDEX IF NOT EXISTS source_text ON source (kind, text)",
    }};

const ledger::Table item_table{
    "item",
    {
        open("source"),
        number("source_rank"),  // smaller for newer sources: the first key of the board
        number("position"),     // order within the source
        number("year"),
        number("serial"),
        number("part"),  // the parts of `number`
        open("number"),
        open("type"),
        open("state"),
        open("disclosure"),
        open("parent"),
        number("parts_total"),
        closed("headline"),
        closed("text"),
        closed("section"),
        number("span_begin"),
        number("span_end"),  // code points of the source's text
        number("read_begin"),
        number("read_end"),   // the span the reader gave, never edited
        number("sheet_row"),  // row of a table, from 1
        closed("verb"),
        closed("objects"),
        number("quantity_count"),
        closed("completion_standard"),
        open("lead_unit"),
        open("suggested_unit"),
        open("suggested_reason"),
        closed("suggested_detail"),
        closed("responsible_leader"),
        closed("person_in_charge"),
        closed("liaison"),
        open("due_date"),
        number("certainty"),
        open("doubt"),
        closed("reason"),
        open("accepted_by"),
        open("edited_by"),
        open("confirmed_by"),
        number("changed_ms"),
        open("stage"),        // how far it has been carried; absent: none
        open("start_date"),   // planned
        open("recurrence"),   // of a standing duty: monthly, quarterly, …
        number("progress"),   // percent of the last accepted report
        open("progress_on"),  // the day it was accepted
        open("light"),
        open("light_since"),
        number("reds"),     // how often the light has turned red
        number("amended"),  // how often the target was amended
        number("issued_ms"),
        number("acknowledged_ms"),
        open("ended_on"),      // the day it was struck off, closed or cancelled
        open("receipt_due"),   // the day by which the issued item is to be signed for
        open("reports_from"),  // the first period it owes a report on; see escalation/owed.hpp
        open("report_due"),    // the day the earliest report owed is due; absent: none is owed
        number("public_ms"),   // when its disclosure last became public
    },
    {
        "CREATE INDEX IF NOT EXISTS item_board ON item (source_rank, position, id)",
        "CREATE INDEX IF NOT EXISTS item_state ON item (state, source_rank, position, id)",
        "CREATE INDEX IF NOT EXISTS item_type ON item (type, source_rank, position, id)",
        ("CREATE INDEX IF NOT EXISTS item_disclosure ON item (disclosure, state, source_rank, "
         "position, id)"),
        "CREATE INDEX IF NOT EXISTS item_source ON item (source, position, id)",
        "CREATE INDEX IF NOT EXISTS item_certainty ON item (source, certainty, position, id)",
        "CREATE INDEX IF NOT EXISTS item_source_state ON item (source, state, position, id)",
        "CREATE INDEX IF NOT EXISTS item_lead ON item (lead_unit, state)",
        "CREATE INDEX IF NOT EXISTS item_parent ON item (parent, position, id)",
        "CREATE INDEX IF NOT EXISTS item_serial ON item (year, serial, part)",
        "CREATE INDEX IF NOT EXISTS item_due ON item (coalesce(due_date, '9999-12-31'), id)",
        "CREATE INDEX IF NOT EXISTS item_changed ON item (changed_ms, id)",
        "CREATE INDEX IF NOT EXISTS item_stage ON item (stage, source_rank, position, id)",
        "CREATE INDEX IF NOT EXISTS item_light ON item (light, source_rank, position, id)",
        "CREATE INDEX IF NOT EXISTS item_receipt_due ON item (receipt_due, lead_unit, id)",
        "CREATE INDEX IF NOT EXISTS item_report_due ON item (report_due, lead_unit, id)",
        "CREATE INDEX IF NOT EXISTS item_stage_unit ON item (stage, lead_unit, id)",
        "CREATE INDEX IF NOT EXISTS item_leader ON item (responsible_leader, stage)",
        "CREATE INDEX IF NOT EXISTS item_public ON item (disclosure, public_ms)",
    }};

const ledger::Table item_unit_table{
    "item_unit",
    {open("item"), open("unit"), number("position"), number("active")},
    {
        "CREATE INDEX IF NOT EXISTS item_unit_item ON item_unit (item, active, position)",
        "CREATE INDEX IF NOT EXISTS item_unit_unit ON item_unit (unit, active, item)",
    }};

const ledger::Table quantity_table{
    "quantity",
    {
        open("item"),
        number("position"),
        number("active"),
        number("span_begin"),
        number("span_end"),
        closed("value"),
        closed("low"),
        closed("high"),
        closed("unit"),
        open("kind"),
        open("qualifier"),
        open("role"),
        closed("indicator"),
        number("year"),
        number("computed"),
        closed("computation"),
    },
    {"CREATE INDEX IF NOT EXISTS quantity_item ON quantity (item, active, position)"}};

std::vector<const ledger::Table*> tables() {
  return {&source_table, &item_table, &item_unit_table, &quantity_table};
}

}  // namespace luoshi::supervision
