#include "bulletins/tables.hpp"

#include "ledger/columns.hpp"

namespace luoshi::bulletins {
namespace {

using ledger::columns::closed;
using ledger::columns::number;
using ledger::columns::open;

}  // namespace

const ledger::Table bulletin_table{
    "bulletin",
    {
        open("month"),  // it is about: 2019-03
        open("as_of"),  // the district's date its figures stand at
        open("state"),  // draft, submitted, issued, withdrawn
        open("facts"),  // SHA-256 of the figures it was made from
        number("items"),       number("ended"),      number("green"),
        number("yellow"),      number("red"),
        number("full_table"),  // 1: with every item as an annex
        number("with_scores"), closed("title"),      closed("letterhead"),
        closed("number"),  // 启政督〔2019〕4号
        closed("addressee"),   closed("opening"),    closed("demands"),
        closed("signature"),   closed("copies"),
        closed("refusal"),  // the approver's words when it was handed back
        closed("reason"),   // why it was withdrawn
        open("docx"),       // SHA-256 of what was issued
        open("pdf"),           open("xlsx"),         open("made_by"),
        number("made_ms"),     open("submitted_by"), number("submitted_ms"),
        open("issued_by"),     number("issued_ms"),  open("issued_on"),
    },
    {
        "CREATE INDEX IF NOT EXISTS bulletin_made ON bulletin (made_ms, id)",
        "CREATE INDEX IF NOT EXISTS bulletin_month ON bulletin (month, state)",
    }};

// Only the hash of an address is kept: who reads the database cannot read calendars with it.
const ledger::Table calendar_address_table{
    "calendar_address",
    {
        open("person"),
        open("secret"),  // SHA-256 of the secret part, in hexadecimal
        open("state"),   // active, revoked
        number("made_ms"),
        number("revoked_ms"),
    },
    {
        "CREATE UNIQUE INDEX IF NOT EXISTS calendar_address_secret ON calendar_address (secret)",
        "CREATE INDEX IF NOT EXISTS calendar_address_person ON calendar_address (person, state)",
    }};

std::vector<const ledger::Table*> tables() {
  return {&bulletin_table, &calendar_address_table};
}

}  // namespace luoshi::bulletins
