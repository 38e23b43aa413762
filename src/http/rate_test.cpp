#include "http/rate.hpp"

#include <gtest/gtest.h>

namespace luoshi::http {
namespace {

using std::chrono::milliseconds;

TEST(rate_limiter, lets_a_burst_pass_and_then_tells_how_long_to_wait) {
  RateLimiter limiter({.tokens_max = 2, .tokens_per_second = 0.5});
  EXPECT_FALSE(limiter.take("a", {0}));
  EXPECT_FALSE(limiter.take("a", {0}));
  EXPECT_EQ(limiter.take("a", {0}), milliseconds(2000));
  EXPECT_EQ(limiter.take("a", {500}), milliseconds(1500));
  EXPECT_FALSE(limiter.take("a", {2000}));
}

TEST(rate_limiter, counts_each_key_by_itself) {
  RateLimiter limiter({.tokens_max = 1});
  EXPECT_FALSE(limiter.take("a", {0}));
  EXPECT_TRUE(limiter.take("a", {0}));
  EXPECT_FALSE(limiter.take("b", {0}));
}

TEST(rate_limiter, forgets_the_least_recently_used_key) {
  RateLimiter limiter({.tokens_max = 1, .tokens_per_second = 0.001, .keys_max = 2});
  EXPECT_FALSE(limiter.take("a", {0}));
  EXPECT_FALSE(limiter.take("b", {0}));
  EXPECT_TRUE(limiter.take("a", {0}));
  EXPECT_FALSE(limiter.take("c", {0}));
  EXPECT_EQ(limiter.keys(), 2U);
  EXPECT_TRUE(limiter.take("a", {0})) << "a was used after b, so b was forgotten";
}

TEST(rate_limiter, stands_a_clock_set_back) {
  RateLimiter limiter({.tokens_max = 1});
  EXPECT_FALSE(limiter.take("a", {10'000}));
  EXPECT_TRUE(limiter.take("a", {0}));
  EXPECT_FALSE(limiter.take("a", {1000}));
}

}  // namespace
}  // namespace luoshi::http
