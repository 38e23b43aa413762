#include "supervision/states.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace luoshi::supervision {
namespace {

constexpr auto internal = Disclosure::internal;
constexpr auto proposed = Disclosure::proposed;
constexpr auto published = Disclosure::public_;

struct Case {
  const char* given;
  Standing now;
  Move move;
  const char* person;
  Standing next;        // when `problem` is empty
  std::string problem;  // else the problem id
};

const Standing draft{State::draft, internal, "", "", ""};
const Standing accepted{State::accepted, internal, "ann", "", ""};
const Standing edited_by_bo{State::accepted, internal, "ann", "bo", ""};
const Standing confirmed{State::confirmed, internal, "ann", "", "bo"};
const Standing approved{State::approved, internal, "ann", "", "bo"};
const Standing rejected{State::rejected, internal, "", "", ""};

Standing with(Standing standing, Disclosure disclosure) {
  standing.disclosure = disclosure;
  return standing;
}

const std::vector<Case> cases{
    {"a draft", draft, Move::accept, "ann", accepted, ""},
    {"an accepted item", accepted, Move::accept, "bo", {}, "item.wrong-state"},
    {"a rejected item", rejected, Move::accept, "bo", {}, "item.wrong-state"},
    {"accepted by another", accepted, Move::confirm, "bo", confirmed, ""},
    {"accepted by oneself", accepted, Move::confirm, "ann", {}, "item.second-person"},
    {"last edited by oneself", edited_by_bo, Move::confirm, "bo", {}, "item.second-person"},
    {"a draft", draft, Move::confirm, "bo", {}, "item.wrong-state"},
    {"a confirmed item", confirmed, Move::confirm, "cy", {}, "item.wrong-state"},
    {"a confirmed item", confirmed, Move::approve, "cy", approved, ""},
    {"an accepted item", accepted, Move::approve, "cy", {}, "item.wrong-state"},
    {"an approved item", approved, Move::approve, "cy", {}, "item.wrong-state"},
    {"a draft", draft, Move::reject, "ann", rejected, ""},
    {"a confirmed item", confirmed, Move::reject, "cy", rejected, ""},
    {"an approved item", approved, Move::reject, "cy", {}, "item.wrong-state"},
    {"a rejected item", rejected, Move::reject, "cy", {}, "item.wrong-state"},
    {"a rejected item", rejected, Move::restore, "ann", draft, ""},
    {"a draft", draft, Move::restore, "ann", {}, "item.wrong-state"},
    {"a draft", draft, Move::edit_words, "cy", {State::draft, internal, "", "cy", ""}, ""},
    {"an accepted item", accepted, Move::edit_words, "bo", edited_by_bo, ""},
    {"a confirmed item proposed for the public",
     with(confirmed, proposed),
     Move::edit_words,
     "cy",
     {State::accepted, internal, "cy", "cy", ""},
     ""},
    {"a public item",
     with(approved, published),
     Move::edit_words,
     "cy",
     {State::accepted, internal, "cy", "cy", ""},
     ""},
    {"a rejected item", rejected, Move::edit_words, "cy", {}, "item.wrong-state"},
    {"a confirmed item", confirmed, Move::propose, "ann", with(confirmed, proposed), ""},
    {"an accepted item", accepted, Move::propose, "ann", {}, "item.wrong-state"},
    {"a proposed item",
     with(approved, proposed),
     Move::propose,
     "ann",
     {},
     "item.wrong-disclosure"},
    {"an approved item proposed", with(approved, proposed), Move::publish, "cy",
     with(approved, published), ""},
    {"a confirmed item proposed",
     with(confirmed, proposed),
     Move::publish,
     "cy",
     {},
     "item.not-approved"},
    {"an approved item nobody proposed",
     approved,
     Move::publish,
     "cy",
     {},
     "item.wrong-disclosure"},
    {"a proposed item", with(approved, proposed), Move::withdraw, "cy", approved, ""},
    {"a public item", with(approved, published), Move::withdraw, "cy", approved, ""},
    {"an internal item", approved, Move::withdraw, "cy", {}, "item.wrong-disclosure"},
};

TEST(states, follow_the_table) {
  for (const auto& one : cases) {
    const auto next = after(one.now, one.move, one.person);
    SCOPED_TRACE(std::string(one.given) + ", move " + std::to_string(static_cast<int>(one.move)) +
                 " by " + one.person);
    if (one.problem.empty()) {
      ASSERT_TRUE(next.has_value()) << next.error().problem;
      EXPECT_EQ(*next, one.next);
    } else {
      ASSERT_FALSE(next.has_value());
      EXPECT_EQ(next.error().problem, one.problem);
    }
  }
}

TEST(states, are_read_by_the_names_they_are_written_with) {
  for (const auto state :
       {State::draft, State::accepted, State::confirmed, State::approved, State::rejected}) {
    EXPECT_EQ(parse_state(name_of(state)), state);
  }
  for (const auto disclosure : {internal, proposed, published}) {
    EXPECT_EQ(parse_disclosure(name_of(disclosure)), disclosure);
  }
  EXPECT_FALSE(parse_state("Draft").has_value());
}

}  // namespace
}  // namespace luoshi::supervision
