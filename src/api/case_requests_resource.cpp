// Extensions 延期 and deferrals 缓办: asked for by who has the task, decided by the head of the
// desk or the supervision office.
#include <array>

#include "api/case_command.hpp"
#include "api/input.hpp"
#include "casework/case_acts.hpp"
#include "casework/rows.hpp"

namespace luoshi::api {
namespace {

using casework::Worker;

constexpr std::array<std::string_view, 2> kinds{"extension", "deferral"};
constexpr std::int64_t amount_max = 366;

Result<Command> ask(const Desks& desks, const Call& call) {
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"kind", "amount", "words"});
  casework::Asked asked;
  asked.kind = input.choice("kind", kinds).value_or("");
  asked.amount = input.integer("amount", 1, amount_max).value_or(0);
  asked.words = input.text("words", {1, 2000}).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  return case_command(desks, call, "case.ask-" + asked.kind, casework::subject_of_task,
                      [&desks, &call, asked](ledger::Act& act, const Worker& worker) {
                        return casework::ask(act, desks.world, worker, call.path("id"), asked);
                      });
}

Result<Command> decide(const Desks& desks, const Call& call) {
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  input.require({"granted"});
  const auto granted = input.boolean("granted").value_or(false);
  const auto words = input.text("words", {0, 2000}).value_or("");
  input.finish();
  TRY(done(std::move(findings)));
  const auto subject_of = [](store::Reader& reader, std::string_view id) -> Result<std::string> {
    return TRY(casework::load_request(reader, id)).subject;
  };
  return case_command(desks, call, "case.decide-request", subject_of,
                      [&desks, &call, granted, words](ledger::Act& act, const Worker& worker) {
                        return casework::decide(act, desks.world, worker, call.path("id"), granted,
                                                words);
                      });
}

}  // namespace

void add_case_requests(http::Router& router, const Desks& desks) {
  const auto on = [&](const char* pattern, auto read) {
    router.add(http::Method::post, pattern, writes(desks.context, [&desks, read](const Call& call) {
                 return read(desks, call);
               }));
  };
  on("/api/v1/tasks/{id}/requests", ask);
  on("/api/v1/case-requests/{id}/decision", decide);
}

}  // namespace luoshi::api
