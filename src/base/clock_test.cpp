#include "base/clock.hpp"

#include <gtest/gtest.h>

namespace luoshi {
namespace {

TEST(clock, writes_an_instant_as_rfc3339_in_utc) {
  EXPECT_EQ(to_rfc3339(Instant{0}), "1970-01-01T00:00:00.000Z");
  EXPECT_EQ(to_rfc3339(Instant{1'700'000'000'123}), "2023-11-14T22:13:20.123Z");
  EXPECT_EQ(to_rfc3339(Instant{-1}), "1969-12-31T23:59:59.999Z");
}

TEST(clock, reads_what_it_writes_and_any_offset) {
  EXPECT_EQ(parse_rfc3339("2023-11-14T22:13:20.123Z")->ms, 1'700'000'000'123);
  EXPECT_EQ(parse_rfc3339("2023-11-15T06:13:20.123+08:00")->ms, 1'700'000'000'123);
  EXPECT_EQ(parse_rfc3339("2023-11-14T22:13:20.5Z")->ms, 1'700'000'000'500);
}

TEST(clock, refuses_what_is_no_instant) {
  for (const auto* text :
       {"", "2023-11-14", "2023-02-29T00:00:00Z", "2023-11-14T24:00:00Z", "2023-11-14T22:13:20",
        "2023-11-14T22:13:20+8", "2023-11-14T22:13:20.Z", "2023-11-14T22:13:20ZZ"}) {
    SCOPED_TRACE(text);
    const auto result = parse_rfc3339(text);
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().problem, "time.malformed");
  }
}

TEST(clock, knows_the_days_of_the_calendar) {
  EXPECT_TRUE(is_date("2024-02-29"));
  EXPECT_FALSE(is_date("2023-02-29"));
  EXPECT_FALSE(is_date("2023-2-9"));
  EXPECT_FALSE(is_date("2023-13-01"));
}

TEST(clock, stands_still_until_it_is_moved) {
  ManualClock clock{Instant{1000}};
  EXPECT_EQ(clock.now().ms, 1000);
  clock.advance(std::chrono::seconds(2));
  EXPECT_EQ(clock.now().ms, 3000);
}

}  // namespace
}  // namespace luoshi
