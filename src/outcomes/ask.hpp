// The acts on questions of residents: asking, moderating, answering, signing, releasing. The caller
// commits. Errors besides those of the kernel (question.hpp): not_found "question.not-found";
// forbidden as said at each.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "identity/actor.hpp"
#include "ledger/act.hpp"
#include "outcomes/question.hpp"

namespace luoshi::outcomes {

inline constexpr auto kind_ask = "question.ask";
inline constexpr auto kind_moderate = "question.moderate";
inline constexpr auto kind_answer = "question.answer";
inline constexpr auto kind_sign = "question.sign";
inline constexpr auto kind_give_back = "question.return";
inline constexpr auto kind_answered = "question.release";
inline constexpr auto kind_withdraw = "question.withdraw";

// Who asks, in the ledger: nobody in particular.
inline constexpr auto resident = "resident";

inline constexpr std::size_t question_length_max = 1000;  // code points
inline constexpr std::size_t question_length_min = 5;
inline constexpr std::int64_t waiting_max = 200;  // unread questions on one item

// `item` must be public: not_found "item.not-found". limit "question.too-many-waiting". REQUIRES:
// no question has this `code`, which is as code_from gives it.
[[nodiscard]] Result<Question> ask(ledger::Act& act, std::string_view item, QuestionKind kind,
                                   std::string_view words, std::string_view code);

struct Limit {
  std::string rule;      // "questions 2019.1"
  std::string due_date;  // by when the unit answers
};

// forbidden "item.not-supervision"; conflict "item.no-lead-unit" for a question on an item nobody
// leads. `shown_words` are the words without personal data; empty: as they came.
[[nodiscard]] Result<Question> take_up(ledger::Act& act, const identity::Principal& who,
                                       std::string_view id, std::string_view shown_words,
                                       const Limit& limit);
// The asker reads the refusal; invalid "item.reason-missing" when it is blank.
[[nodiscard]] Result<Question> refuse(ledger::Act& act, const identity::Principal& who,
                                      std::string_view id, std::string_view refusal);
// Liaison or head of the unit; forbidden "question.not-unit".
[[nodiscard]] Result<Question> draft_answer(ledger::Act& act, const identity::Principal& who,
                                            std::string_view id,
                                            std::optional<std::int64_t> expected_version,
                                            std::string_view answer);
// The head of the unit; forbidden "question.not-head".
[[nodiscard]] Result<Question> sign_answer(ledger::Act& act, const identity::Principal& who,
                                           std::string_view id);
// A draft by the head of the unit, a signed answer by supervision; a reason is needed.
[[nodiscard]] Result<Question> give_back(ledger::Act& act, const identity::Principal& who,
                                         std::string_view id, std::string_view reason);
// Supervision; from here on the public reads the answer.
[[nodiscard]] Result<Question> release_answer(ledger::Act& act, const identity::Principal& who,
                                              std::string_view id, std::string_view today);
// Supervision takes back what was shown; a reason is needed and stays inside.
[[nodiscard]] Result<Question> withdraw_question(ledger::Act& act, const identity::Principal& who,
                                                 std::string_view id, std::string_view reason);

}  // namespace luoshi::outcomes
