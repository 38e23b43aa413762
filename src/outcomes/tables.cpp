#include "outcomes/tables.hpp"

#include "ledger/columns.hpp"

namespace luoshi::outcomes {
namespace {

using ledger::columns::closed;
using ledger::columns::number;
using ledger::columns::open;

}  // namespace

const ledger::Table outcome_table{
    "outcome",
    {
        open("earlier"),  // sources
        open("later"),
        open("item"),            // the promise
        number("target_begin"),  // code points of the earlier text
        number("target_end"),
        number("position"),  // of the promise in its report
        number("active"),    // 0 where the item is no promise any more
        open("read_verdict"),   closed("read_reason"),
        number("confidence"),  // thousandths
        number("read_begin"),  // code points of the later text
        number("read_end"),
        open("state"),  // read, confirmed, corrected
        open("verdict"),        closed("reason"),       number("result_begin"),
        number("result_end"),   closed("result_words"),
        closed("words"),  // of the office, on a correction
        open("decided_by"),     number("decided_ms"),
        open("disclosure"),  // internal, proposed, public
        open("released_by"),    number("released_ms"),  closed("withdrawn_reason"),
    },
    {
        "CREATE INDEX IF NOT EXISTS outcome_pair ON outcome (earlier, later, active, position)",
        "CREATE INDEX IF NOT EXISTS outcome_item ON outcome (item, active)",
        "CREATE INDEX IF NOT EXISTS outcome_state ON outcome (state, active)",
        "CREATE INDEX IF NOT EXISTS outcome_disclosure ON outcome (disclosure, earlier)",
    }};

const ledger::Table cited_table{
    "cited_outcome",
    {
        open("item"),
        number("quantity"),  // the position among the item's it answers; absent: none
        closed("indicator"),
        closed("value"),
        closed("unit"),
        open("role"),
        closed("publisher"),  // who published the figure
        closed("document"),   // in what
        open("published_on"),
        closed("link"),
        closed("words"),
        open("verdict"),
        closed("reason"),  // the arithmetic
        open("state"),     // stands, withdrawn
        closed("withdrawn_reason"),
        open("cited_by"),
        number("cited_ms"),
        open("disclosure"),
        open("released_by"),
        number("released_ms"),
    },
    {
        "CREATE INDEX IF NOT EXISTS cited_outcome_item ON cited_outcome (item, state)",
        "CREATE INDEX IF NOT EXISTS cited_outcome_disclosure ON cited_outcome (disclosure)",
    }};

const ledger::Table question_table{
    "question",
    {
        open("item"),
        open("kind"),    // question, comment
        open("state"),   // see question.hpp
        closed("code"),  // by which the asker follows it
        closed("words"),
        closed("shown_words"),  // as the public reads them, personal data taken out
        closed("refusal"),      // what the asker is told where it was not taken up
        open("unit"),           // it was passed to
        open("due_date"),
        open("rule"),  // that set the limit, with its version: questions 2019.1
        closed("answer"),
        closed("return_reason"),  // why an answer went back; internal
        number("received_ms"),
        open("moderated_by"),
        number("moderated_ms"),
        open("drafted_by"),
        number("drafted_ms"),
        open("signed_by"),
        number("signed_ms"),
        open("released_by"),
        number("released_ms"),
        open("answered_on"),
    },
    {
        "CREATE INDEX IF NOT EXISTS question_item ON question (item, received_ms)",
        "CREATE INDEX IF NOT EXISTS question_state ON question (state, received_ms)",
        "CREATE INDEX IF NOT EXISTS question_unit ON question (unit, state, due_date)",
        "CREATE UNIQUE INDEX IF NOT EXISTS question_code ON question (code)",
    }};

std::vector<const ledger::Table*> tables() {
  return {&outcome_table, &cited_table, &question_table};
}

}  // namespace luoshi::outcomes
