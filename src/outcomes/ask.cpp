#include "outcomes/ask.hpp"

#include "outcomes/tables.hpp"
#include "supervision/access.hpp"
#include "supervision/rows.hpp"

namespace luoshi::outcomes {
namespace {

using identity::Principal;
using identity::Role;

Result<> require_reason(std::string_view reason) {
  if (reason.find_first_not_of(" \t\r\n") != std::string_view::npos) return {};
  return fail(ErrorKind::invalid, "item.reason-missing", {}, "reason");
}

Result<> require_unit(const Principal& who, const Question& question) {
  if (who.has(Role::liaison, question.unit) || who.has(Role::unit_head, question.unit)) return {};
  return fail(ErrorKind::forbidden, "question.not-unit");
}

Result<> require_head(const Principal& who, const Question& question) {
  if (who.has(Role::unit_head, question.unit)) return {};
  return fail(ErrorKind::forbidden, "question.not-head");
}

Result<Question> move(ledger::Act& act, const Question& question, QuestionMove which,
                      std::vector<ledger::Change> columns,
                      std::optional<std::int64_t> expected_version = std::nullopt) {
  const auto next = TRY(after(question, which));
  columns.emplace_back("state", std::string(name_of(next)));
  TRY(act.update(question_table, question.id, columns, expected_version));
  return load_question(act.writer(), question.id);
}

Result<std::int64_t> waiting_on(store::Reader& reader, std::string_view item) {
  std::int64_t count = 0;
  TRY(reader.each("SELECT count(*) FROM question WHERE item = ? AND state = 'received'",
                  {std::string(item)}, [&](const store::Row& row) {
                    count = row.integer(0);
                    return false;
                  }));
  return count;
}

}  // namespace

Result<Question> ask(ledger::Act& act, std::string_view item, QuestionKind kind,
                     std::string_view words, std::string_view code) {
  const auto about = TRY(supervision::load_item(act.writer(), item));
  if (about.standing.state != supervision::State::approved ||
      about.standing.disclosure != supervision::Disclosure::public_) {
    return fail(ErrorKind::not_found, "item.not-found", std::string(item));
  }
  if (TRY(waiting_on(act.writer(), item)) >= waiting_max) {
    return fail(ErrorKind::limit, "question.too-many-waiting");
  }
  const auto id = act.new_id("qst");
  TRY(act.insert(question_table, id,
                 {{"item", std::string(item)},
                  {"kind", std::string(name_of(kind))},
                  {"state", std::string(name_of(QuestionState::received))},
                  {"code", std::string(code)},
                  {"words", std::string(words)},
                  {"received_ms", act.now().ms}}));
  return load_question(act.writer(), id);
}

Result<Question> take_up(ledger::Act& act, const Principal& who, std::string_view id,
                         std::string_view shown_words, const Limit& limit) {
  TRY(supervision::require_supervision(who));
  const auto question = TRY(load_question(act.writer(), id));
  std::vector<ledger::Change> columns{
      {"shown_words",
       std::string(shown_words.empty() ? std::string_view(question.words) : shown_words)},
      {"moderated_by", who.person},
      {"moderated_ms", act.now().ms}};
  if (question.kind == QuestionKind::question) {
    const auto item = TRY(supervision::load_item(act.writer(), question.item));
    if (item.lead_unit.empty()) return fail(ErrorKind::conflict, "item.no-lead-unit", item.number);
    columns.insert(columns.end(),
                   {{"unit", item.lead_unit}, {"due_date", limit.due_date}, {"rule", limit.rule}});
  }
  return move(act, question, QuestionMove::take, std::move(columns));
}

Result<Question> refuse(ledger::Act& act, const Principal& who, std::string_view id,
                        std::string_view refusal) {
  TRY(supervision::require_supervision(who));
  TRY(require_reason(refusal));
  const auto question = TRY(load_question(act.writer(), id));
  return move(act, question, QuestionMove::refuse,
              {{"refusal", std::string(refusal)},
               {"moderated_by", who.person},
               {"moderated_ms", act.now().ms}});
}

Result<Question> draft_answer(ledger::Act& act, const Principal& who, std::string_view id,
                              std::optional<std::int64_t> expected_version,
                              std::string_view answer) {
  const auto question = TRY(view_question(act.writer(), who, id));
  TRY(require_unit(who, question));
  return move(act, question, QuestionMove::draft,
              {{"answer", std::string(answer)},
               {"return_reason", std::monostate{}},
               {"drafted_by", who.person},
               {"drafted_ms", act.now().ms}},
              expected_version);
}

Result<Question> sign_answer(ledger::Act& act, const Principal& who, std::string_view id) {
  const auto question = TRY(view_question(act.writer(), who, id));
  TRY(require_head(who, question));
  return move(act, question, QuestionMove::sign,
              {{"signed_by", who.person}, {"signed_ms", act.now().ms}});
}

Result<Question> give_back(ledger::Act& act, const Principal& who, std::string_view id,
                           std::string_view reason) {
  const auto question = TRY(view_question(act.writer(), who, id));
  if (question.state == QuestionState::signed_) {
    TRY(supervision::require_supervision(who));
  } else {
    TRY(require_head(who, question));
  }
  TRY(require_reason(reason));
  return move(act, question, QuestionMove::give_back,
              {{"return_reason", std::string(reason)},
               {"signed_by", std::monostate{}},
               {"signed_ms", std::monostate{}}});
}

Result<Question> release_answer(ledger::Act& act, const Principal& who, std::string_view id,
                                std::string_view today) {
  TRY(supervision::require_supervision(who));
  const auto question = TRY(load_question(act.writer(), id));
  return move(act, question, QuestionMove::release,
              {{"released_by", who.person},
               {"released_ms", act.now().ms},
               {"answered_on", std::string(today)}});
}

Result<Question> withdraw_question(ledger::Act& act, const Principal& who, std::string_view id,
                                   std::string_view reason) {
  TRY(supervision::require_supervision(who));
  TRY(require_reason(reason));
  const auto question = TRY(load_question(act.writer(), id));
  return move(act, question, QuestionMove::withdraw, {{"return_reason", std::string(reason)}});
}

}  // namespace luoshi::outcomes
