#include "handling/acts.hpp"
#include "handling/breakdown_testing.hpp"
#include "handling/comments.hpp"
#include "handling/issue.hpp"

namespace luoshi::handling {
namespace {

using supervision::Stage;
using testing::Contains;
using testing::ElementsAre;
using testing::Not;

class Circulation : public testing::Test, protected HandlingFixture {
 protected:
  Circulation() { ids = approved(); }

  std::string circulates(const std::string& id) {
    return attempt([&](ledger::Act& one) { return circulate(one, reviewer, id, today); });
  }
  std::string issues(const std::string& id) {
    return attempt([&](ledger::Act& one) { return issue(one, reviewer, id, today); });
  }
  std::string acknowledges(const Principal& who, const std::string& id) {
    return attempt([&](ledger::Act& one) { return acknowledge(one, who, id, today); });
  }
  std::string says(const Principal& who, const std::string& words) {
    return attempt([&](ledger::Act& one) { return comment(one, who, ids[0], words); });
  }
  std::string objects(const Principal& who, const std::string& words) {
    return attempt([&](ledger::Act& one) { return object(one, who, ids[0], words); });
  }
  std::string decides(CommentState outcome, const std::string& answer, std::size_t at = 0) {
    const auto id = comments()[at].id;
    return attempt(
        [&](ledger::Act& one) { return decide(one, reviewer, id, outcome, answer, today); });
  }
  std::vector<Comment> comments() {
    return read<std::vector<Comment>>(
        [&](store::Reader& reader) { return comments_of(reader, ids[0]); });
  }
  std::vector<std::string_view> acts(const Principal& who, const std::string& id) {
    using Acts = std::vector<std::string_view>;
    return read<Acts>([&](store::Reader& reader) -> Result<Acts> {
      return acts_of(reader, who, TRY(supervision::load_item(reader, id)));
    });
  }

  std::vector<std::string> ids;
};

TEST_F(Circulation, carries_an_item_to_the_units_and_back_with_its_dates) {
  EXPECT_EQ(circulates(ids[0]), "");
  EXPECT_EQ(circulates(ids[0]), "item.circulated-already");
  EXPECT_EQ(issues(ids[0]), "");
  EXPECT_TRUE(item(ids[0]).carriage.issued_ms.has_value());
  EXPECT_EQ(acknowledges(stranger, ids[0]), "item.not-lead-unit") << "supports only";
  EXPECT_EQ(acknowledges(other_head, ids[0]), "item.not-found");
  EXPECT_EQ(acknowledges(liaison, ids[0]), "");
  EXPECT_EQ(item(ids[0]).carriage.stage, Stage::acknowledged);
  EXPECT_EQ(attempt([&](ledger::Act& one) { return recall(one, reviewer, ids[0], " ", today); }),
            "item.reason-missing");
  EXPECT_EQ(
      attempt([&](ledger::Act& one) { return recall(one, reviewer, ids[0], "分工有误", today); }),
      "");
  const auto after = item(ids[0]);
  EXPECT_EQ(after.carriage.stage, Stage::none);
  EXPECT_FALSE(after.carriage.issued_ms.has_value());
  EXPECT_EQ(after.reason, "分工有误");
}

TEST_F(Circulation, waits_for_every_comment_to_be_decided_before_it_issues) {
  EXPECT_EQ(says(liaison, "早了"), "item.wrong-stage");
  circulates(ids[0]);
  EXPECT_EQ(says(liaison, "建议改为900个"), "");
  EXPECT_EQ(says(finance_head, "  "), "") << "agrees";
  EXPECT_EQ(says(other_head, "与我无关"), "item.not-found");
  EXPECT_EQ(comments()[1].state, CommentState::noted);
  EXPECT_EQ(issues(ids[0]), "item.comments-open");
  EXPECT_EQ(decides(CommentState::dismissed, ""), "comment.answer-missing");
  EXPECT_EQ(decides(CommentState::dismissed, "指标已经区政府研究"), "");
  EXPECT_EQ(decides(CommentState::noted, ""), "comment.decided");
  EXPECT_EQ(issues(ids[0]), "");
}

TEST_F(Circulation, recalls_an_item_whose_objection_is_upheld) {
  issues(ids[0]);
  EXPECT_EQ(objects(liaison, "职责不在我局"), "item.not-unit-head");
  EXPECT_EQ(objects(head, ""), "item.reason-missing");
  EXPECT_EQ(objects(head, "职责不在我局"), "");
  EXPECT_EQ(objects(head, "再说一遍"), "item.objection-open");
  EXPECT_EQ(acknowledges(head, ids[0]), "item.objection-open");
  EXPECT_EQ(decides(CommentState::noted, ""), "comment.not-an-outcome");
  EXPECT_EQ(decides(CommentState::upheld, ""), "");
  EXPECT_EQ(item(ids[0]).carriage.stage, Stage::none);
  EXPECT_EQ(item(ids[0]).reason, "职责不在我局");
}

TEST_F(Circulation, leaves_an_item_issued_whose_objection_is_dismissed) {
  issues(ids[0]);
  objects(head, "时间太紧");
  EXPECT_EQ(decides(CommentState::dismissed, "按原定时限办理"), "");
  EXPECT_EQ(acknowledges(head, ids[0]), "");
}

TEST_F(Circulation, takes_many_at_once_and_names_those_it_leaves_out) {
  const auto batch = act<Batch>(kind_issue, [&](ledger::Act& one) {
    return issue_all(one, reviewer, {ids[0], ids[2], ids[0], "itm_none"}, today);
  });
  ASSERT_TRUE(batch.has_value());
  EXPECT_THAT(batch->done, ElementsAre(ids[0]));
  ASSERT_EQ(batch->left_out.size(), 2U);
  EXPECT_EQ(batch->left_out[0].problem, "item.no-lead-unit");
  EXPECT_EQ(batch->left_out[0].number, "2019-003");
  EXPECT_EQ(batch->left_out[1].problem, "item.not-found");
  EXPECT_EQ(attempt([&](ledger::Act& one) { return issue_all(one, head, {ids[1]}, today); }),
            "item.not-supervision");
}

TEST_F(Circulation, signs_for_everything_that_waits_for_a_unit) {
  issues(ids[0]);
  issues(ids[1]);
  const auto waiting = [&](const Principal& who) {
    return read<Items>([&](store::Reader& reader) { return items_to_acknowledge(reader, who); });
  };
  EXPECT_THAT(waiting(liaison), ElementsAre(ids[0], ids[1]));
  EXPECT_TRUE(waiting(finance_head).empty());
  EXPECT_TRUE(waiting(reviewer).empty());
  const auto batch = act<Batch>(kind_acknowledge, [&](ledger::Act& one) {
    return acknowledge_all(one, liaison, {ids[0], ids[1]}, today);
  });
  EXPECT_EQ(batch.value_or(Batch{}).done.size(), 2U);
  EXPECT_TRUE(waiting(liaison).empty());
}

TEST_F(Circulation, says_what_each_may_do_now) {
  EXPECT_THAT(acts(reviewer, ids[0]), Contains("circulate"));
  EXPECT_THAT(acts(reviewer, ids[2]), Not(Contains("issue"))) << "has no lead unit";
  EXPECT_TRUE(acts(head, ids[0]).empty());
  issues(ids[0]);
  EXPECT_THAT(acts(reviewer, ids[0]), Contains("amend"));
  EXPECT_THAT(acts(head, ids[0]), ElementsAre("acknowledge", "object"));
  EXPECT_THAT(acts(liaison, ids[0]), ElementsAre("acknowledge"));
  EXPECT_TRUE(acts(finance_head, ids[0]).empty());
  EXPECT_THAT(acts(approver, ids[0]), ElementsAre("cancel"));
}

}  // namespace
}  // namespace luoshi::handling
