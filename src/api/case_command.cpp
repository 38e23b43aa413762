#include "api/case_command.hpp"

#include <memory>

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
  if (!expected) return {};
  const auto seen = seen_case(desks, call, reader, id);
  if (!seen || *expected == seen->row.version) return {};
  return fail(ErrorKind::conflict, "row.changed-meanwhile", id);
}

// The act, and the case as it stands after it.
Command acting(const Desks& desks, const Call& call, std::string kind, CaseBody body, int status,
               std::function<Result<std::string>(store::Reader&)> subject) {
  const auto id = std::make_shared<std::string>();
  return {
      .run = [&desks, &call, kind = std::move(kind), body = std::move(body),
              subject = std::move(subject), id](store::Writer& writer) -> Result<http::Response> {
        *id = TRY(subject(writer));
        const auto worker = TRY(casework::worker_of(writer, call.who, desks.today(call.now)));
        auto act = act_of(call, writer, kind, "case/" + *id);
        TRY(require_version(desks, call, writer, *id));
        TRY(body(act, worker));
        TRY(act.commit());
        return http::Response{};
      },
      .show = [&desks, &call, status,
               id](store::Reader& reader) { return case_reply(desks, call, reader, *id, status); }};
}

}  // namespace

Command case_command(const Desks& desks, const Call& call, std::string kind, std::string id,
                     CaseBody body) {
  return acting(desks, call, std::move(kind), std::move(body), 200,
                [id = std::move(id)](store::Reader&) -> Result<std::string> { return id; });
}

Command case_command(const Desks& desks, const Call& call, std::string kind,
                     const SubjectOf& subject_of, CaseBody body, int status) {
  return acting(
      desks, call, std::move(kind), std::move(body), status,
      [&call, subject_of](store::Reader& reader) { return subject_of(reader, call.path("id")); });
}

Result<casework::Running> seen_case(const Desks& desks, const Call& call, store::Reader& reader,
                                    std::string_view id) {
  auto running = TRY(casework::begin(reader, desks.world, id));
  TRY(casework::require_sight(reader, casework::scope_of(call.who), running.row));
  return running;
}

}  // namespace luoshi::api
