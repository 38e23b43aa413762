#include "casework/applicant_acts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "casework/follow_code.hpp"
#include "casework/form_check.hpp"
#include "casework/rows.hpp"

namespace luoshi::casework {
namespace {

using catalog::ApplicantAct;

constexpr std::array all_acts{ApplicantAct::supplement, ApplicantAct::withdraw, ApplicantAct::rate,
                              ApplicantAct::appeal};

bool waits_for(const Running& running, std::string_view name) {
  return std::ranges::any_of(running.instance.waits, [&](const bpmn::Wait& wait) {
    return wait.kind == bpmn::WaitKind::message && wait.name == name &&
           (wait.key.empty() || wait.key == running.row.id);
  });
}

std::optional<std::int64_t> mark_of(const feel::Value& form, std::string_view name) {
  if (form.kind() != feel::Kind::context) return std::nullopt;
  const auto* value = form.context().find(name);
  if (value == nullptr || value->kind() != feel::Kind::number) return std::nullopt;
  const auto mark = value->number().to_int64();
  return mark && *mark >= 1 && *mark <= 5 ? mark : std::nullopt;
}

// What the forms of messages call what is said in so many words.
constexpr std::array<std::string_view, 4> word_fields{"words", "remarks", "description", "reason"};

std::string words_in(const feel::Value& form) {
  if (form.kind() != feel::Kind::context) return {};
  for (const auto field : word_fields) {
    const auto* value = form.context().find(field);
    if (value != nullptr && value->kind() == feel::Kind::string) return value->string();
  }
  return {};
}

void keep_rating(Case& row, const feel::Value& form, Instant now) {
  const auto mark = [&form](std::string_view name) {
    const auto plain = mark_of(form, name);
    return plain ? plain : mark_of(form, std::string(name) + "_rating");
  };
  row.rating = {mark("answer"), mark("solution"), words_in(form), now.ms};
}

Result<std::optional<Case>> find_by(store::Reader& reader, const std::string& column,
                                    std::string_view value) {
  std::optional<Case> found;
  TRY(reader.each(fmt::format("SELECT {} FROM cases c WHERE c.{} = ?", case_columns(), column),
                  {std::string(value)}, [&](const store::Row& row) {
                    found = read_case(row);
                    return false;
                  }));
  return found;
}

}  // namespace

Result<Followed> follow(store::Reader& reader, std::string_view number, std::string_view code) {
  const auto hash = hash_of_follow_code(code);
  auto found = TRY(find_by(reader, "number", number));
  if (!found || hash.empty() || found->follow_hash != hash) {
    return fail(ErrorKind::not_found, "case.follow-unknown");
  }
  Followed followed{std::move(*found), false, std::string(number)};
  // Merged into one that was itself merged: at the end of the chain, which has no circle since only
  // open cases are merged.
  while (!followed.row.merged_into.empty()) {
    followed.row = TRY(load_case(reader, followed.row.merged_into));
    followed.merged = true;
  }
  return followed;
}

std::vector<ApplicantAct> applicant_acts(const Running& running) {
  std::vector<ApplicantAct> may;
  const auto& facts = running.service->facts();
  for (const auto act : all_acts) {
    if (!facts.may_later(act)) continue;
    // What is settled can no longer be taken back.
    if (act == ApplicantAct::withdraw && running.row.is_settled()) continue;
    const bool open =
        act == ApplicantAct::supplement && running.row.is_open() && !running.row.is_settled();
    if (open || waits_for(running, catalog::name_of(act))) may.push_back(act);
  }
  return may;
}

Result<Running> receive(ledger::Act& act, const World& world, std::string_view id,
                        const Message& message) {
  auto running = TRY(begin(act.writer(), world, id));
  const auto may = applicant_acts(running);
  const bool lawful = std::ranges::any_of(
      may, [&](ApplicantAct one) { return catalog::name_of(one) == message.name; });
  if (!lawful) return fail(ErrorKind::conflict, "case.not-waiting", message.name);
  std::vector<Finding> findings;
  feel::Value form;
  if (const auto* schema = running.service->message_form(message.name)) {
    form = check_form(*schema, message.form, message.language, findings);
  }
  if (!findings.empty()) {
    return Failure(Error{ErrorKind::invalid, "case.message-faulty", {}, {}, std::move(findings)});
  }
  if (message.name == "rate") keep_rating(running.row, form, act.now());
  if (message.name == "appeal") ++running.row.counters.appeals;
  Line line{.kind = "applicant." + message.name,
            .words = message.words.empty() ? words_in(form) : message.words};
  if (waits_for(running, message.name)) {
    feel::Context variables;
    variables.put(message.name, std::move(form));
    TRY(run(act, world, running,
            bpmn::DeliverMessage{message.name, running.row.id, std::move(variables)}, line));
  } else {
    TRY(note(act, running, line));
  }
  TRY(finish(act, world, running));
  return running;
}

}  // namespace luoshi::casework
