#include "casework/attachments.hpp"

#include "casework/may.hpp"
#include "casework/rows.hpp"
#include "casework/tables.hpp"

namespace luoshi::casework {
namespace {

Failure missing(std::string_view id) {
  return fail(ErrorKind::not_found, "case.attachment-not-found", std::string(id));
}

Result<std::int64_t> next_position(store::Reader& reader, const std::string& subject) {
  std::int64_t last = 0;
  TRY(reader.each("SELECT max(position) FROM case_attachment WHERE subject = ?", {subject},
                  [&](const store::Row& row) {
                    last = row.integer(0);
                    return false;
                  }));
  return last + 1;
}

// The case of an attachment that the worker sees.
Result<Running> case_of(store::Reader& reader, const World& world, const Worker& worker,
                        const Attachment& attachment) {
  auto running = TRY(begin(reader, world, attachment.subject));
  const auto seen = require_sight(reader, scope_of(worker.who), running.row);
  if (seen) return running;
  if (seen.error().kind != ErrorKind::not_found) return Failure(seen.error());
  return missing(attachment.id);
}

Result<Running> noted(ledger::Act& act, const World& world, Running running, const Line& line) {
  TRY(note(act, running, line));
  TRY(finish(act, world, running));
  return running;
}

}  // namespace

AttachmentNew attachment_of(files::Kept kept, std::string purpose) {
  return {.name = std::move(kept.name),
          .media_type = std::move(kept.media_type),
          .size_bytes = kept.size_bytes,
          .file = std::move(kept.file),
          .purpose = std::move(purpose),
          .public_file = std::move(kept.published),
          .thumbnail = std::move(kept.thumbnail)};
}

Result<> may_attach(store::Reader& reader, const World& world, const Worker& worker,
                    std::string_view subject) {
  const auto running = TRY(begin(reader, world, subject));
  TRY(require_sight(reader, scope_of(worker.who), running.row));
  return check(reader, CaseMove::attach, running, worker);
}

Result<Running> attach(ledger::Act& act, const World& world, const Worker& worker,
                       std::string_view subject, const AttachmentNew& attachment) {
  TRY(may_attach(act.writer(), world, worker, subject));
  auto running = TRY(begin(act.writer(), world, subject));
  TRY(put_attachment(act, running.row, attachment, worker.who.person));
  return noted(act, world, std::move(running),
               {.kind = "case.attach", .action = attachment.purpose});
}

Result<> put_attachment(ledger::Act& act, const Case& subject, const AttachmentNew& attachment,
                        std::string_view added_by) {
  if (TRY(attachments_of(act.writer(), subject.id)).size() >= attachments_max) {
    return fail(ErrorKind::limit, "case.attachments-full", std::to_string(attachments_max));
  }
  return act.insert(case_attachment_table, act.new_id("att"),
                    {{"subject", subject.id},
                     {"position", TRY(next_position(act.writer(), subject.id))},
                     {"name", attachment.name},
                     {"media_type", attachment.media_type},
                     {"size_bytes", attachment.size_bytes},
                     {"file", attachment.file},
                     {"purpose", attachment.purpose},
                     {"public_file", text_or_null(attachment.public_file)},
                     {"thumbnail", text_or_null(attachment.thumbnail)},
                     {"released", std::int64_t{0}},
                     {"added_by", text_or_null(added_by)},
                     {"added_ms", act.now().ms}});
}

Result<Running> withdraw_attachment(ledger::Act& act, const World& world, const Worker& worker,
                                    std::string_view id) {
  const auto attachment = TRY(load_attachment(act.writer(), id));
  auto running = TRY(case_of(act.writer(), world, worker, attachment));
  if (attachment.added_by != worker.who.person) TRY(require_desk(worker.who, running.row));
  TRY(act.update(case_attachment_table, id, {{"withdrawn", act.now().ms}}));
  return noted(act, world, std::move(running),
               {.kind = "case.withdraw-attachment", .action = attachment.purpose});
}

Result<Running> release_attachment(ledger::Act& act, const World& world, const Worker& worker,
                                   std::string_view id, bool released) {
  const auto attachment = TRY(load_attachment(act.writer(), id));
  auto running = TRY(case_of(act.writer(), world, worker, attachment));
  TRY(require_desk(worker.who, running.row));
  if (released && attachment.public_file.empty()) {
    return fail(ErrorKind::conflict, "case.no-public-version", attachment.media_type);
  }
  TRY(act.update(case_attachment_table, id, {{"released", std::int64_t{released ? 1 : 0}}}));
  const auto* kind = released ? "case.release-attachment" : "case.release-attachment-end";
  return noted(act, world, std::move(running), {.kind = kind, .action = attachment.purpose});
}

Result<SeenAttachment> see_attachment(store::Reader& reader, const Principal& who,
                                      std::string_view id) {
  auto attachment = TRY(load_attachment(reader, id));
  const auto row = TRY(load_case(reader, attachment.subject));
  const auto seen = require_sight(reader, scope_of(who), row);
  if (!seen && seen.error().kind == ErrorKind::not_found) return missing(id);
  TRY(seen);
  return SeenAttachment{std::move(attachment), TRY(has_part(reader, who, row))};
}

}  // namespace luoshi::casework
