// What stands beside a case: its time line, requests, attachments and units.
#include <fmt/format.h>

#include "casework/row_reading.hpp"
#include "casework/rows.hpp"
#include "casework/sight.hpp"
#include "casework/tables.hpp"

namespace luoshi::casework {
namespace {

CaseAct read_act(const store::Row& row) {
  Columns columns(row, 0);
  CaseAct one;
  for (auto* text : {&one.id, &one.subject}) *text = columns.text();
  one.position = columns.integer();
  for (auto* text : {&one.kind, &one.task, &one.element, &one.action, &one.person, &one.unit,
                     &one.to_unit, &one.to_person}) {
    *text = columns.text();
  }
  one.made_ms = columns.integer();
  one.words = columns.text();
  one.reasons = columns.text();
  return one;
}

Request read_request(const store::Row& row) {
  Columns columns(row, 0);
  Request one;
  for (auto* text : {&one.id, &one.subject, &one.task, &one.kind, &one.state}) {
    *text = columns.text();
  }
  one.amount = columns.integer();
  for (auto* text : {&one.words, &one.asked_by, &one.asked_unit}) *text = columns.text();
  one.asked_ms = columns.integer();
  one.answer = columns.text();
  one.decided_by = columns.text();
  one.decided_ms = columns.optional();
  return one;
}

constexpr std::string_view request_columns =
    "id, subject, task, kind, state, amount, words, asked_by, asked_unit, asked_ms, answer, "
    "decided_by, decided_ms";

constexpr std::string_view attachment_columns =
    "id, subject, position, name, media_type, size_bytes, file, purpose, public_file, thumbnail, "
    "released, added_by, added_ms";

Attachment read_attachment(const store::Row& row) {
  Columns columns(row, 0);
  Attachment one;
  one.id = columns.text();
  one.subject = columns.text();
  one.position = columns.integer();
  one.name = columns.text();
  one.media_type = columns.text();
  one.size_bytes = columns.integer();
  for (auto* text : {&one.file, &one.purpose, &one.public_file, &one.thumbnail}) {
    *text = columns.text();
  }
  one.released = columns.flag();
  one.added_by = columns.text();
  one.added_ms = columns.integer();
  return one;
}

}  // namespace

Result<std::vector<CaseAct>> acts_of(store::Reader& reader, std::string_view subject) {
  return store::collect<CaseAct>(
      reader,
      "SELECT id, subject, position, kind, task, element, action, person, unit, to_unit, "
      "to_person, made_ms, words, reasons FROM case_act WHERE subject = ? ORDER BY position",
      {std::string(subject)}, read_act);
}

Result<Request> load_request(store::Reader& reader, std::string_view id) {
  const auto found = TRY(store::collect<Request>(
      reader, fmt::format("SELECT {} FROM case_request WHERE id = ?", request_columns),
      {std::string(id)}, read_request));
  if (found.empty()) return fail(ErrorKind::not_found, "case.request-not-found", std::string(id));
  return found.front();
}

Result<std::vector<Request>> requests_of(store::Reader& reader, std::string_view subject) {
  return store::collect<Request>(
      reader,
      fmt::format("SELECT {} FROM case_request WHERE subject = ? ORDER BY asked_ms, id",
                  request_columns),
      {std::string(subject)}, read_request);
}

Result<std::vector<Attachment>> attachments_of(store::Reader& reader, std::string_view subject) {
  return store::collect<Attachment>(
      reader,
      fmt::format("SELECT {} FROM case_attachment WHERE subject = ? AND withdrawn IS NULL "
                  "ORDER BY position",
                  attachment_columns),
      {std::string(subject)}, read_attachment);
}

Result<Attachment> load_attachment(store::Reader& reader, std::string_view id) {
  const auto found = TRY(store::collect<Attachment>(
      reader,
      fmt::format("SELECT {} FROM case_attachment WHERE id = ? AND withdrawn IS NULL",
                  attachment_columns),
      {std::string(id)}, read_attachment));
  if (found.empty()) {
    return fail(ErrorKind::not_found, "case.attachment-not-found", std::string(id));
  }
  return found.front();
}

Result<std::vector<CaseUnit>> units_of(store::Reader& reader, std::string_view subject) {
  return store::collect<CaseUnit>(
      reader, "SELECT unit, part FROM case_unit WHERE subject = ? ORDER BY id",
      {std::string(subject)},
      [](const store::Row& row) { return CaseUnit{row.string(0), row.string(1)}; });
}

Result<> put_unit(ledger::Act& act, const Case& subject, std::string_view unit,
                  std::string_view part) {
  const auto id = fmt::format("{}/{}", subject.id, unit);
  const auto written = act.insert(case_unit_table, id,
                                  {{"subject", subject.id},
                                   {"unit", std::string(unit)},
                                   {"part", std::string(part)},
                                   {"reported_ms", subject.reported_ms}});
  if (written) return give_sight(act.writer(), subject, unit);
  if (written.error().problem != "row.exists") return written;
  if (part != "lead" && part != "supporting") return {};
  return act.update(case_unit_table, id, {{"part", std::string(part)}});
}

}  // namespace luoshi::casework
