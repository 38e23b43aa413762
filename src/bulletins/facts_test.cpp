#include "bulletins/testing.hpp"

namespace luoshi::bulletins {
namespace {

TEST(facts, stand_as_they_were_on_the_day_and_not_as_they_are_now) {
  BulletinFixture f;
  f.light(f.ids[0], 1, "2019-02-06", "none", "green", "in-order");
  f.light(f.ids[0], 2, "2019-04-06", "green", "red", "report-missed");
  f.light(f.ids[1], 1, "2019-03-02", "none", "yellow", "behind-yellow");
  f.put(supervision::item_table, f.ids[2],
        {{"stage", std::string("closed")}, {"ended_on", std::string("2019-03-20")}});
  f.report(f.ids[0], "2019-02", 10, "二月的进展");
  f.report(f.ids[0], "2019-04", 40, "四月的进展");

  const auto march = f.facts_of("2019-03", "2019-03-31");
  ASSERT_TRUE(march.has_value()) << march.error().problem;
  EXPECT_EQ(march->tally, (Tally{4, 1, 1, 1, 0}));
  EXPECT_EQ(march->tally.unlit(), 1);
  EXPECT_EQ(march->items[0].light, "green");
  EXPECT_EQ(march->items[0].percent, 10);
  EXPECT_EQ(march->items[0].progress, "二月的进展");
  EXPECT_EQ(march->items[1].cause, "落后序时进度10至30个百分点");
  EXPECT_EQ(march->items[2].ended_on, "2019-03-20");

  const auto april = f.facts_of("2019-04", "2019-04-30");
  EXPECT_EQ(april->items[0].light, "red");
  EXPECT_EQ(april->items[0].light_since, "2019-04-06");
  EXPECT_EQ(april->items[0].percent, 40);
  EXPECT_EQ(april->units[0].missing, 1);
}

TEST(facts, count_what_was_issued_by_the_day_and_did_not_end_in_a_year_before) {
  BulletinFixture f;
  f.put(supervision::item_table, f.ids[0], {{"issued_ms", std::int64_t{1'554'076'800'000}}});
  f.put(supervision::item_table, f.ids[1],
        {{"stage", std::string("closed")}, {"ended_on", std::string("2018-12-20")}});
  EXPECT_EQ(f.facts_of("2019-03", "2019-03-31")->tally.items, 2);
  EXPECT_EQ(f.facts_of("2019-04", "2019-04-05")->tally.items, 3);
}

TEST(facts, come_back_from_their_file_as_they_went) {
  BulletinFixture f;
  f.light(f.ids[0], 1, "2019-02-06", "none", "green", "in-order");
  f.report(f.ids[0], "2019-02", 10, "引号\"与换行\n");
  const auto facts = f.facts_of("2019-03", "2019-03-31").value();
  const auto back = read_facts(write_facts(facts));
  ASSERT_TRUE(back.has_value()) << back.error().detail;
  EXPECT_EQ(write_facts(*back), write_facts(facts));
  EXPECT_EQ(back->items[0].progress, "引号\"与换行\n");
  for (const auto* damaged : {"", "{", "[]", "{\"month\":1}"}) {
    EXPECT_EQ(read_facts(damaged).error().problem, "bulletin.facts-damaged");
  }
}

TEST(facts, refuse_what_is_no_month_and_a_day_before_it) {
  BulletinFixture f;
  EXPECT_EQ(f.facts_of("2019-13", "2019-03-31").error().problem, "bulletin.month-malformed");
  EXPECT_EQ(f.facts_of("2019-03", "31.3.").error().problem, "bulletin.month-malformed");
  EXPECT_EQ(f.facts_of("2019-03", "2019-02-28").error().problem, "bulletin.too-early");
}

TEST(facts, are_usually_taken_the_day_after_the_reports_are_due) {
  BulletinFixture f;
  EXPECT_EQ(usual_day(f.rules, "2019-03", "2019-06-01"), "2019-04-06");
  EXPECT_EQ(usual_day(f.rules, "2019-03", "2019-04-02"), "2019-04-02");
}

}  // namespace
}  // namespace luoshi::bulletins
