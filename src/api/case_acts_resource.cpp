// What is done with a case as a whole: 催办 督办 抄送 挂起 恢复 强制结案 合并 拿回 发布 重试.
#include "api/case_command.hpp"
#include "api/input.hpp"
#include "casework/case_acts.hpp"
#include "casework/task_acts.hpp"

namespace luoshi::api {
namespace {

using casework::Worker;

constexpr TextLimits id_limits{1, 60};
constexpr TextLimits words_limits{1, 2000};

// The fields that these acts have in common; those an act does not ask for stay empty.
struct Fields {
  std::string words{};
  std::string unit{};
  std::string outcome{};
  std::string into{};
  bool flag = false;
};

// On the case that the path names.
Command act_on(const Desks& desks, const Call& call, const char* kind, CaseBody body) {
  return case_command(desks, call, kind, std::string(call.path("id")), std::move(body));
}

template <class Read>
Result<Fields> fields_of(const Call& call, Read read) {
  const auto body = TRY(json_body(call.request));
  std::vector<Finding> findings;
  Input input(body, findings);
  Fields fields;
  read(input, fields);
  input.finish();
  TRY(done(std::move(findings)));
  return fields;
}

void read_words(Input& input, Fields& fields) {
  input.require({"words"});
  fields.words = input.text("words", words_limits).value_or("");
}

Result<Command> urge(const Desks& desks, const Call& call) {
  const auto fields = TRY(fields_of(call, read_words));
  return act_on(desks, call, "case.urge",
                [&desks, &call, fields](ledger::Act& act, const Worker& worker) {
                  return casework::urge(act, desks.world, worker, call.path("id"), fields.words);
                });
}

Result<Command> supervise(const Desks& desks, const Call& call) {
  const auto fields = TRY(fields_of(call, [](Input& input, Fields& into) {
    input.require({"supervised"});
    into.flag = input.boolean("supervised").value_or(false);
    read_words(input, into);
  }));
  return act_on(desks, call, "case.supervise",
                [&desks, &call, fields](ledger::Act& act, const Worker& worker) {
                  return casework::supervise(act, desks.world, worker, call.path("id"), fields.flag,
                                             fields.words);
                });
}

Result<Command> copy(const Desks& desks, const Call& call) {
  const auto fields = TRY(fields_of(call, [](Input& input, Fields& into) {
    input.require({"unit"});
    into.unit = input.text("unit", id_limits).value_or("");
  }));
  return act_on(desks, call, "case.copy",
                [&desks, &call, fields](ledger::Act& act, const Worker& worker) {
                  return casework::copy_to(act, desks.world, worker, call.path("id"), fields.unit);
                });
}

Result<Command> suspend(const Desks& desks, const Call& call) {
  const auto fields = TRY(fields_of(call, read_words));
  return act_on(desks, call, "case.suspend",
                [&desks, &call, fields](ledger::Act& act, const Worker& worker) {
                  return casework::suspend(act, desks.world, worker, call.path("id"), fields.words);
                });
}

Result<Command> force_close(const Desks& desks, const Call& call) {
  const auto fields = TRY(fields_of(call, [](Input& input, Fields& into) {
    input.require({"outcome"});
    into.outcome = input.text("outcome", id_limits).value_or("");
    read_words(input, into);
  }));
  return act_on(desks, call, "case.force-close",
                [&desks, &call, fields](ledger::Act& act, const Worker& worker) {
                  return casework::force_close(act, desks.world, worker, call.path("id"),
                                               fields.outcome, fields.words);
                });
}

Result<Command> merge(const Desks& desks, const Call& call) {
  const auto fields = TRY(fields_of(call, [](Input& input, Fields& into) {
    input.require({"into"});
    into.into = input.text("into", id_limits).value_or("");
    read_words(input, into);
  }));
  return act_on(desks, call, "case.merge",
                [&desks, &call, fields](ledger::Act& act, const Worker& worker) {
                  return casework::merge(act, desks.world, worker, call.path("id"), fields.into,
                                         fields.words);
                });
}

Result<Command> release(const Desks& desks, const Call& call) {
  const auto fields = TRY(fields_of(call, [](Input& input, Fields& into) {
    input.require({"released"});
    into.flag = input.boolean("released").value_or(false);
    into.words = input.text("words", {0, 4000}).value_or("");
    if (into.flag && into.words.empty()) input.fault("words", "request.field-missing");
  }));
  return act_on(desks, call, "case.release",
                [&desks, &call, fields](ledger::Act& act, const Worker& worker) {
                  return casework::release_words(act, desks.world, worker, call.path("id"),
                                                 fields.flag, fields.words);
                });
}

}  // namespace

void add_case_acts(http::Router& router, const Desks& desks) {
  const auto on = [&](const char* pattern, auto read) {
    router.add(http::Method::post, pattern,
               writes(desks.context, [&desks, read](const Call& call) -> Result<Command> {
                 return read(desks, call);
               }));
  };
  // The acts that need no words.
  const auto plain = [&](const char* pattern, const char* kind, auto act_with) {
    on(pattern, [kind, act_with](const Desks& all, const Call& call) {
      return act_on(all, call, kind,
                    [&all, &call, act_with](ledger::Act& act, const Worker& worker) {
                      return act_with(act, all.world, worker, call.path("id"));
                    });
    });
  };
  on("/api/v1/cases/{id}/urge", urge);
  on("/api/v1/cases/{id}/supervision", supervise);
  on("/api/v1/cases/{id}/copies", copy);
  on("/api/v1/cases/{id}/suspension", suspend);
  on("/api/v1/cases/{id}/force-closure", force_close);
  on("/api/v1/cases/{id}/merge", merge);
  on("/api/v1/cases/{id}/release", release);
  plain("/api/v1/cases/{id}/resumption", "case.resume", casework::resume);
  plain("/api/v1/cases/{id}/take-back", "task.take-back", casework::take_back);
  plain("/api/v1/cases/{id}/retry", "case.retry", casework::retry);
}

}  // namespace luoshi::api
