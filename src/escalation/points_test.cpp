#include "escalation/points.hpp"

#include "escalation/appeal.hpp"
#include "escalation/measure_tables.hpp"
#include "escalation/owing.hpp"
#include "escalation/tables.hpp"
#include "handling/reporting_fixture.hpp"

namespace luoshi::escalation {
namespace {

using catalog::ScoreRule;

catalog::ScoreRules test_rules() {
  catalog::ScoreRules rules;
  rules.head = {"scores", "t1", "2019-01-01", {}};
  ScoreRule key;
  key.id = "key";
  key.months = {6};
  key.tenths = -100;
  ScoreRule missing;
  missing.id = "missing";
  missing.tenths = -50;
  missing.tenths_per_month_most = -80;
  ScoreRule yellow;
  yellow.id = "yellow";
  yellow.fact = Fact::yellow;
  yellow.every = 2;
  yellow.tenths = -10;
  rules.rules = {key, missing, yellow};
  return rules;
}

struct PointsFixture : handling::ReportingFixture, testing::Test {
  PointsFixture() {
    write([](store::Writer& writer) { return ledger::prepare(writer, tables()); });
  }
  FoundFact found(Fact fact, const std::string& record, const std::string& on,
                  std::int64_t month = 1) {
    return {fact, "education", item_id, record, on, month, {}};
  }
  void put(const FoundFact& one) {
    must([&](ledger::Act& act) { return put_point(act, test_rules(), one); });
  }
  std::vector<Point> points() {
    return read<std::vector<Point>>(
        [](store::Reader& reader) { return list_points(reader, Scope{true, {}}, {}, 100); });
  }
  std::int64_t taken() {
    const auto all = read<std::vector<UnitScore>>([](store::Reader& reader) {
      return list_scores(reader, Scope{true, {}}, test_rules(), 2019);
    });
    return all.empty() ? 0 : all.front().tenths;
  }
};

TEST_F(PointsFixture, takes_points_off_once_for_each_record) {
  put(found(Fact::report_missing, "item/a/2019-01", "2019-02-06"));
  put(found(Fact::report_missing, "item/a/2019-01", "2019-02-07"));
  ASSERT_EQ(points().size(), 1U);
  EXPECT_EQ(points().front().on, "2019-02-06");
  EXPECT_EQ(points().front().rule_version, "t1");
  EXPECT_EQ(taken(), -50);
}

TEST_F(PointsFixture, lets_the_first_rule_that_fits_decide) {
  put(found(Fact::report_missing, "item/a/2019-06", "2019-07-06", 6));
  EXPECT_EQ(points().front().rule, "key");
  put(found(Fact::red, "light_change/x", "2019-07-06"));
  EXPECT_EQ(points().size(), 1U) << "no rule speaks of reds";
  put(found(Fact::report_missing, "item/a/2018-12", "2018-12-31"));
  EXPECT_EQ(points().size(), 1U) << "the rules were not in force";
}

TEST_F(PointsFixture, takes_no_more_off_than_the_most_of_a_month_and_says_so) {
  put(found(Fact::report_missing, "item/a/2019-01", "2019-02-06"));
  put(found(Fact::report_missing, "item/b/2019-01", "2019-02-06"));
  put(found(Fact::report_missing, "item/c/2019-01", "2019-02-06"));
  EXPECT_EQ(taken(), -80);
  put(found(Fact::report_missing, "item/a/2019-02", "2019-03-06"));
  EXPECT_EQ(taken(), -130);
  const auto all = points();
  EXPECT_EQ(std::ranges::count(all, true, &Point::capped), 2);
}

TEST_F(PointsFixture, counts_two_yellows_as_one) {
  put(found(Fact::yellow, "light_change/1", "2019-02-06"));
  EXPECT_EQ(taken(), 0);
  put(found(Fact::yellow, "light_change/2", "2019-03-06"));
  EXPECT_EQ(taken(), -10);
  put(found(Fact::yellow, "light_change/3", "2019-03-07"));
  EXPECT_EQ(taken(), -10);
}

TEST_F(PointsFixture, gives_a_point_back_when_its_appeal_is_upheld) {
  put(found(Fact::report_missing, "item/a/2019-01", "2019-02-06"));
  const auto id = points().front().id;
  const auto appeal = act<Appeal>("appeal.make", [&](ledger::Act& one) {
    return make_appeal(one, head, test_rules(), id, "已报", "2019-02-10");
  });
  ASSERT_TRUE(appeal.has_value()) << appeal.error().problem;
  EXPECT_EQ(taken(), -50) << "it counts until it is decided";
  const auto decided = act<Appeal>("appeal.decide", [&](ledger::Act& one) {
    return decide_appeal(one, approver, appeal->id, true, "属实");
  });
  ASSERT_TRUE(decided.has_value());
  EXPECT_EQ(taken(), 0);
  EXPECT_EQ(points().front().reason, "属实");
}

TEST(points, are_written_as_decimals) {
  EXPECT_EQ(points_text(-5), "-0.5");
  EXPECT_EQ(points_text(-20), "-2");
  EXPECT_EQ(points_text(0), "0");
  EXPECT_EQ(points_text(1000), "100");
}

TEST(owing, knows_the_turns_of_reports_and_their_days) {
  const catalog::Rhythm monthly{catalog::Every::month, 5};
  const catalog::Rhythm quarterly{catalog::Every::quarter, 25};
  EXPECT_EQ(turn_of(monthly, "2019-12-31"), (ReportTurn{"2019-12", "2020-01-05"}));
  EXPECT_EQ(turn_of(quarterly, "2019-02-10"), (ReportTurn{"2019-Q1", "2019-04-25"}));
  EXPECT_EQ(next_turn(monthly, {"2019-12", "2020-01-05"}), (ReportTurn{"2020-01", "2020-02-05"}));
  EXPECT_FALSE(parse_turn(monthly, "2019-Q1").has_value());
}

}  // namespace
}  // namespace luoshi::escalation
