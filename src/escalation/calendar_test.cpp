#include "escalation/calendar.hpp"

#include <gtest/gtest.h>

namespace luoshi::escalation {
namespace {

using catalog::Every;
using catalog::Rhythm;

Day day(std::string_view date) {
  return *day_of(date);
}

TEST(calendar, knows_the_last_period_whose_report_was_due) {
  const Rhythm monthly{Every::month, 5};
  EXPECT_EQ(date_of(last_due(monthly, day("2019-03-05")).last), "2019-01-31") << "still in time";
  EXPECT_EQ(date_of(last_due(monthly, day("2019-03-06")).last), "2019-02-28");
  EXPECT_EQ(date_of(last_due(monthly, day("2020-01-06")).last), "2019-12-31");
  EXPECT_EQ(date_of(last_due(monthly, day("2020-01-05")).last), "2019-11-30");
  const Rhythm quarterly{Every::quarter, 25};
  EXPECT_EQ(date_of(last_due(quarterly, day("2020-04-26")).first), "2020-01-01");
  EXPECT_EQ(date_of(last_due(quarterly, day("2020-04-25")).last), "2019-12-31");
}

}  // namespace
}  // namespace luoshi::escalation
