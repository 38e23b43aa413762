#include "supervision/review.hpp"

#include "supervision/edit.hpp"
#include "supervision/testing.hpp"

namespace luoshi::supervision {
namespace {

class Review : public testing::Test, protected SupervisionFixture {
 protected:
  Review() { source = import(lines_intake(four_lines)).source; }

  Result<Changed> accept(const Choice& choice) {
    return act<Changed>(
        kind_accept, [&](ledger::Act& one) { return accept_items(one, reviewer, source, choice); });
  }
  Result<Changed> confirm(const identity::Principal& who) {
    return act<Changed>(kind_confirm, [&](ledger::Act& one) {
      return confirm_items(one, who, source, Choice{{}, {}, true});
    });
  }
  Result<Changed> approve(std::int64_t expected) {
    return act<Changed>(kind_approve, [&](ledger::Act& one) {
      return approve_source(one, approver, source, expected);
    });
  }
  Result<Item> disclose(const identity::Principal& who, const std::string& id,
                        Disclosure disclosure, std::string_view reason = "") {
    return act<Item>(kind_disclosure, [&](ledger::Act& one) {
      return set_disclosure(one, who, id, disclosure, reason);
    });
  }
  Result<Item> edit(const std::string& id, const ItemEdit& change,
                    std::optional<std::int64_t> version = std::nullopt) {
    return act<Item>(kind_edit, [&](ledger::Act& one) -> Result<Item> {
      return TRY(edit_item(one, reviewer, id, version, change, test_units(), four_lines)).item;
    });
  }

  std::string source;
};

TEST_F(Review, leads_from_import_over_two_officers_to_the_approver_and_the_public) {
  EXPECT_EQ(accept({{}, {}, true})->changed, 4);
  const auto own = confirm(reviewer);
  EXPECT_EQ(own->changed, 0);
  EXPECT_EQ(own->own, 4);
  EXPECT_EQ(confirm(confirmer)->changed, 4);
  EXPECT_EQ(problem(approve(3)), "source.list-changed");
  EXPECT_EQ(approve(4)->changed, 4);
  const auto first = items(source).front();
  EXPECT_EQ(first.standing.state, State::approved);
  EXPECT_EQ(problem(disclose(approver, first.id, Disclosure::public_)), "item.wrong-disclosure");
  ASSERT_TRUE(disclose(reviewer, first.id, Disclosure::proposed).has_value());
  EXPECT_EQ(problem(disclose(reviewer, first.id, Disclosure::public_)), "item.not-approver");
  ASSERT_TRUE(disclose(approver, first.id, Disclosure::public_).has_value());
  EXPECT_EQ(item(first.id).standing.disclosure, Disclosure::public_);
  const auto of = read<Source>([&](store::Reader& reader) { return load_source(reader, source); });
  EXPECT_EQ(of.counts.approved, 4);
  EXPECT_EQ(of.approved_by, "psn_approver");
}

TEST_F(Review, takes_a_section_with_all_below_it) {
  EXPECT_EQ(accept({{}, {"教育"}, false})->changed, 0);
  EXPECT_EQ(accept({{}, {"民生"}, false})->changed, 4);
}

TEST_F(Review, counts_named_items_whose_state_does_not_fit) {
  const auto id = items(source).front().id;
  EXPECT_EQ(accept({{id}, {}, false})->changed, 1);
  const auto again = accept({{id}, {}, false});
  EXPECT_EQ(again->changed, 0);
  EXPECT_EQ(again->left_out, 1);
}

TEST_F(Review, refuses_who_has_no_part_in_it) {
  const auto id = items(source).front().id;
  for (const auto& who : {approver, liaison}) {
    const auto accepted =
        act<Item>(kind_accept, [&](ledger::Act& one) { return accept_item(one, who, id); });
    EXPECT_EQ(problem(accepted), "item.not-supervision");
  }
  const auto signed_by_reviewer = act<Changed>(
      kind_approve, [&](ledger::Act& one) { return approve_source(one, reviewer, source, 1); });
  EXPECT_EQ(problem(signed_by_reviewer), "item.not-approver");
}

TEST_F(Review, rejects_with_a_reason_and_restores_as_a_draft) {
  const auto id = items(source).front().id;
  const auto reject = [&](std::string_view reason) {
    return act<Item>(kind_reject,
                     [&](ledger::Act& one) { return reject_item(one, reviewer, id, reason); });
  };
  EXPECT_EQ(problem(reject("  ")), "item.reason-missing");
  EXPECT_EQ(reject("口号")->reason, "口号");
  EXPECT_EQ(board(reviewer).items.size(), 3U) << "rejected items leave the board";
  const auto restored =
      act<Item>(kind_restore, [&](ledger::Act& one) { return restore_item(one, reviewer, id); });
  EXPECT_EQ(restored->standing.state, State::draft);
  EXPECT_EQ(restored->reason, "");
}

TEST_F(Review, words_edited_after_approval_must_be_confirmed_and_signed_again) {
  ASSERT_TRUE(accept({{}, {}, true}) && confirm(confirmer) && approve(4));
  const auto id = items(source).front().id;
  ASSERT_TRUE(disclose(reviewer, id, Disclosure::proposed));
  ASSERT_TRUE(disclose(approver, id, Disclosure::public_));
  ItemEdit change;
  change.headline = "新增学位1200个";
  const auto edited = edit(id, change);
  ASSERT_TRUE(edited.has_value()) << edited.error().problem;
  EXPECT_EQ(edited->standing.state, State::accepted);
  EXPECT_EQ(edited->standing.accepted_by, "psn_reviewer");
  EXPECT_EQ(edited->standing.disclosure, Disclosure::internal);
}

TEST_F(Review, assignment_changes_no_state) {
  ASSERT_TRUE(accept({{}, {}, true}) && confirm(confirmer) && approve(4));
  const auto id = items(source).front().id;
  ItemEdit change;
  change.lead_unit = "education";
  change.supporting_units = {"finance", "civil-affairs"};
  change.due_date = "2019-12-31";
  const auto edited = edit(id, change);
  ASSERT_TRUE(edited.has_value()) << edited.error().problem;
  EXPECT_EQ(edited->standing.state, State::approved);
  EXPECT_EQ(edited->lead_unit, "education");
  EXPECT_THAT(edited->supporting_units, testing::ElementsAre("finance", "civil-affairs"));
  change.supporting_units = {"civil-affairs"};
  EXPECT_THAT(edit(id, change)->supporting_units, testing::ElementsAre("civil-affairs"));
}

TEST_F(Review, an_edit_that_says_nothing_new_changes_nothing) {
  ASSERT_TRUE(accept({{}, {}, true}) && confirm(confirmer));
  const auto before = items(source).front();
  ItemEdit change;
  change.headline = before.headline;
  change.text = before.text;
  change.due_date = "";
  const auto edited = edit(before.id, change);
  EXPECT_EQ(edited->standing, before.standing);
  EXPECT_EQ(edited->version, before.version);
}

TEST_F(Review, two_officers_cannot_overwrite_each_other_unseen) {
  const auto id = items(source).front().id;
  const auto version = item(id).version;
  ItemEdit change;
  change.headline = "甲";
  ASSERT_TRUE(edit(id, change, version).has_value());
  change.headline = "乙";
  EXPECT_EQ(problem(edit(id, change, version)), "row.changed-meanwhile");
  EXPECT_EQ(item(id).headline, "甲");
}

TEST_F(Review, names_every_wrong_field_of_an_edit) {
  ItemEdit change;
  change.headline = "　";
  change.lead_unit = "closed";
  change.due_date = "2019-02-30";
  change.begin = 3;
  change.end = 4000;
  change.quantities = {Quantity{}};
  const auto edited = edit(items(source).front().id, change);
  ASSERT_FALSE(edited.has_value());
  std::vector<std::string> problems;
  for (const auto& finding : edited.error().findings) problems.push_back(finding.problem);
  EXPECT_THAT(problems, testing::UnorderedElementsAre("item.blank", "item.unit-unknown",
                                                      "item.date-malformed", "item.span-outside",
                                                      "item.quantity-malformed"));
}

TEST_F(Review, a_new_span_takes_its_words_from_the_source) {
  ItemEdit change;
  change.begin = 2;
  change.end = 4;
  EXPECT_EQ(edit(items(source).front().id, change)->text, "学位");
}

TEST_F(Review, quantities_are_replaced_as_a_list) {
  const auto id = items(source).front().id;
  Quantity seats;
  seats.value = "1000";
  seats.unit = "个";
  seats.indicator = "学位";
  Quantity rate = seats;
  rate.value = "";
  rate.low = "4.5";
  rate.high = "5";
  rate.unit = "%";
  ItemEdit change;
  change.quantities = {seats, rate};
  EXPECT_EQ(edit(id, change)->quantities, (std::vector{seats, rate}));
  change.quantities = {rate};
  EXPECT_EQ(edit(id, change)->quantities, std::vector{rate});
}

TEST_F(Review, a_unit_sees_only_approved_items_it_leads_or_supports) {
  const auto id = items(source).front().id;
  ItemEdit change;
  change.lead_unit = "education";
  change.supporting_units = {"finance"};
  ASSERT_TRUE(edit(id, change).has_value());
  EXPECT_TRUE(board(liaison).items.empty()) << "not approved yet";
  ASSERT_TRUE(accept({{}, {}, true}) && confirm(confirmer) && approve(4));
  EXPECT_EQ(board(liaison).items.size(), 1U);
  EXPECT_EQ(board(stranger).items.size(), 1U) << "finance supports it";
  auto outside = person("psn_x", identity::Role::unit_head, "civil-affairs");
  EXPECT_TRUE(board(outside).items.empty());
  EXPECT_EQ(board(identity::Principal{}).items.size(), 0U) << "without an appointment";
}

}  // namespace
}  // namespace luoshi::supervision
