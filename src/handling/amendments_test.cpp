#include "handling/amendments.hpp"

#include "handling/assignment.hpp"
#include "handling/breakdown_testing.hpp"
#include "handling/children.hpp"
#include "handling/issue.hpp"
#include "handling/milestones.hpp"

namespace luoshi::handling {
namespace {

using supervision::ItemEdit;
using supervision::Stage;
using supervision::test_units;
using testing::ElementsAre;
using testing::IsEmpty;

const Decision decision{"区政府第12次常务会议", "2019-01-30", "用地未落实"};

class Amending : public testing::Test, protected HandlingFixture {
 protected:
  Amending() {
    ids = approved();
    run(kind_issue, [&](ledger::Act& one) { return issue(one, reviewer, ids[0], today); });
    run(kind_acknowledge,
        [&](ledger::Act& one) { return acknowledge(one, liaison, ids[0], today); });
  }

  std::string proposes(const ItemEdit& change, const Decision& by = decision, std::size_t at = 0) {
    return attempt([&](ledger::Act& one) {
      return propose_amendment(one, reviewer, ids[at], change, by, test_units(), today);
    });
  }
  std::string signs(const Principal& who) {
    const auto id = amendments().back().id;
    return attempt(
        [&](ledger::Act& one) { return sign_amendment(one, who, id, test_units(), today); });
  }
  std::vector<Amendment> amendments() {
    return read<std::vector<Amendment>>(
        [&](store::Reader& reader) { return amendments_of(reader, ids[0]); });
  }
  std::string edits(const ItemEdit& change) {
    return attempt([&](ledger::Act& one) {
      return supervision::edit_item(one, reviewer, ids[0], std::nullopt, change, test_units(), {});
    });
  }

  std::vector<std::string> ids;
};

TEST_F(Amending, is_the_only_way_to_change_what_an_issued_item_promises) {
  ItemEdit change;
  change.due_date = "2020-03-31";
  EXPECT_EQ(edits(change), "item.issued-amend");
  ItemEdit free;
  free.person_in_charge = "王五";
  free.due_date = "2019-12-31";
  EXPECT_EQ(edits(free), "") << "the due date is as it was";
  EXPECT_EQ(proposes(change), "");
  EXPECT_EQ(item(ids[0]).due_date, "2019-12-31") << "only proposed";
  EXPECT_EQ(proposes(change), "amendment.waiting");
  EXPECT_EQ(signs(reviewer), "item.not-approver");
  EXPECT_EQ(signs(approver), "");
  const auto now = item(ids[0]);
  EXPECT_EQ(now.due_date, "2020-03-31");
  EXPECT_EQ(now.carriage.amended, 1);
  EXPECT_EQ(now.standing.state, supervision::State::approved);
  EXPECT_EQ(now.carriage.stage, Stage::acknowledged);
  const auto kept = amendments().front();
  EXPECT_EQ(kept.before.fields.due_date, "2019-12-31");
  EXPECT_EQ(kept.after.fields.due_date, "2020-03-31");
  EXPECT_EQ(kept.decision.reason, "用地未落实");
  EXPECT_EQ(signs(approver), "amendment.decided");
}

TEST_F(Amending, keeps_both_targets_with_their_quantities) {
  ItemEdit change;
  change.headline = "新增学位900个";
  change.text = "新增学位900个";
  supervision::Quantity quantity;
  quantity.value = "900";
  quantity.unit = "个";
  quantity.indicator = "新增学位";
  quantity.year = 2019;
  change.quantities = {quantity};
  ASSERT_EQ(proposes(change), "");
  ASSERT_EQ(signs(approver), "");
  EXPECT_EQ(item(ids[0]).quantities.front().value, "900");
  const auto kept = amendments().front();
  EXPECT_EQ(kept.before.fields.text, "新增学位1000个");
  EXPECT_THAT(*kept.after.fields.quantities, ElementsAre(quantity));
  EXPECT_EQ(words_before(amendments(), item(ids[0])), "新增学位1000个") << "a quotation stays one";
  EXPECT_EQ(words_before({}, item(ids[0])), "新增学位900个");
}

TEST_F(Amending, has_another_lead_unit_sign_for_the_item_anew) {
  ItemEdit change;
  change.lead_unit = "finance";
  ASSERT_EQ(proposes(change), "");
  ASSERT_EQ(signs(approver), "");
  const auto now = item(ids[0]);
  EXPECT_EQ(now.carriage.stage, Stage::issued);
  EXPECT_FALSE(now.carriage.acknowledged_ms.has_value());
  EXPECT_THAT(now.supporting_units, IsEmpty()) << "who leads does not support";
  EXPECT_EQ(attempt([&](ledger::Act& one) { return acknowledge(one, stranger, ids[0], today); }),
            "");
}

TEST_F(Amending, names_every_fault_of_a_proposal) {
  ItemEdit change;
  change.due_date = "";
  const auto failed = act<std::string>("test", [&](ledger::Act& one) {
    return propose_amendment(one, reviewer, ids[0], change, {"", "2019-02-02", ""}, test_units(),
                             today);
  });
  ASSERT_FALSE(failed.has_value());
  std::vector<std::string> found;
  for (const auto& finding : failed.error().findings) {
    found.push_back(finding.place + " " + finding.problem);
  }
  EXPECT_THAT(found, testing::UnorderedElementsAre(
                         "/due_date item.no-due-date", "/decided_by request.field-empty",
                         "/reason request.field-empty", "/decided_on amendment.decided-later"));
  EXPECT_EQ(proposes({}), "amendment.nothing-changes");
  change.due_date = "2020-01-31";
  EXPECT_EQ(proposes(change, decision, 1), "amendment.not-issued");
}

TEST_F(Amending, is_refused_with_a_reason_and_when_the_item_is_taken_back) {
  ItemEdit change;
  change.due_date = "2020-03-31";
  proposes(change);
  auto id = amendments().back().id;
  EXPECT_EQ(attempt([&](ledger::Act& one) { return refuse_amendment(one, approver, id, ""); }),
            "item.reason-missing");
  EXPECT_EQ(
      attempt([&](ledger::Act& one) { return refuse_amendment(one, approver, id, "理由不足"); }),
      "");
  EXPECT_EQ(item(ids[0]).due_date, "2019-12-31");
  proposes(change);
  run(kind_recall, [&](ledger::Act& one) { return recall(one, reviewer, ids[0], "重定", today); });
  EXPECT_EQ(amendments().back().state, AmendmentState::refused);
  EXPECT_EQ(amendments().back().refusal, "重定");
}

TEST_F(Amending, ends_a_cancelled_item_with_the_decision) {
  EXPECT_EQ(
      attempt([&](ledger::Act& one) { return cancel(one, reviewer, ids[0], decision, today); }),
      "item.not-approver");
  EXPECT_EQ(
      attempt([&](ledger::Act& one) { return cancel(one, approver, ids[0], decision, today); }),
      "");
  const auto now = item(ids[0]);
  EXPECT_EQ(now.carriage.stage, Stage::cancelled);
  EXPECT_EQ(now.carriage.ended_on, today);
  EXPECT_EQ(now.carriage.amended, 0);
  EXPECT_EQ(amendments().back().before.stage, "acknowledged");
  EXPECT_EQ(amendments().back().after.stage, "cancelled");
}

TEST_F(Amending, assigns_many_after_a_preview_and_leaves_issued_ones_alone) {
  ItemEdit edit;
  edit.lead_unit = "finance";
  const auto assigned = [&](bool apply) {
    const auto done = act<Assignment>(kind_assign, [&](ledger::Act& one) {
      return assign(one, reviewer, ids, edit, test_units(), apply);
    });
    EXPECT_TRUE(done.has_value());
    return done.value_or(Assignment{});
  };
  const auto preview = assigned(false);
  EXPECT_EQ(preview.batch.done.size(), 3U);
  EXPECT_EQ(preview.batch.left_out.front().problem, "item.issued-amend");
  EXPECT_EQ(preview.changes.size(), 4U) << "the second item loses finance as supporting unit";
  EXPECT_EQ(item(ids[2]).lead_unit, "");
  assigned(true);
  EXPECT_EQ(item(ids[2]).lead_unit, "finance");
  EXPECT_THAT(item(ids[1]).supporting_units, IsEmpty());
  EXPECT_EQ(item(ids[0]).lead_unit, "education");
}

TEST_F(Amending, names_parts_with_owners_and_numbers_of_their_own) {
  Child first;
  first.headline = "南开小学扩建";
  Child second;
  second.headline = "长虹幼儿园新建";
  second.assignment.lead_unit = "civil-affairs";
  const auto added = act<std::vector<Item>>(kind_add_children, [&](ledger::Act& one) {
    return add_children(one, reviewer, ids[1], {first, second}, std::nullopt, test_units());
  });
  ASSERT_TRUE(added.has_value()) << added.error().problem;
  EXPECT_EQ((*added)[0].number, "2019-002-1");
  EXPECT_EQ((*added)[0].lead_unit, "education");
  EXPECT_EQ((*added)[1].lead_unit, "civil-affairs");
  EXPECT_EQ((*added)[1].due_date, "2019-12-31");
  EXPECT_EQ(item(ids[1]).parts_total, 2);
  EXPECT_EQ(item(ids[1]).parts_named, 2);
  EXPECT_EQ(attempt([&](ledger::Act& one) {
              return add_children(one, reviewer, added->front().id, {first}, {}, test_units());
            }),
            "item.is-part");
  EXPECT_EQ(attempt([&](ledger::Act& one) {
              return add_children(one, reviewer, ids[1], {first}, {}, test_units());
            }),
            "item.too-many-parts");
  EXPECT_EQ(attempt([&](ledger::Act& one) {
              return add_children(one, reviewer, ids[1], {first}, 10, test_units());
            }),
            "");
  EXPECT_EQ(item(ids[1]).parts_total, 10);
  EXPECT_EQ(item(ids[1]).parts_named, 3);
}

TEST_F(Amending, sets_milestones_as_a_whole_and_names_every_fault) {
  const auto set = [&](std::vector<Milestone> wanted) {
    return act<bool>(kind_milestones, [&](ledger::Act& one) {
      return set_milestones(one, reviewer, ids[0], std::move(wanted));
    });
  };
  const auto failed = set({{"2019-Q2", "", 60, "", "", ""},
                           {"2019-03", "2019-04-02", 50, "", "", ""},
                           {"2019-13", "", {}, "", "", ""},
                           {"2020-01", "", 120, "x", "", ""}});
  ASSERT_FALSE(failed.has_value());
  std::vector<std::string> found;
  for (const auto& finding : failed.error().findings) {
    found.push_back(finding.place + " " + finding.problem);
  }
  EXPECT_THAT(found, ElementsAre("/milestones/1/due_date milestone.outside-period",
                                 "/milestones/1/percent milestone.percent-falls",
                                 "/milestones/2/period milestone.period-malformed",
                                 "/milestones/2/words milestone.says-nothing",
                                 "/milestones/3/due_date milestone.after-due",
                                 "/milestones/3/percent milestone.percent-out-of-range"));
  const std::vector<Milestone> two{{"2019-Q1", "", 20, "选址", "", ""},
                                   {"2019-Q4", "", 100, "开园", "", ""}};
  EXPECT_EQ(set(two), true);
  EXPECT_EQ(set(two), false) << "nothing new";
  const auto stored = read<std::vector<Milestone>>(
      [&](store::Reader& reader) { return milestones_of(reader, ids[0]); });
  ASSERT_EQ(stored.size(), 2U);
  EXPECT_EQ(stored[0].due_date, "2019-03-31");
  EXPECT_EQ(set({two[1]}), true);
  EXPECT_EQ(read<std::vector<Milestone>>([&](store::Reader& reader) {
              return milestones_of(reader, ids[0]);
            }).size(),
            1U);
}

TEST(milestones, are_proposed_in_even_quarters_up_to_the_due_date) {
  Item item;
  item.year = 2019;
  item.due_date = "2019-10-31";
  supervision::Quantity target;
  target.value = "1000";
  target.unit = "个";
  target.indicator = "新增学位";
  item.quantities = {target};
  const auto all = propose_milestones(item);
  ASSERT_EQ(all.size(), 4U);
  EXPECT_EQ(all[0].percent, 25);
  EXPECT_EQ(all[0].words, "新增学位累计250个");
  EXPECT_EQ(all[3].due_date, "2019-10-31");
  EXPECT_EQ(all[3].words, "新增学位累计1000个");
  item.carriage.start_date = "2019-05-10";
  EXPECT_EQ(propose_milestones(item).front().period, "2019-Q2");
  item.due_date.clear();
  EXPECT_THAT(propose_milestones(item), IsEmpty());
}

}  // namespace
}  // namespace luoshi::handling
