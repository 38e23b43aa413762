#include "base/random.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace luoshi {
namespace {

TEST(random, makes_ids_of_one_shape_that_do_not_repeat) {
  SystemRandom random;
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const auto id = new_id(random, "itm");
    EXPECT_THAT(id, testing::MatchesRegex("itm_[0-9a-hjkmnp-tv-z]{26}"));
    EXPECT_TRUE(seen.insert(id).second);
  }
}

TEST(random, orders_ids_by_the_time_where_it_is_given) {
  SystemRandom random;
  const auto first = new_id(random, Instant{1'767'225'600'000}, "cas");
  const auto later = new_id(random, Instant{1'767'225'600'001}, "cas");
  EXPECT_THAT(first, testing::MatchesRegex("cas_[0-9a-hjkmnp-tv-z]{26}"));
  EXPECT_LT(first, later);
  EXPECT_NE(first, new_id(random, Instant{1'767'225'600'000}, "cas"));
}

TEST(random, repeats_itself_from_one_seed) {
  SeededRandom one{7};
  SeededRandom two{7};
  EXPECT_EQ(new_id(one, "x"), new_id(two, "x"));
  EXPECT_EQ(new_nonce(one), new_nonce(two));
}

TEST(random, hashes_the_vector_of_fips_180_4) {
  EXPECT_EQ(to_hex(sha256("abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace luoshi
