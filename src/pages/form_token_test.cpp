#include "pages/form_token.hpp"

#include <gtest/gtest.h>

namespace luoshi::pages {
namespace {

struct Forms : ::testing::Test {
  SeededRandom random{3};
  FormTokens tokens{random};
  Instant now{1'549'000'000'000};

  static std::string problem(const Result<FormTokens::Issued>& opened) {
    return opened ? "" : opened.error().problem;
  }
};

TEST_F(Forms, a_token_opens_for_its_item_and_tells_when_it_was_made) {
  const auto token = tokens.issue("itm_a", now, random);
  const auto opened = tokens.open(token, "itm_a", {now.ms + 5000});
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->at.ms, now.ms);
  EXPECT_EQ(opened->secret, tokens.open(token, "itm_a", {now.ms + 9000})->secret);
}

TEST_F(Forms, two_forms_have_two_secrets) {
  const auto one = tokens.open(tokens.issue("itm_a", now, random), "itm_a", now);
  const auto two = tokens.open(tokens.issue("itm_a", now, random), "itm_a", now);
  EXPECT_NE(one->secret, two->secret);
}

TEST_F(Forms, a_token_of_another_item_or_server_or_day_is_stale) {
  const auto token = tokens.issue("itm_a", now, random);
  EXPECT_EQ(problem(tokens.open(token, "itm_b", now)), "form.stale");
  EXPECT_EQ(problem(FormTokens(random).open(token, "itm_a", now)), "form.stale");
  constexpr std::int64_t day_ms = 24LL * 3600 * 1000;
  EXPECT_EQ(problem(tokens.open(token, "itm_a", {now.ms + day_ms + 1})), "form.stale");
  EXPECT_EQ(problem(tokens.open(token, "itm_a", {now.ms - 1})), "form.stale");
}

TEST_F(Forms, a_token_that_was_changed_is_stale) {
  auto token = tokens.issue("itm_a", now, random);
  for (std::size_t at = 0; at < token.size(); ++at) {
    auto changed = token;
    changed[at] = changed[at] == '0' ? '1' : '0';
    EXPECT_EQ(problem(tokens.open(changed, "itm_a", now)), "form.stale") << at;
  }
  for (const auto* broken : {"", "-", "--", "abc", "0-0-0"}) {
    EXPECT_EQ(problem(tokens.open(broken, "itm_a", now)), "form.stale") << broken;
  }
}

}  // namespace
}  // namespace luoshi::pages
