// A question or a comment of a resident on a public item, from its receipt to the answer.
//
//   received ─take→ published (a comment)    received ─refuse→ refused    … ─withdraw→ withdrawn
//   received ─take→ passed ─draft→ drafted ─sign→ signed ─release→ answered (a question)
//              drafted, signed ─return→ passed
//
// Nothing shows before the supervision office has looked it through, and no answer before it has
// released it. No name, address or number of the asker is asked for; the code by which they follow
// it is all that ties it to them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "identity/actor.hpp"
#include "store/database.hpp"

namespace luoshi::outcomes {

enum class QuestionState {
  received,
  passed,
  drafted,
  signed_,
  answered,
  published,
  refused,
  withdrawn,
};
enum class QuestionKind { question, comment };
enum class QuestionMove { take, refuse, draft, sign, give_back, release, withdraw };

[[nodiscard]] std::string_view name_of(QuestionState state);
[[nodiscard]] std::string_view name_of(QuestionKind kind);
[[nodiscard]] std::optional<QuestionState> parse_question_state(std::string_view word);
[[nodiscard]] std::optional<QuestionKind> parse_question_kind(std::string_view word);

struct Question {
  std::string id;
  std::int64_t version = 0;
  std::string item;
  QuestionKind kind = QuestionKind::question;
  QuestionState state = QuestionState::received;
  std::string words;        // as they came
  std::string shown_words;  // as the public reads them
  std::string refusal;
  std::string unit;
  std::string due_date;
  std::string rule;  // "questions 2019.1"
  std::string answer;
  std::string return_reason;
  std::int64_t received_ms = 0;
  std::optional<std::int64_t> moderated_ms;
  std::string drafted_by;
  std::optional<std::int64_t> drafted_ms;
  std::string signed_by;
  std::optional<std::int64_t> signed_ms;
  std::string answered_on;
};

// The kernel: the state after the move. Error: conflict "question.wrong-state" (detail: the state).
[[nodiscard]] Result<QuestionState> after(const Question& question, QuestionMove move);

// Passed on and not answered yet.
[[nodiscard]] bool is_owed(QuestionState state);
// What the public reads: a comment that was taken, a question from when it was passed on.
[[nodiscard]] bool is_shown(QuestionState state);

// 60 random bits, the low five of each byte, as 12 characters of Crockford base 32: k7f39q2mx0ab.
[[nodiscard]] std::string code_from(const std::array<std::uint8_t, 12>& bytes);
// As a person reads it: k7f3-9q2m-x0ab.
[[nodiscard]] std::string shown_code(std::string_view code);
// The code as it is stored, from what a person typed: case, spaces, O and I forgiven; empty where
// it is none.
[[nodiscard]] std::string code_of(std::string_view typed);

// By a condition on the columns of `question`, the oldest first; at most `limit`.
[[nodiscard]] Result<std::vector<Question>> load_questions(store::Reader& reader,
                                                           std::string_view where,
                                                           const store::Params& params,
                                                           std::int64_t limit = 1000);

// Fails with not_found "question.not-found".
[[nodiscard]] Result<Question> load_question(store::Reader& reader, std::string_view id);

// By the code its asker follows it by; not_found "question.not-found".
[[nodiscard]] Result<Question> question_by_code(store::Reader& reader, std::string_view code);

// The question as this person may see it: all of it who sees everything, their units' once passed
// on. not_found "question.not-found" else.
[[nodiscard]] Result<Question> view_question(store::Reader& reader, const identity::Principal& who,
                                             std::string_view id);

}  // namespace luoshi::outcomes
