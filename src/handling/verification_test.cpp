#include "handling/verification.hpp"

#include "handling/evidence.hpp"
#include "handling/reporting_fixture.hpp"

namespace luoshi::handling {
namespace {

struct verification : ::testing::Test, ReportingFixture {
  Report claimed() {
    ReportEdit edit;
    edit.claims_done = true;
    edit.percent = 100;
    return signed_report(edit);
  }
  std::string verify(const Principal& who, const std::string& report, bool passed) {
    return problem(act<Verification>("item.verify", [&](ledger::Act& one) {
      return verify_report(one, who, report, {true, passed, "现场查看"}, today);
    }));
  }
  std::string end(const Principal& who, bool strike = false) {
    return outcome([&](ledger::Act& one) {
      return strike ? strike_off(one, who, item_id, today) : close(one, who, item_id, today);
    });
  }
  void add_link(const std::string& report) {
    must([&](ledger::Act& one) -> Result<> {
      Evidence link;
      link.id = one.new_id("evd");
      link.report = report;
      link.kind = "link";
      link.link = "https://example.org/";
      return insert_evidence(one, link);
    });
  }
};

TEST_F(verification, opens_the_way_to_the_end_for_another_person) {
  const auto claim = claimed();
  EXPECT_EQ(end(reviewer), "item.claim-not-accepted");
  EXPECT_EQ(problem(accept(claim.id)), "");
  EXPECT_EQ(end(reviewer), "item.not-verified");
  EXPECT_EQ(verify(liaison, claim.id, true), "item.not-supervision");
  EXPECT_EQ(verify(reviewer, claim.id, true), "");
  EXPECT_EQ(end(reviewer), "verification.second-person");
  EXPECT_EQ(end(liaison), "item.not-supervision");
  EXPECT_EQ(end(confirmer, true), "item.to-be-closed");
  EXPECT_EQ(end(confirmer), "");
  EXPECT_EQ(stage(), "closed");
  EXPECT_EQ(the_item().carriage.ended_on, today);
}

TEST_F(verification, failed_returns_the_claim_with_its_words) {
  const auto claim = claimed();
  EXPECT_EQ(verify(reviewer, claim.id, false), "");
  EXPECT_EQ(stage(), "acknowledged");
  const auto now =
      read<Report>([&](store::Reader& reader) { return load_report(reader, claim.id); });
  EXPECT_EQ(now.standing.state, ReportState::returned);
  EXPECT_EQ(now.reason, "现场查看");
}

TEST_F(verification, failed_after_a_passed_one_counts) {
  const auto claim = claimed();
  EXPECT_EQ(problem(accept(claim.id)), "");
  EXPECT_EQ(verify(reviewer, claim.id, true), "");
  EXPECT_EQ(verify(confirmer, claim.id, false), "");
  EXPECT_EQ(stage(), "acknowledged");
  EXPECT_EQ(end(confirmer), "item.wrong-stage");
}

TEST_F(verification, strikes_a_problem_off_only_with_evidence_and_every_node_reached) {
  put_item({{"type", "problem"}});
  must([&](ledger::Act& act) {
    return act.insert(milestone_table, item_id + "/m1",
                      {{"item", item_id}, {"position", 1}, {"active", 1}, {"period", "2019-03"}});
  });
  const auto claim = claimed();
  EXPECT_EQ(problem(accept(claim.id)), "");
  EXPECT_EQ(verify(reviewer, claim.id, true), "");
  EXPECT_EQ(end(confirmer, true), "item.no-evidence");
  add_link(claim.id);
  EXPECT_EQ(end(confirmer, true), "item.nodes-open");
  must([&](ledger::Act& act) {
    return act.update(milestone_table, item_id + "/m1", {{"reached_on", "2019-03-10"}});
  });
  EXPECT_EQ(end(confirmer, true), "");
  EXPECT_EQ(stage(), "struck_off");
}

TEST_F(verification, waits_for_the_children) {
  const auto claim = claimed();
  EXPECT_EQ(problem(accept(claim.id)), "");
  EXPECT_EQ(verify(reviewer, claim.id, true), "");
  const auto child = items(the_item().source).back().id;
  must([&](ledger::Act& act) {
    return act.update(supervision::item_table, child,
                      {{"parent", item_id}, {"state", "approved"}, {"stage", "issued"}});
  });
  EXPECT_EQ(end(confirmer), "item.parts-open");
}

TEST_F(verification, of_an_earlier_claim_says_nothing_for_the_next) {
  put_item({{"type", "problem"}});
  const auto claim = claimed();
  add_link(claim.id);
  EXPECT_EQ(problem(accept(claim.id)), "");
  EXPECT_EQ(verify(reviewer, claim.id, true), "");
  EXPECT_EQ(end(confirmer, true), "");
  EXPECT_EQ(outcome([&](ledger::Act& one) { return reopen(one, reviewer, item_id, " ", today); }),
            "item.reason-missing");
  EXPECT_EQ(
      outcome([&](ledger::Act& one) { return reopen(one, reviewer, item_id, "问题反弹", today); }),
      "");
  EXPECT_EQ(stage(), "acknowledged");
  EXPECT_FALSE(the_item().carriage.progress);
  const auto reopened = read<std::vector<Reopening>>(
      [&](store::Reader& reader) { return reopenings_of(reader, item_id); });
  ASSERT_EQ(reopened.size(), 1U);
  EXPECT_EQ(reopened.front().stage, "struck_off");
  const auto again = claimed();
  EXPECT_EQ(end(confirmer, true), "item.claim-not-accepted");
  EXPECT_EQ(problem(accept(again.id)), "");
  EXPECT_EQ(end(confirmer, true), "item.not-verified");
}

TEST_F(verification, is_not_asked_for_where_nothing_is_claimed) {
  put_item({{"type", "standing_duty"}});
  EXPECT_EQ(end(reviewer), "");
  EXPECT_EQ(stage(), "closed");
}

}  // namespace
}  // namespace luoshi::handling
