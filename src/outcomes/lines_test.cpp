#include "outcomes/lines.hpp"

#include <gmock/gmock.h>

#include <algorithm>

namespace luoshi::outcomes {
namespace {

Stated level(std::int64_t year, std::string value, std::string item = "itm") {
  Stated one;
  one.indicator = "地区生产总值";
  one.unit = "亿元";
  one.year = year;
  one.value.value = std::move(value);
  one.value.item = std::move(item);
  return one;
}

Stated growth(std::int64_t year, std::string value) {
  auto one = level(year, std::move(value));
  one.unit = "%";
  one.role = reading::Role::growth;
  return one;
}

std::vector<std::string> parted(const Line& line) {
  std::vector<std::string> all;
  for (const auto& point : line.points) all.push_back(point.parted);
  return all;
}

using ::testing::ElementsAre;

TEST(lines, names_of_one_indicator_make_one_line) {
  auto renamed = level(2019, "920");
  renamed.indicator = "全区生产总值";
  const std::vector stated{level(2018, "883"), renamed};
  const auto lines = lines_of(stated, {});
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_THAT(parted(lines[0]), ElementsAre("", ""));
}

TEST(lines, a_single_year_is_no_line) {
  const std::vector stated{level(2018, "883")};
  EXPECT_TRUE(lines_of(stated, {}).empty());
}

TEST(lines, a_published_rebasing_parts_levels_and_not_growth) {
  const std::vector stated{level(2018, "883"), level(2019, "910"), growth(2018, "6"),
                           growth(2019, "3.8")};
  const std::vector rebased{Rebased{"fourth-census", "生产总值", 2019}};
  const auto lines = lines_of(stated, rebased);
  ASSERT_EQ(lines.size(), 2U);
  for (const auto& line : lines) {
    const bool levels = line.role == reading::Role::level;
    EXPECT_THAT(parted(line), ElementsAre("", levels ? "fourth-census" : ""));
  }
}

TEST(lines, a_level_that_its_own_growth_contradicts_parts_the_line) {
  const std::vector stated{level(2018, "883"), level(2019, "632"), growth(2018, "6"),
                           growth(2019, "3.8")};
  const auto lines = lines_of(stated, {});
  const auto line = std::ranges::find(lines, reading::Role::level, &Line::role);
  ASSERT_NE(line, lines.end());
  EXPECT_THAT(parted(*line), ElementsAre("", "out-of-step"));
}

TEST(lines, a_year_stated_anew_parts_what_follows_it_and_the_first_statement_stands) {
  const std::vector stated{level(2018, "883", "a"), level(2018, "600", "b"), level(2019, "632")};
  const auto lines = lines_of(stated, {});
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].points[0].outcome->value, "883");
  EXPECT_THAT(parted(lines[0]), ElementsAre("", "restated"));
}

TEST(lines, targets_and_cited_outcomes_stand_beside_what_was_reported) {
  auto target = growth(2019, "5");
  target.target = true;
  auto cited = growth(2019, "3.8");
  cited.value.origin = Origin::cited;
  const std::vector stated{growth(2018, "6"), target, cited};
  const auto lines = lines_of(stated, {});
  ASSERT_EQ(lines.size(), 1U);
  const auto& point = lines[0].points[1];
  EXPECT_EQ(point.target->value, "5");
  EXPECT_EQ(point.outcome->value, "3.8");
  EXPECT_EQ(point.outcome->origin, Origin::cited);
}

}  // namespace
}  // namespace luoshi::outcomes
