#include <fmt/format.h>

#include <array>

#include "casework/clock_text.hpp"
#include "casework/row_reading.hpp"
#include "casework/rows.hpp"

namespace luoshi::casework {
namespace {

using store::Value;

// In the order in which read_case takes them.
constexpr std::array<std::string_view, 63> names{"id",
                                                 "version",
                                                 "service",
                                                 "service_version",
                                                 "number",
                                                 "year",
                                                 "serial",
                                                 "channel",
                                                 "state",
                                                 "ending",
                                                 "stage",
                                                 "category",
                                                 "priority",
                                                 "title",
                                                 "description",
                                                 "form",
                                                 "applicant_kind",
                                                 "applicant_name",
                                                 "applicant_phone",
                                                 "applicant_email",
                                                 "organisation",
                                                 "credit_code",
                                                 "longitude_e7",
                                                 "latitude_e7",
                                                 "address",
                                                 "subdistrict",
                                                 "community",
                                                 "cell",
                                                 "desk_unit",
                                                 "lead_unit",
                                                 "outcome",
                                                 "counts",
                                                 "answer",
                                                 "clock",
                                                 "due_ms",
                                                 "due_known",
                                                 "overdue",
                                                 "suspended",
                                                 "resume_ms",
                                                 "deferred",
                                                 "urged",
                                                 "supervised",
                                                 "extensions",
                                                 "returns",
                                                 "reworks",
                                                 "appeals",
                                                 "answer_rating",
                                                 "solution_rating",
                                                 "rating_words",
                                                 "rated_ms",
                                                 "reported_ms",
                                                 "accepted_ms",
                                                 "dispatched_ms",
                                                 "received_ms",
                                                 "finished_ms",
                                                 "checked_ms",
                                                 "settled_ms",
                                                 "closed_ms",
                                                 "changed_ms",
                                                 "merged_into",
                                                 "split_from",
                                                 "incident",
                                                 "follow_hash"};
constexpr std::array<std::string_view, 4> more_names{"released_ms", "released_by", "released_words",
                                                     "last_act"};

std::string join_with_alias() {
  std::string all;
  const auto add = [&](std::string_view name) {
    all += fmt::format("{}c.{}", all.empty() ? "" : ", ", name);
  };
  for (const auto name : names) add(name);
  for (const auto name : more_names) add(name);
  return all;
}

Ending ending_of(std::string_view name) {
  for (const auto one : {Ending::completed, Ending::forced, Ending::merged}) {
    if (name_of(one) == name) return one;
  }
  return Ending::none;
}

void read_clock(Columns& columns, Case& one) {
  if (const auto text = columns.text(); !text.empty()) {
    // A text that cannot be read shows in verify; the case goes on without a clock.
    if (auto clock = clock_from_text(text)) one.clock.limit = std::move(*clock);
  }
  one.clock.due_ms = columns.optional();
  one.clock.due_known = columns.flag();
  one.overdue = columns.flag();
  one.suspended = columns.flag();
  one.resume_ms = columns.optional();
  one.deferred = columns.flag();
  one.urged = columns.integer();
  one.supervised = columns.flag();
}

void read_outcome(Columns& columns, Case& one) {
  one.counters = {columns.integer(), columns.integer(), columns.integer(), columns.integer()};
  one.rating.answer = columns.optional();
  one.rating.solution = columns.optional();
  one.rating.words = columns.text();
  one.rating.rated_ms = columns.optional();
  one.reported_ms = columns.integer();
  one.times = {columns.optional(), columns.optional(), columns.optional(), columns.optional(),
               columns.optional(), columns.optional(), columns.optional()};
  one.changed_ms = columns.integer();
  one.merged_into = columns.text();
  one.split_from = columns.text();
  one.incident = columns.text();
  one.follow_hash = columns.text();
  one.released_ms = columns.optional();
  one.released_by = columns.text();
  one.released_words = columns.text();
  one.last_act = columns.integer();
}

void add_standing(std::vector<ledger::Change>& changes, const Case& one) {
  const auto clock = one.clock.limit ? to_text(*one.clock.limit) : std::string();
  changes.insert(changes.end(), {{"outcome", text_or_null(one.outcome)},
                                 {"counts", text_or_null(one.counts)},
                                 {"answer", text_or_null(one.answer)},
                                 {"clock", text_or_null(clock)},
                                 {"due_ms", integer_or_null(one.clock.due_ms)},
                                 {"due_known", std::int64_t{one.clock.due_known ? 1 : 0}},
                                 {"overdue", std::int64_t{one.overdue ? 1 : 0}},
                                 {"suspended", std::int64_t{one.suspended ? 1 : 0}},
                                 {"resume_ms", integer_or_null(one.resume_ms)},
                                 {"deferred", std::int64_t{one.deferred ? 1 : 0}},
                                 {"urged", one.urged},
                                 {"supervised", std::int64_t{one.supervised ? 1 : 0}},
                                 {"extensions", one.counters.extensions},
                                 {"returns", one.counters.returns},
                                 {"reworks", one.counters.reworks},
                                 {"appeals", one.counters.appeals},
                                 {"answer_rating", integer_or_null(one.rating.answer)},
                                 {"solution_rating", integer_or_null(one.rating.solution)},
                                 {"rating_words", text_or_null(one.rating.words)},
                                 {"rated_ms", integer_or_null(one.rating.rated_ms)}});
}

void add_times(std::vector<ledger::Change>& changes, const Case& one) {
  changes.insert(changes.end(), {{"reported_ms", one.reported_ms},
                                 {"accepted_ms", integer_or_null(one.times.accepted_ms)},
                                 {"dispatched_ms", integer_or_null(one.times.dispatched_ms)},
                                 {"received_ms", integer_or_null(one.times.received_ms)},
                                 {"finished_ms", integer_or_null(one.times.finished_ms)},
                                 {"checked_ms", integer_or_null(one.times.checked_ms)},
                                 {"settled_ms", integer_or_null(one.times.settled_ms)},
                                 {"closed_ms", integer_or_null(one.times.closed_ms)},
                                 {"changed_ms", one.changed_ms},
                                 {"merged_into", text_or_null(one.merged_into)},
                                 {"split_from", text_or_null(one.split_from)},
                                 {"incident", text_or_null(one.incident)},
                                 {"follow_hash", text_or_null(one.follow_hash)},
                                 {"released_ms", integer_or_null(one.released_ms)},
                                 {"released_by", text_or_null(one.released_by)},
                                 {"released_words", text_or_null(one.released_words)},
                                 {"last_act", one.last_act}});
}

}  // namespace

Value text_or_null(std::string_view text) {
  if (text.empty()) return std::monostate{};
  return std::string(text);
}

Value integer_or_null(const std::optional<std::int64_t>& value) {
  if (!value) return std::monostate{};
  return *value;
}

const std::string& case_columns() {
  static const std::string columns = join_with_alias();
  return columns;
}

Case read_case(const store::Row& row, int first) {
  Columns columns(row, first);
  Case one;
  one.id = columns.text();
  one.version = columns.integer();
  one.service = columns.text();
  one.service_version = columns.integer();
  one.number = columns.text();
  one.year = columns.integer();
  one.serial = columns.integer();
  one.channel = columns.text();
  one.state = columns.text() == "closed" ? CaseState::closed : CaseState::open;
  one.ending = ending_of(columns.text());
  one.stage = columns.text();
  one.category = columns.text();
  one.priority = columns.integer();
  one.title = columns.text();
  one.description = columns.text();
  one.form = columns.text();
  one.applicant = {columns.text(), columns.text(), columns.text(),
                   columns.text(), columns.text(), columns.text()};
  one.place = {columns.optional(), columns.optional(), columns.text(),
               columns.text(),     columns.text(),     columns.text()};
  one.desk_unit = columns.text();
  one.lead_unit = columns.text();
  one.outcome = columns.text();
  one.counts = columns.text();
  one.answer = columns.text();
  read_clock(columns, one);
  read_outcome(columns, one);
  return one;
}

std::vector<ledger::Change> changes_of(const Case& one) {
  std::vector<ledger::Change> changes{
      {"service", one.service},
      {"service_version", one.service_version},
      {"number", one.number},
      {"year", one.year},
      {"serial", one.serial},
      {"channel", one.channel},
      {"state", std::string(name_of(one.state))},
      {"ending", text_or_null(name_of(one.ending))},
      {"stage", text_or_null(one.stage)},
      {"category", text_or_null(one.category)},
      {"priority", one.priority},
      {"title", text_or_null(one.title)},
      {"description", text_or_null(one.description)},
      {"form", text_or_null(one.form)},
      {"applicant_kind", text_or_null(one.applicant.kind)},
      {"applicant_name", text_or_null(one.applicant.name)},
      {"applicant_phone", text_or_null(one.applicant.phone)},
      {"applicant_email", text_or_null(one.applicant.email)},
      {"organisation", text_or_null(one.applicant.organisation)},
      {"credit_code", text_or_null(one.applicant.credit_code)},
      {"longitude_e7", integer_or_null(one.place.longitude_e7)},
      {"latitude_e7", integer_or_null(one.place.latitude_e7)},
      {"address", text_or_null(one.place.address)},
      {"subdistrict", text_or_null(one.place.subdistrict)},
      {"community", text_or_null(one.place.community)},
      {"cell", text_or_null(one.place.cell)},
      {"desk_unit", text_or_null(one.desk_unit)},
      {"lead_unit", text_or_null(one.lead_unit)},
  };
  add_standing(changes, one);
  add_times(changes, one);
  return changes;
}

Result<Case> load_case(store::Reader& reader, std::string_view id) {
  static const auto sql = fmt::format("SELECT {} FROM cases c WHERE c.id = ?", case_columns());
  std::optional<Case> found;
  TRY(reader.each(sql, {std::string(id)}, [&](const store::Row& row) {
    found = read_case(row);
    return false;
  }));
  if (!found) return fail(ErrorKind::not_found, "case.not-found", std::string(id));
  return std::move(*found);
}

}  // namespace luoshi::casework
