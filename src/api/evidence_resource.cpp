// Evidence for reports and verifications: handing in a file or a link, taking it away, downloading.
#include "api/input.hpp"
#include "api/office.hpp"
#include "api/reply.hpp"
#include "api/report_json.hpp"
#include "files/keeping.hpp"
#include "handling/evidence.hpp"
#include "http/multipart.hpp"
#include "http/url.hpp"

namespace luoshi::api {
namespace {

using handling::Evidence;

struct Target {
  std::string report;
  std::string verification;
};

Target report_of(const Call& call) {
  return {std::string(call.path("id")), {}};
}

Target verification_of(const Call& call) {
  return {{}, std::string(call.path("id"))};
}

Result<Evidence> handed_in_file(const Office& office, const http::Request& request) {
  const auto type = request.header("content-type");
  for (const auto& part : TRY(http::parse_multipart(type, request.body))) {
    if (part.name != "file" || !part.is_file) continue;
    auto evidence = TRY(handling::check_file(files::short_name(part.filename), part.body));
    evidence.file = TRY(office.archive.put(part.body, evidence.media_type)).hash;
    return evidence;
  }
  TRY(done({{"file", "import.no-file", {}}}));
  return Evidence{};
}

Result<Evidence> handed_in_link(const http::Request& request) {
  const auto body = TRY(json_body(request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"link"});
  const auto link = input.text("link", {1, 1000}).value_or("");
  const auto name = input.text("name", {0, 100}).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  return handling::check_link(name, link);
}

// Authorised before the bytes are kept, and again in the transaction.
Result<Command> add(const Office& office, const Call& call, const Target& target) {
  TRY(office.context.database.read([&](store::Reader& reader) {
    return target.verification.empty()
               ? handling::may_add_to_report(reader, call.who, target.report)
               : handling::may_add_to_verification(reader, call.who, target.verification);
  }));
  auto evidence = http::is_multipart(call.request.header("content-type"))
                      ? TRY(handed_in_file(office, call.request))
                      : TRY(handed_in_link(call.request));
  evidence.report = target.report;
  evidence.verification = target.verification;
  return Command{[&call, evidence](store::Writer& writer) -> Result<http::Response> {
    const auto subject = evidence.verification.empty() ? "report/" + evidence.report
                                                       : "verification/" + evidence.verification;
    auto act = act_of(call, writer, handling::kind_evidence_add, subject);
    const auto added = TRY(handling::add_evidence(act, call.who, evidence));
    TRY(act.commit());
    return json_reply(201, json_of(added));
  }};
}

Result<Command> remove(const Call& call) {
  return Command{[&call](store::Writer& writer) -> Result<http::Response> {
    const std::string id(call.path("id"));
    auto act = act_of(call, writer, handling::kind_evidence_remove, "evidence/" + id);
    TRY(handling::remove_evidence(act, call.who, id));
    TRY(act.commit());
    return empty_reply();
  }};
}

Result<http::Response> download(const Office& office, const Call& call, store::Reader& reader) {
  const auto evidence = TRY(handling::view_evidence(reader, call.who, call.path("id")));
  if (evidence.file.empty()) return fail(ErrorKind::not_found, "evidence.not-found", evidence.id);
  http::Response response;
  response.body = TRY(office.archive.get(evidence.file));
  // A photo keeps its type, so that a page can show it; nothing is opened in place of a page.
  const bool photo = evidence.kind == "photo";
  const auto name = evidence.name.empty() ? evidence.id : evidence.name;
  response.with("Content-Type", photo ? evidence.media_type : "application/octet-stream")
      .with("Content-Disposition", "attachment; filename*=UTF-8''" + http::percent_encode(name))
      .with("Cache-Control", "private, max-age=3600");
  return response;
}

}  // namespace

void add_evidence(http::Router& router, const Office& office) {
  using enum http::Method;
  const auto& context = office.context;
  const http::RouteOptions upload{http::Runs::worker, http::upload_bytes_max};
  const auto adds = [&](const char* pattern, Target (*target)(const Call&)) {
    router.add(post, pattern,
               writes(context, [&office, target](
                                   const Call& call) { return add(office, call, target(call)); }),
               upload);
  };
  adds("/api/v1/reports/{id}/evidence", report_of);
  adds("/api/v1/verifications/{id}/evidence", verification_of);
  router.add(post, "/api/v1/evidence/{id}/withdrawal", writes(context, remove));
  router.add(
      get, "/api/v1/evidence/{id}/file",
      reads(context, [&office](const Call& call,
                               store::Reader& reader) { return download(office, call, reader); }),
      {http::Runs::worker});
}

}  // namespace luoshi::api
