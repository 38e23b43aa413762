// Attachments of a case: handing one in, its bytes in three sizes, taking it away, releasing it.
#include <array>

#include "api/case_command.hpp"
#include "api/input.hpp"
#include "casework/attachments.hpp"
#include "casework/rows.hpp"
#include "files/keeping.hpp"
#include "http/multipart.hpp"
#include "http/url.hpp"

namespace luoshi::api {
namespace {

using casework::AttachmentNew;
using casework::Worker;

constexpr std::array<std::string_view, 4> purposes{"report", "before", "after", "evidence"};

Result<AttachmentNew> handed_in(const Desks& desks, const http::Request& request) {
  const auto parts = TRY(http::parse_multipart(request.header("content-type"), request.body));
  std::string purpose = "evidence";
  const http::Part* file = nullptr;
  for (const auto& part : parts) {
    if (part.name == "purpose" && !part.is_file) purpose = part.body;
    if (part.name == "file" && part.is_file) file = &part;
  }
  std::vector<Finding> findings;
  if (std::ranges::find(purposes, purpose) == purposes.end()) {
    findings.push_back({"purpose", "request.not-a-choice", "report, before, after, evidence"});
  }
  if (file == nullptr) findings.push_back({"file", "import.no-file", {}});
  TRY(done(std::move(findings)));
  auto kept = TRY(files::keep(desks.archive, desks.photos, file->body, file->filename));
  return casework::attachment_of(std::move(kept), std::move(purpose));
}

// Authorised before the bytes are kept, and again in the transaction.
Result<Command> add(const Desks& desks, const Call& call) {
  TRY(desks.context.database.read([&](store::Reader& reader) -> Result<> {
    const auto worker = TRY(casework::worker_of(reader, call.who, desks.today(call.now)));
    return casework::may_attach(reader, desks.world, worker, call.path("id"));
  }));
  const auto attachment = TRY(handed_in(desks, call.request));
  const auto subject_of = [](store::Reader&, std::string_view id) -> Result<std::string> {
    return std::string(id);
  };
  return case_command(
      desks, call, "case.attach", subject_of,
      [&desks, &call, attachment](ledger::Act& act, const Worker& worker) {
        return casework::attach(act, desks.world, worker, call.path("id"), attachment);
      },
      201);
}

Result<std::string> subject_of_attachment(store::Reader& reader, std::string_view id) {
  return TRY(casework::load_attachment(reader, id)).subject;
}

Result<Command> withdraw(const Desks& desks, const Call& call) {
  return case_command(desks, call, "case.withdraw-attachment", subject_of_attachment,
                      [&desks, &call](ledger::Act& act, const Worker& worker) {
                        return casework::withdraw_attachment(act, desks.world, worker,
                                                             call.path("id"));
                      });
}

Result<Command> release(const Desks& desks, const Call& call) {
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"released"});
  const auto released = input.boolean("released").value_or(false);
  input.finish();
  TRY(done(std::move(findings)));
  return case_command(desks, call, "case.release-attachment", subject_of_attachment,
                      [&desks, &call, released](ledger::Act& act, const Worker& worker) {
                        return casework::release_attachment(act, desks.world, worker,
                                                            call.path("id"), released);
                      });
}

// Which file is meant. The original may show where it was taken and who took it: it is for who has
// a part in the case. What has no version for others is for them alone.
Result<std::string> file_meant(const casework::SeenAttachment& seen, std::string_view size) {
  const auto& row = seen.row;
  if (size == "thumbnail") return row.thumbnail;
  if (size == "public") return row.public_file;
  if (!seen.part && (size == "original" || row.public_file.empty())) {
    return fail(ErrorKind::forbidden, "case.original-hidden", row.id);
  }
  return seen.part ? row.file : row.public_file;
}

Result<http::Response> download(const Desks& desks, const Call& call, store::Reader& reader) {
  const std::string size(call.request.param("size").value_or(""));
  const bool known = size.empty() || size == "thumbnail" || size == "public" || size == "original";
  if (!known) TRY(done({{"size", "request.not-a-choice", "thumbnail, public, original"}}));
  const auto seen = TRY(casework::see_attachment(reader, call.who, call.path("id")));
  const auto file = TRY(file_meant(seen, size));
  if (file.empty()) {
    return fail(ErrorKind::not_found, "case.attachment-not-found", seen.row.id);
  }
  http::Response response;
  response.body = TRY(desks.archive.get(file));
  // A photo keeps its type, so that a page can show it; nothing is opened in place of a page.
  const bool made = file != seen.row.file;
  const bool photo = made || seen.row.media_type.starts_with("image/");
  const auto* type = made ? "image/jpeg" : seen.row.media_type.c_str();
  response.with("Content-Type", photo ? type : "application/octet-stream")
      .with("Content-Disposition",
            "attachment; filename*=UTF-8''" + http::percent_encode(seen.row.name))
      .with("Cache-Control", "private, max-age=3600");
  return response;
}

}  // namespace

void add_case_attachments(http::Router& router, const Desks& desks) {
  using enum http::Method;
  const auto takes = [&](const char* pattern, auto read, const http::RouteOptions& options) {
    router.add(
        post, pattern,
        writes(desks.context, [&desks, read](const Call& call) { return read(desks, call); }),
        options);
  };
  takes("/api/v1/cases/{id}/attachments", add, {http::Runs::worker, http::upload_bytes_max});
  takes("/api/v1/case-attachments/{id}/withdrawal", withdraw, {});
  takes("/api/v1/case-attachments/{id}/release", release, {});
  router.add(get, "/api/v1/case-attachments/{id}",
             reads(desks.context,
                   [&desks](const Call& call, store::Reader& reader) {
                     return download(desks, call, reader);
                   }),
             {http::Runs::worker});
}

}  // namespace luoshi::api
