#include "worktime/local_date.hpp"

#include <gtest/gtest.h>

namespace luoshi::worktime {
namespace {

TEST(local_date, turns_at_midnight_in_the_zone) {
  const auto before = parse_rfc3339("2026-11-19T15:59:59Z").value();
  const auto after = parse_rfc3339("2026-11-19T16:00:00Z").value();
  EXPECT_EQ(local_date("Asia/Shanghai", before), "2026-11-19");
  EXPECT_EQ(local_date("Asia/Shanghai", after), "2026-11-20");
}

TEST(local_minute, is_what_a_clock_in_the_zone_shows) {
  const auto instant = parse_rfc3339("2026-11-19T16:05:59Z").value();
  EXPECT_EQ(local_minute("Asia/Shanghai", instant), "2026-11-20 00:05");
}

TEST(local_date, is_of_utc_where_the_zone_is_unknown) {
  EXPECT_EQ(local_date("Nowhere/Land", parse_rfc3339("2026-11-19T23:00:00Z").value()),
            "2026-11-19");
}

}  // namespace
}  // namespace luoshi::worktime
