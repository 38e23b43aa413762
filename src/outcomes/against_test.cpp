#include "outcomes/against.hpp"

#include <gmock/gmock.h>

namespace luoshi::outcomes {
namespace {

using ::testing::HasSubstr;

supervision::Quantity number(std::string indicator, std::string value, std::string unit,
                             reading::Role role) {
  supervision::Quantity quantity;
  quantity.indicator = std::move(indicator);
  quantity.value = std::move(value);
  quantity.unit = std::move(unit);
  quantity.role = role;
  return quantity;
}

// 一般公共预算收入增长4%, with the level that growth means.
supervision::Item revenue() {
  supervision::Item item;
  item.text = "一般公共预算收入增长4%";
  item.quantities = {number("一般公共预算收入", "4", "%", reading::Role::growth),
                     number("一般公共预算收入", "44.90", "亿元", reading::Role::level)};
  item.quantities[1].computed = true;
  item.quantities[1].computation = "43.17 亿元 × (1 + 4 %)（同口径）";
  return item;
}

TEST(against, a_level_answers_the_level_a_growth_means) {
  const auto held = hold_against(revenue(), {"", "40.06", "亿元", reading::Role::level}, {});
  EXPECT_EQ(held.verdict, Verdict::missed);
  EXPECT_EQ(held.quantity, 2);
  EXPECT_THAT(held.arithmetic, HasSubstr("40.06 < 44.90"));
  EXPECT_THAT(held.arithmetic, HasSubstr("43.17 亿元 × (1 + 4 %)"));
}

TEST(against, a_growth_answers_a_growth) {
  const auto held = hold_against(revenue(), {"", "4.2", "%", reading::Role::growth}, {});
  EXPECT_EQ(held.verdict, Verdict::met);
  EXPECT_EQ(held.quantity, 1);
}

TEST(against, a_level_never_answers_a_growth) {
  const auto held = hold_against(revenue(), {"", "40.06", "亿元", reading::Role::level}, 1);
  EXPECT_EQ(held.verdict, Verdict::unclear);
  EXPECT_EQ(held.quantity, 1);
}

TEST(against, a_rate_is_a_level_to_one_and_a_share_to_another) {
  supervision::Item item;
  item.text = "城镇登记失业率控制在4%以内";
  item.quantities = {number("城镇登记失业率", "4", "%", reading::Role::share)};
  item.quantities[0].qualifier = reading::Qualifier::at_most;
  const auto held = hold_against(item, {"", "4.4", "%", reading::Role::level}, 1);
  EXPECT_EQ(held.verdict, Verdict::missed);
  EXPECT_THAT(held.arithmetic, HasSubstr("4.4 > 4"));
}

TEST(against, a_fall_is_held_against_a_fall) {
  supervision::Item item;
  item.text = "单位地区生产总值能耗下降3%";
  item.quantities = {number("单位地区生产总值能耗", "3", "%", reading::Role::growth)};
  EXPECT_EQ(hold_against(item, {"", "-3.4", "%", reading::Role::growth}, 1).verdict, Verdict::met);
  EXPECT_EQ(hold_against(item, {"", "-2", "%", reading::Role::growth}, 1).verdict, Verdict::missed);
}

TEST(against, a_figure_of_another_indicator_answers_nothing) {
  const auto held =
      hold_against(revenue(), {"新增就业", "40.06", "亿元", reading::Role::level}, std::nullopt);
  EXPECT_EQ(held.verdict, Verdict::unclear);
  EXPECT_EQ(held.quantity, std::nullopt);
}

}  // namespace
}  // namespace luoshi::outcomes
