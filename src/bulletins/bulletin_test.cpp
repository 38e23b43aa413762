#include "bulletins/making.hpp"
#include "bulletins/testing.hpp"

namespace luoshi::bulletins {
namespace {

TEST(bulletin, goes_from_draft_by_the_approver_to_issued) {
  using enum BulletinMove;
  using enum BulletinState;
  struct Case {
    BulletinState from;
    BulletinMove move;
    std::optional<BulletinState> to;
  };
  for (const auto& c :
       {Case{draft, edit, draft}, Case{draft, submit, submitted}, Case{draft, issue, {}},
        Case{draft, hand_back, {}}, Case{submitted, edit, {}}, Case{submitted, hand_back, draft},
        Case{submitted, issue, issued}, Case{issued, edit, {}}, Case{issued, issue, {}},
        Case{issued, withdraw, withdrawn}, Case{withdrawn, withdraw, {}},
        Case{withdrawn, submit, {}}}) {
    const auto to = after(c.from, c.move);
    EXPECT_EQ(to.has_value() ? std::optional(*to) : std::nullopt, c.to)
        << name_of(c.from) << ' ' << static_cast<int>(c.move);
    if (!to) EXPECT_EQ(to.error().problem, "bulletin.wrong-state");
  }
}

struct MakingFixture : BulletinFixture {
  Result<Bulletin> step(const std::function<Result<Bulletin>(ledger::Act&)>& body) {
    return act<Bulletin>("bulletin", body);
  }
  Bulletin submitted() {
    const auto facts = facts_of("2019-03", "2019-03-31").value();
    BulletinEdit edit;
    edit.wording = Wording{};
    edit.wording->number = "启政督〔2019〕3号";
    const auto made = step([&](ledger::Act& one) {
                        return make_bulletin(one, reviewer, facts, std::string(64, 'a'), edit);
                      }).value();
    return step([&](ledger::Act& one) {
             return submit_bulletin(one, reviewer, made.id, made.version);
           })
        .value();
  }
};

TEST(bulletin, is_not_issued_by_who_submitted_it) {
  MakingFixture f;
  const auto bulletin = f.submitted();
  auto both = f.reviewer;
  both.appointments.push_back({"supervision-office", identity::Role::approver});
  EXPECT_EQ(as_issued(both, bulletin, f.now, "2019-04-07").error().problem,
            "bulletin.second-person");
  EXPECT_EQ(as_issued(f.reviewer, bulletin, f.now, "2019-04-07").error().problem,
            "item.not-approver");
}

TEST(bulletin, is_not_issued_from_a_print_that_has_been_overtaken) {
  MakingFixture f;
  const auto printed = as_issued(f.approver, f.submitted(), f.now, "2019-04-07").value();
  const auto back = f.step(
      [&](ledger::Act& one) { return hand_back_bulletin(one, f.approver, printed.id, "请核对"); });
  ASSERT_TRUE(back.has_value());
  const auto again = f.step([&](ledger::Act& one) {
    return submit_bulletin(one, f.reviewer, printed.id, back->version);
  });
  ASSERT_TRUE(again.has_value());
  const auto issued = f.step(
      [&](ledger::Act& one) { return issue_bulletin(one, f.approver, printed, {"d", "p", "x"}); });
  EXPECT_EQ(f.problem(issued), "row.changed-meanwhile");
}

}  // namespace
}  // namespace luoshi::bulletins
