#include "handling/tables.hpp"

#include "ledger/columns.hpp"

namespace luoshi::handling {
namespace {

using ledger::columns::closed;
using ledger::columns::number;
using ledger::columns::open;

}  // namespace

const ledger::Table milestone_table{
    "milestone",
    {
        open("item"), number("position"), number("active"),
        open("period"),     // 2019-03, 2019-Q1
        open("due_date"),   // the last day of the period unless said otherwise
        number("percent"),  // planned by then; absent: words only
        closed("words"), open("reached_on"),
        open("report"),  // which reported it reached
    },
    {"CREATE INDEX IF NOT EXISTS milestone_item ON milestone (item, active, position)"}};

const ledger::Table comment_table{
    "comment",
    {
        open("item"),
        open("unit"),
        open("kind"),   // comment, objection
        open("state"),  // open, upheld, dismissed, noted
        closed("words"),
        closed("answer"),
        open("made_by"),
        number("made_ms"),
        open("decided_by"),
        number("decided_ms"),
    },
    {
        "CREATE INDEX IF NOT EXISTS comment_item ON comment (item, made_ms)",
        "CREATE INDEX IF NOT EXISTS comment_state ON comment (state, kind, made_ms)",
        "CREATE INDEX IF NOT EXISTS comment_unit ON comment (unit, item)",
    }};

const ledger::Table amendment_table{
    "amendment",
    {
        open("item"),
        number("position"),
        open("state"),     // proposed, decided, refused
        closed("before"),  // JSON of the fields that change
        closed("after"),
        closed("decided_by_words"),  // 区政府第 12 次常务会议
        open("decided_on"),
        closed("reason"),
        closed("refusal"),
        open("proposed_by"),
        number("proposed_ms"),
        open("signed_by"),
        number("signed_ms"),
    },
    {
        "CREATE INDEX IF NOT EXISTS amendment_item ON amendment (item, position)",
        "CREATE INDEX IF NOT EXISTS amendment_state ON amendment (state, proposed_ms)",
    }};

const ledger::Table report_table{
    "report",
    {
        open("item"),           open("unit"),
        open("period"),  // 2019-03
        open("state"),   // draft, submitted, signed, spot_check, accepted, returned, withdrawn
        number("percent"),
        closed("value"),  // a decimal
        closed("value_unit"),   closed("indicator"),
        open("origin"),  // reported, computed, cited
        closed("cited_source"), closed("words"),      closed("problems"),     closed("measures"),
        number("claims_done"),
        open("reached"),     // periods of the milestones it says are reached, parted by blanks
        open("disclosure"),  // internal, proposed, public
        closed("reason"),    // why it was handed back or returned
        open("drafted_by"),     number("drafted_ms"), number("submitted_ms"), open("signed_by"),
        number("signed_ms"),    open("signed_on"),    open("checked_by"),     number("checked_ms"),
        number("released_ms"),  // when its disclosure last became public
    },
    {
        "CREATE INDEX IF NOT EXISTS report_item ON report (item, period, drafted_ms)",
        "CREATE INDEX IF NOT EXISTS report_state ON report (state, signed_ms)",
        "CREATE INDEX IF NOT EXISTS report_unit ON report (unit, state, period)",
        "CREATE INDEX IF NOT EXISTS report_period ON report (period, state)",
        "CREATE INDEX IF NOT EXISTS report_disclosure ON report (disclosure, signed_ms)",
    }};

const ledger::Table report_evidence_table{
    "report_evidence",
    {
        open("report"),
        open("verification"),
        number("position"),
        number("active"),
        open("kind"),  // file, photo, link
        open("file"),  // SHA-256 of the bytes
        open("media_type"),
        number("size_bytes"),
        closed("name"),
        closed("link"),
    },
    {
        "CREATE INDEX IF NOT EXISTS report_evidence_report ON report_evidence (report, active)",
        "CREATE INDEX IF NOT EXISTS report_evidence_verification ON report_evidence (verification)",
    }};

const ledger::Table report_support_table{
    "report_support",
    {
        open("report"),
        open("unit"),
        open("state"),  // confirmed, disputed
        closed("words"),
        open("made_by"),
        number("made_ms"),
    },
    {"CREATE INDEX IF NOT EXISTS report_support_report ON report_support (report)"}};

const ledger::Table report_seen_table{
    "report_seen",
    {open("report"), open("person"), closed("words"), number("seen_ms")},
    {"CREATE INDEX IF NOT EXISTS report_seen_report ON report_seen (report)"}};

const ledger::Table verification_table{
    "verification",
    {
        open("item"),
        open("report"),
        open("manner"),   // desk, on_spot
        open("outcome"),  // passed, failed
        closed("words"),
        open("verified_by"),
        number("verified_ms"),
    },
    {"CREATE INDEX IF NOT EXISTS verification_item ON verification (item, verified_ms)"}};

const ledger::Table reopening_table{
    "reopening",
    {
        open("item"),
        open("stage"),  // it was in: struck_off, closed, cancelled
        closed("reason"),
        open("reopened_by"),
        number("reopened_ms"),
    },
    {"CREATE INDEX IF NOT EXISTS reopening_item ON reopening (item, reopened_ms)"}};

const ledger::Table duty_period_table{
    "duty_period",
    {
        open("item"),
        open("period"),  // 2019-W09, 2019-03, 2019-Q1, 2019-H1, 2019
        open("due_date"),
        open("state"),  // pending, kept, kept_late, missed, waived
        open("report"),
        open("kept_on"),
    },
    {
        "CREATE INDEX IF NOT EXISTS duty_period_item ON duty_period (item, due_date)",
        "CREATE INDEX IF NOT EXISTS duty_period_state ON duty_period (state, due_date)",
    }};

std::vector<const ledger::Table*> tables() {
  return {&milestone_table,       &comment_table,        &amendment_table,   &report_table,
          &report_evidence_table, &report_support_table, &report_seen_table, &verification_table,
          &reopening_table,       &duty_period_table};
}

}  // namespace luoshi::handling
