#include "api/case_command.hpp"

#include "api/case_json.hpp"
#include "api/reply.hpp"
#include "casework/rows.hpp"

namespace luoshi::api {
namespace {

// Who says which version they looked at is told when it is another by now. Without the header it is
// the state of the task that decides. Who does not see the case learns nothing of its version.
Result<> require_version(const Desks& desks, const Call& call, store::Reader& reader,
                         const std::string& id) {
  if (call.request.header("if-match").empty()) return {};
  const auto expected = TRY(expected_version(call.request));
  const auto seen = seen_case(desks, call, reader, id);
  if (!seen || !expected || *expected == seen->row.version) return {};
  return fail(ErrorKind::conflict, "row.changed-meanwhile", id);
}

Result<http::Response> carried_out(const Desks& desks, const Call& call, store::Writer& writer,
                                   const std::string& kind, const std::string& id,
                                   const CaseBody& body, int status) {
  const auto worker = TRY(casework::worker_of(writer, call.who, desks.today(call.now)));
  auto act = act_of(call, writer, kind, "case/" + id);
  TRY(require_version(desks, call, writer, id));
  TRY(body(act, worker));
  TRY(act.commit());
  return case_reply(desks, call, writer, id, status);
}

}  // namespace

Command case_command(const Desks& desks, const Call& call, std::string kind, std::string id,
                     CaseBody body) {
  return Command{[&desks, &call, kind = std::move(kind), id = std::move(id),
                  body = std::move(body)](store::Writer& writer) {
    return carried_out(desks, call, writer, kind, id, body, 200);
  }};
}

Command case_command(const Desks& desks, const Call& call, std::string kind,
                     const SubjectOf& subject_of, CaseBody body, int status) {
  return Command{[&desks, &call, kind = std::move(kind), subject_of, body = std::move(body),
                  status](store::Writer& writer) -> Result<http::Response> {
    const auto id = TRY(subject_of(writer, call.path("id")));
    return carried_out(desks, call, writer, kind, id, body, status);
  }};
}

Result<std::string> subject_of_task(store::Reader& reader, std::string_view task) {
  return TRY(casework::load_task(reader, task)).subject;
}

Result<casework::Running> seen_case(const Desks& desks, const Call& call, store::Reader& reader,
                                    std::string_view id) {
  auto running = TRY(casework::begin(reader, desks.world, id));
  TRY(casework::require_sight(reader, casework::scope_of(call.who), running.row));
  return running;
}

}  // namespace luoshi::api
