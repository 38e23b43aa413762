#include "casework/tables.hpp"

#include "casework/api_keys.hpp"
#include "casework/sight.hpp"
#include "ledger/columns.hpp"

namespace luoshi::casework {
namespace {

using ledger::columns::closed;
using ledger::columns::number;
using ledger::columns::open;

}  // namespace

const ledger::Table service_version_table{
    "service_version",
    {
        open("service"),
        number("number"),  // 1, 2, … of that service
        open("hash"),      // SHA-256 over the files
        open("file"),      // where the archive has them
        number("published_ms"),
    },
    {"CREATE UNIQUE INDEX IF NOT EXISTS service_version_number ON service_version "
     "(service, number)"}};

const ledger::Table case_table{
    "cases",
    {
        open("service"),
        number("service_version"),
        open("number"),
        number("year"),
        number("serial"),
        open("channel"),
        open("state"),   // open, closed
        open("ending"),  // completed, forced, merged
        open("stage"),
        open("category"),
        number("priority"),
        closed("title"),
        closed("description"),
        closed("form"),  // JSON as it was filled in
        open("applicant_kind"),
        closed("applicant_name"),
        closed("applicant_phone"),
        closed("applicant_email"),
        closed("organisation"),
        closed("credit_code"),
        number("longitude_e7"),
        number("latitude_e7"),
        closed("address"),
        open("subdistrict"),
        open("community"),
        open("cell"),
        open("desk_unit"),
        open("lead_unit"),
        open("outcome"),
        open("counts"),  // what the outcome counts as: solved, unsolved, excluded
        closed("answer"),
        open("clock"),  // see clock_text.hpp
        number("due_ms"),
        number("due_known"),
        number("overdue"),
        number("suspended"),
        number("resume_ms"),  // when a deferral ends by itself
        number("deferred"),
        number("urged"),
        number("supervised"),
        number("extensions"),
        number("returns"),
        number("reworks"),
        number("appeals"),
        number("answer_rating"),
        number("solution_rating"),
        closed("rating_words"),
        number("rated_ms"),
        number("reported_ms"),
        number("accepted_ms"),
        number("dispatched_ms"),
        number("received_ms"),
        number("finished_ms"),
        number("checked_ms"),
        number("settled_ms"),
        number("closed_ms"),
        number("changed_ms"),
        open("merged_into"),
        open("split_from"),
        open("incident"),     // problem id of the first open incident
        open("follow_hash"),  // SHA-256 of the code by which the applicant follows it
        number("released_ms"),
        open("released_by"),
        closed("released_words"),
        number("last_act"),  // how many lines its time line has
    },
    {
        "CREATE UNIQUE INDEX IF NOT EXISTS cases_number ON cases (number)",
        "CREATE INDEX IF NOT EXISTS cases_serial ON cases (service, year, serial)",
        ("CREATE INDEX IF NOT EXISTS cases_reported ON cases "
         "(reported_ms, id, latitude_e7, longitude_e7)"),
        "CREATE INDEX IF NOT EXISTS cases_service ON cases (service, reported_ms, id, state)",
        "CREATE INDEX IF NOT EXISTS cases_category ON cases (category, reported_ms, id)",
        "CREATE INDEX IF NOT EXISTS cases_lead ON cases (lead_unit, reported_ms, id)",
        "CREATE INDEX IF NOT EXISTS cases_subdistrict ON cases (subdistrict, reported_ms, id)",
        "CREATE INDEX IF NOT EXISTS cases_place ON cases (state, latitude_e7, longitude_e7)",
        // Of those that are open, by what is asked of them daily.
        "CREATE INDEX IF NOT EXISTS cases_open ON cases (reported_ms, id) WHERE state = 'open'",
        ("CREATE INDEX IF NOT EXISTS cases_open_stage ON cases (service, stage, reported_ms, id) "
         "WHERE state = 'open'"),
        ("CREATE INDEX IF NOT EXISTS cases_open_lead ON cases (lead_unit, reported_ms, id) "
         "WHERE state = 'open'"),
        ("CREATE INDEX IF NOT EXISTS cases_open_category ON cases (category, reported_ms, id) "
         "WHERE state = 'open'"),
        ("CREATE INDEX IF NOT EXISTS cases_open_subdistrict ON cases "
         "(subdistrict, reported_ms, id) WHERE state = 'open'"),
        // Few are marked so.
        "CREATE INDEX IF NOT EXISTS cases_overdue ON cases (reported_ms, id) WHERE overdue = 1",
        ("CREATE INDEX IF NOT EXISTS cases_supervised ON cases (reported_ms, id) "
         "WHERE supervised = 1"),
        ("CREATE INDEX IF NOT EXISTS cases_incident ON cases (reported_ms, id) "
         "WHERE incident IS NOT NULL"),
        ("CREATE INDEX IF NOT EXISTS cases_merged ON cases (merged_into) "
         "WHERE merged_into IS NOT NULL"),
        ("CREATE INDEX IF NOT EXISTS cases_applicant ON cases (credit_code, reported_ms) "
         "WHERE credit_code IS NOT NULL"),
        ("CREATE INDEX IF NOT EXISTS cases_phone ON cases (applicant_phone, reported_ms) "
         "WHERE applicant_phone IS NOT NULL"),
    }};

const ledger::Table case_act_table{
    "case_act",
    {
        open("subject"),     // the case
        number("position"),  // 1, 2, …
        open("kind"), open("task"), open("element"), open("action"), open("person"), open("unit"),
        open("to_unit"), open("to_person"), number("made_ms"), closed("words"),
        closed("events"),   // of the procedure, JSON
        closed("reasons"),  // what its tables said, JSON
    },
    {"CREATE INDEX IF NOT EXISTS case_act_case ON case_act (subject, position)"}};

const ledger::Table case_task_table{
    "case_task",
    {
        open("subject"),
        number("activity"),  // of the instance; absent for work outside the procedure
        open("kind"),        // step, support, consult
        open("element"),
        open("state"),  // open, claimed, done, cancelled
        open("unit"),         open("role"),       open("person"),
        open("delegated_by"),  // to whom it goes back
        open("service"),      number("priority"), number("opened_ms"), number("claimed_ms"),
        number("ended_ms"),   open("ended_by"),   open("action"),      open("clock"),
        number("due_ms"),     number("urged"),    closed("words"),
    },
    {
        "CREATE INDEX IF NOT EXISTS case_task_case ON case_task (subject, state)",
        // The queue of a unit, whole and by role: in the order of its list, and enough to count it.
        "CREATE INDEX IF NOT EXISTS case_task_unit ON case_task "
        "(unit, coalesce(due_ms, 9000000000000000), id) WHERE state = 'open'",
        "CREATE INDEX IF NOT EXISTS case_task_role ON case_task "
        "(unit, role, coalesce(due_ms, 9000000000000000), id) WHERE state = 'open'",
        "CREATE INDEX IF NOT EXISTS case_task_person ON case_task "
        "(person, coalesce(due_ms, 9000000000000000), id) WHERE state = 'claimed'",
    }};

const ledger::Table case_unit_table{
    "case_unit",
    {
        open("subject"),
        open("unit"),
        open("part"),  // lead, supporting, asked, copied
        number("reported_ms"),
        number("seen_ms"),
    },
    {
        "CREATE INDEX IF NOT EXISTS case_unit_case ON case_unit (subject)",
    }};

const ledger::Table case_attachment_table{
    "case_attachment",
    {
        open("subject"),
        number("position"),
        closed("name"),
        open("media_type"),
        number("size_bytes"),
        open("file"),
        open("purpose"),  // report, before, after, evidence
        open("public_file"),
        open("thumbnail"),
        number("released"),
        open("added_by"),
        number("added_ms"),
        number("withdrawn"),
    },
    {"CREATE INDEX IF NOT EXISTS case_attachment_case ON case_attachment (subject, position)"}};

const ledger::Table case_link_table{
    "case_link",
    {
        open("subject"),
        open("other"),
        open("kind"),  // merged, split
        number("made_ms"),
        open("made_by"),
    },
    {
        "CREATE INDEX IF NOT EXISTS case_link_case ON case_link (subject)",
        "CREATE INDEX IF NOT EXISTS case_link_other ON case_link (other)",
    }};

const ledger::Table case_request_table{
    "case_request",
    {
        open("subject"),
        open("task"),
        open("kind"),   // extension, deferral
        open("state"),  // open, granted, refused
        number("amount"),
        closed("words"),
        open("asked_by"),
        open("asked_unit"),
        number("asked_ms"),
        closed("answer"),
        open("decided_by"),
        number("decided_ms"),
    },
    {
        "CREATE INDEX IF NOT EXISTS case_request_case ON case_request (subject, asked_ms)",
        "CREATE INDEX IF NOT EXISTS case_request_state ON case_request (state, asked_ms)",
    }};

const ledger::Table deputy_table{
    "deputy",
    {
        open("person"),
        open("deputy"),
        open("from_date"),
        open("to_date"),
        number("withdrawn"),
        number("made_ms"),
    },
    {"CREATE INDEX IF NOT EXISTS deputy_deputy ON deputy (deputy, to_date)",
     "CREATE INDEX IF NOT EXISTS deputy_person ON deputy (person, to_date)"}};

std::vector<const ledger::Table*> tables() {
  return {&service_version_table, &case_table,         &case_act_table,
          &case_task_table,       &case_unit_table,    &case_attachment_table,
          &case_link_table,       &case_request_table, &deputy_table,
          &api_key_table};
}

Result<> prepare(store::Writer& writer) {
  for (const auto* sql :
       {"CREATE TABLE IF NOT EXISTS case_state (id TEXT PRIMARY KEY, last_act INTEGER NOT NULL, "
        "state TEXT NOT NULL) STRICT",
        "CREATE TABLE IF NOT EXISTS case_timer (subject TEXT NOT NULL, wait INTEGER NOT NULL, "
        "due_ms INTEGER NOT NULL, PRIMARY KEY (subject, wait)) STRICT, WITHOUT ROWID",
        "CREATE INDEX IF NOT EXISTS case_timer_due ON case_timer (due_ms)",
        "CREATE TABLE IF NOT EXISTS case_sight (unit TEXT NOT NULL, open INTEGER NOT NULL, "
        "reported_ms INTEGER NOT NULL, subject TEXT NOT NULL, "
        "PRIMARY KEY (unit, open, reported_ms, subject)) STRICT, WITHOUT ROWID",
        "CREATE TABLE IF NOT EXISTS case_count (service TEXT NOT NULL, dimension TEXT NOT NULL, "
        "day "
        "INTEGER NOT NULL, member TEXT NOT NULL, measure TEXT NOT NULL, count INTEGER NOT NULL, "
        "PRIMARY KEY (service, dimension, day, member, measure)) STRICT, WITHOUT ROWID"}) {
    TRY(writer.run(sql, {}));
  }
  // A database of an earlier release has cases and nothing of who sees them.
  bool unseen = false;
  TRY(writer.each("SELECT EXISTS (SELECT 1 FROM cases) AND NOT EXISTS (SELECT 1 FROM case_sight)",
                  {}, [&](const store::Row& row) {
                    unseen = row.integer(0) != 0;
                    return false;
                  }));
  return unseen ? make_sight(writer) : Result<>{};
}

}  // namespace luoshi::casework
