#include "outcomes/question.hpp"

#include <gmock/gmock.h>

namespace luoshi::outcomes {
namespace {

using enum QuestionState;
using enum QuestionMove;

Question in(QuestionState state, QuestionKind kind = QuestionKind::question) {
  Question question;
  question.state = state;
  question.kind = kind;
  return question;
}

std::string word_after(const Question& question, QuestionMove move) {
  const auto next = after(question, move);
  return next ? std::string(name_of(*next)) : next.error().problem + " " + next.error().detail;
}

TEST(question, goes_from_receipt_to_the_answer) {
  EXPECT_EQ(word_after(in(received), take), "passed");
  EXPECT_EQ(word_after(in(passed), draft), "drafted");
  EXPECT_EQ(word_after(in(drafted), draft), "drafted");
  EXPECT_EQ(word_after(in(drafted), sign), "signed");
  EXPECT_EQ(word_after(in(signed_), release), "answered");
}

TEST(question, a_comment_is_published_and_never_passed_on) {
  EXPECT_EQ(word_after(in(received, QuestionKind::comment), take), "published");
}

TEST(question, an_answer_goes_back_before_it_is_released) {
  EXPECT_EQ(word_after(in(drafted), give_back), "passed");
  EXPECT_EQ(word_after(in(signed_), give_back), "passed");
  EXPECT_EQ(word_after(in(answered), give_back), "question.wrong-state answered");
}

TEST(question, only_what_is_shown_is_taken_down_and_only_what_is_received_refused) {
  for (const auto state : {passed, drafted, signed_, answered, published}) {
    EXPECT_TRUE(is_shown(state));
    EXPECT_EQ(word_after(in(state), withdraw), "withdrawn");
    EXPECT_EQ(word_after(in(state), refuse), "question.wrong-state " + std::string(name_of(state)));
  }
  for (const auto state : {received, refused, withdrawn}) {
    EXPECT_FALSE(is_shown(state));
    EXPECT_FALSE(after(in(state), withdraw));
  }
}

TEST(question, nothing_is_signed_or_released_out_of_turn) {
  for (const auto state : {received, passed, signed_, answered, published, refused, withdrawn}) {
    EXPECT_FALSE(after(in(state), sign)) << name_of(state);
  }
  for (const auto state : {received, passed, drafted, answered, published, refused, withdrawn}) {
    EXPECT_FALSE(after(in(state), release)) << name_of(state);
  }
}

TEST(question, a_code_is_read_as_people_type_it) {
  const auto code = code_from({0, 1, 10, 31, 18, 19, 20, 21, 22, 255, 32, 9});
  EXPECT_EQ(code, "01azjkmnpz09");
  EXPECT_EQ(shown_code(code), "01az-jkmn-pz09");
  EXPECT_EQ(code_of("01az-jkmn-pz09"), code);
  EXPECT_EQ(code_of(" OIAZ JKMN PZO9 "), code);
  for (const auto* wrong : {"", "01az", "01az-jkmn-pz09-1", "01az-jkmn-pz0u", "幼儿园"}) {
    EXPECT_EQ(code_of(wrong), "") << wrong;
  }
}

}  // namespace
}  // namespace luoshi::outcomes
