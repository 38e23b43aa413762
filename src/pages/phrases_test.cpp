#include "pages/phrases.hpp"

#include <gtest/gtest.h>

namespace luoshi::pages {
namespace {

TEST(phrases, say_the_same_things_in_both_languages) {
  const auto& zh = phrases_of(Language::zh).all();
  const auto& en = phrases_of(Language::en).all();
  ASSERT_GT(zh.size(), 40U);
  for (const auto& [key, words] : zh) EXPECT_TRUE(en.contains(key)) << key;
  for (const auto& [key, words] : en) EXPECT_TRUE(zh.contains(key)) << key;
}

TEST(phrases, put_values_where_their_names_stand) {
  const Phrases phrases("found: \"{n} of {m}\"");
  EXPECT_EQ(phrases.with("found", {{"n", "2"}, {"m", "{n}"}}), "2 of {n}");
}

TEST(phrases, show_the_key_of_a_gap) {
  EXPECT_EQ(Phrases("a: b")["gap"], "gap");
}

}  // namespace
}  // namespace luoshi::pages
