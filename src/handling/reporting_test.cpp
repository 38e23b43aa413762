#include "handling/reporting.hpp"

#include "handling/reporting_fixture.hpp"

namespace luoshi::handling {
namespace {

using reading::StatementType;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct reporting : ::testing::Test, ReportingFixture {
  // The places and problems of a refusal.
  static std::vector<std::string> findings(const Result<Report>& result) {
    std::vector<std::string> all;
    if (result) return all;
    for (const auto& one : result.error().findings) all.push_back(one.place + " " + one.problem);
    return all;
  }
  Result<Report> try_draft(const ReportEdit& edit) {
    return report_act(
        [&](ledger::Act& one) { return draft_report(one, liaison, item_id, edit, "", today); });
  }
};

TEST_F(reporting, goes_from_hand_to_hand_and_writes_the_progress_of_the_item) {
  must([&](ledger::Act& act) {
    return act.insert(milestone_table, item_id + "/m1",
                      {{"item", item_id}, {"position", 1}, {"active", 1}, {"period", "2019-03"}});
  });
  ReportEdit edit;
  edit.percent = 30;
  edit.value = "43.170";
  edit.value_unit = "亿元";
  edit.origin = Origin::reported;
  edit.reached = {"2019-03"};
  const auto report = signed_report(edit);
  EXPECT_EQ(report.period, "2019-03");
  EXPECT_EQ(report.value, "43.170");
  EXPECT_EQ(report.signed_on, today);
  EXPECT_FALSE(the_item().carriage.progress);
  today = "2019-03-20";
  EXPECT_EQ(problem(accept(report.id)), "");
  EXPECT_EQ(the_item().carriage.progress, 30);
  EXPECT_EQ(the_item().carriage.progress_on, "2019-03-20");
  EXPECT_EQ(read<std::vector<std::string>>([&](store::Reader& reader) {
              return store::collect<std::string>(
                  reader, "SELECT reached_on || ' ' || report FROM milestone", {},
                  [](const store::Row& row) { return row.string(0); });
            }),
            std::vector{"2019-03-15 " + report.id});
}

TEST_F(reporting, does_not_go_back_when_an_older_report_is_accepted_later) {
  ReportEdit february;
  february.period = "2019-02";
  february.percent = 20;
  const auto older = signed_report(february);
  ReportEdit march;
  march.percent = 30;
  const auto newer = signed_report(march);
  EXPECT_EQ(problem(accept(newer.id)), "");
  EXPECT_EQ(problem(accept(older.id)), "");
  EXPECT_EQ(the_item().carriage.progress, 30);
}

TEST_F(reporting, handed_back_comes_again_bettered) {
  const auto id = draft().id;
  EXPECT_EQ(problem(submit(id)), "");
  EXPECT_EQ(
      problem(report_act([&](ledger::Act& one) { return hand_back_report(one, head, id, "  "); })),
      "item.reason-missing");
  const auto back =
      report_act([&](ledger::Act& one) { return hand_back_report(one, head, id, "数字请核对"); });
  ASSERT_TRUE(back);
  EXPECT_EQ(back->standing.state, ReportState::draft);
  EXPECT_EQ(back->reason, "数字请核对");
  EXPECT_EQ(submit(id)->reason, "");
}

TEST_F(reporting, returned_stays_as_it_was_and_the_next_begins_with_what_it_said) {
  const auto first = signed_report();
  const auto returned = report_act([&](ledger::Act& one) {
    return return_report(one, reviewer, first.id, "佐证材料不足", today);
  });
  ASSERT_TRUE(returned);
  EXPECT_EQ(returned->standing.state, ReportState::returned);
  const auto again = report_act(
      [&](ledger::Act& one) { return draft_report(one, liaison, item_id, {}, first.id, today); });
  ASSERT_TRUE(again) << again.error().problem;
  EXPECT_EQ(again->words, first.words);
  EXPECT_EQ(again->standing.state, ReportState::draft);
}

TEST_F(reporting, keeps_one_open_report_an_item_and_period) {
  const auto first = draft();
  const auto second = try_draft({});
  EXPECT_EQ(problem(second), "report.already-open");
  EXPECT_EQ(second.error().detail, first.id);
  ReportEdit february;
  february.period = "2019-02";
  EXPECT_EQ(problem(try_draft(february)), "");
}

TEST_F(reporting, says_every_fault_of_a_submission_at_once) {
  ReportEdit edit;
  edit.words = " ";
  edit.value = "12";
  edit.claims_done = true;
  const auto id = draft(edit).id;
  put_item({{"stage", "claimed"}});
  EXPECT_THAT(findings(submit(id)),
              ElementsAre("/origin report.origin-missing", "/claims_done report.already-claimed",
                          "/words report.words-missing"));
}

TEST_F(reporting, refuses_what_is_malformed_even_in_a_draft) {
  ReportEdit edit;
  edit.period = "2019-04";
  edit.value = "1e5";
  edit.reached = {"2019-07"};
  EXPECT_THAT(findings(try_draft(edit)),
              ElementsAre("/period report.period-ahead", "/value report.value-malformed",
                          "/reached/0 report.milestone-unknown"));
  edit = {};
  edit.period = "2019-3";
  EXPECT_THAT(findings(try_draft(edit)), ElementsAre("/period report.period-malformed"));
}

TEST_F(reporting, takes_the_value_of_an_expected_indicator_only_from_a_named_source) {
  put_item({{"type", std::string("expected_indicator")}});
  ReportEdit edit;
  edit.value = "4.2";
  edit.value_unit = "%";
  edit.origin = Origin::reported;
  edit.percent = 40;
  const auto id = draft(edit).id;
  EXPECT_THAT(findings(submit(id)),
              ElementsAre("/origin report.must-be-cited", "/percent report.no-percent-here"));
  edit = {};
  edit.origin = Origin::cited;
  edit.percent.emplace(std::nullopt);
  EXPECT_EQ(problem(report_act([&](ledger::Act& one) {
              return edit_report(one, liaison, id, std::nullopt, edit, today);
            })),
            "");
  EXPECT_THAT(findings(submit(id)), ElementsAre("/cited_source report.source-missing"));
  edit.cited_source = "市统计局3月快报";
  EXPECT_EQ(problem(report_act([&](ledger::Act& one) {
              return edit_report(one, liaison, id, std::nullopt, edit, today);
            })),
            "");
  EXPECT_EQ(problem(submit(id)), "");
}

TEST_F(reporting, computes_a_value_from_the_children_and_takes_none_that_is_typed) {
  ReportEdit edit;
  edit.value = "99";
  edit.origin = Origin::computed;
  const auto id = draft(edit).id;
  EXPECT_THAT(findings(submit(id)), ElementsAre("/origin report.nothing-to-compute"));
  auto others = items(the_item().source);
  for (std::size_t at = 1; at < 4; ++at) {
    must([&](ledger::Act& act) {
      return act.update(supervision::item_table, others[at].id,
                        {{"parent", item_id},
                         {"state", "approved"},
                         {"stage", at == 1 ? "closed" : "acknowledged"}});
    });
  }
  const auto submitted = submit(id);
  ASSERT_TRUE(submitted) << submitted.error().problem;
  EXPECT_EQ(submitted->value, "1");
  EXPECT_EQ(submitted->indicator, "3个子项中已办结或销号");
}

TEST_F(reporting, claims_the_end_with_the_head_s_signature_and_loses_it_with_a_return) {
  ReportEdit edit;
  edit.claims_done = true;
  const auto report = signed_report(edit);
  EXPECT_EQ(stage(), "claimed");
  EXPECT_EQ(problem(report_act([&](ledger::Act& one) {
              return return_report(one, reviewer, report.id, "现场未完工", today);
            })),
            "");
  EXPECT_EQ(stage(), "acknowledged");
}

TEST_F(reporting, is_seen_by_nobody_else_before_the_unit_has_signed) {
  const auto id = draft().id;
  const auto seen = [&](const Principal& who) {
    return read<bool>([&](store::Reader& reader) -> Result<bool> {
      return view_report(reader, who, id).has_value();
    });
  };
  for (const auto* who : {&reviewer, &approver, &leader, &supporter}) EXPECT_FALSE(seen(*who));
  EXPECT_TRUE(seen(liaison));
  EXPECT_TRUE(seen(head));
  EXPECT_EQ(problem(submit(id)), "");
  EXPECT_EQ(problem(sign(id)), "");
  for (const auto* who : {&reviewer, &approver, &leader, &supporter}) EXPECT_TRUE(seen(*who));
  EXPECT_FALSE(seen(supervision::person("psn_other", Role::unit_head, "civil-affairs")));
}

TEST_F(reporting, asks_supporting_units_and_keeps_the_newest_word_of_each) {
  const auto id = signed_report().id;
  const auto say = [&](const Principal& who, bool confirmed, const char* words) {
    return report_act(
        [&](ledger::Act& one) { return confirm_report(one, who, id, confirmed, words); });
  };
  EXPECT_EQ(problem(say(supporter, false, "")), "item.reason-missing");
  EXPECT_EQ(problem(say(liaison, true, "")), "item.not-supporting-unit");
  EXPECT_EQ(problem(say(supporter, false, "资金尚未拨付")), "");
  const auto now = say(supporter, true, "已拨付");
  ASSERT_TRUE(now);
  ASSERT_EQ(now->support.size(), 1U);
  EXPECT_TRUE(now->support.front().confirmed);
  EXPECT_EQ(now->support.front().words, "已拨付");
}

TEST_F(reporting, is_released_only_with_the_approver_s_consent_and_of_public_items) {
  const auto id = signed_report().id;
  EXPECT_EQ(problem(accept(id)), "");
  const auto disclose = [&](const Principal& who, Disclosure to, const char* reason = "") {
    return problem(
        report_act([&](ledger::Act& one) { return disclose_report(one, who, id, to, reason); }));
  };
  EXPECT_EQ(disclose(reviewer, Disclosure::proposed), "report.item-not-public");
  put_item({{"disclosure", "public"}});
  EXPECT_EQ(disclose(approver, Disclosure::public_), "report.wrong-disclosure");
  EXPECT_EQ(disclose(reviewer, Disclosure::proposed), "");
  EXPECT_EQ(disclose(reviewer, Disclosure::public_), "item.not-approver");
  EXPECT_EQ(disclose(approver, Disclosure::public_), "");
  EXPECT_EQ(disclose(reviewer, Disclosure::internal), "item.reason-missing");
  EXPECT_EQ(disclose(reviewer, Disclosure::internal, "数据更正"), "");
}

TEST_F(reporting, waits_in_the_queue_of_the_next_hand_and_in_no_other) {
  const auto queues = [&](const Principal& who) {
    return read<std::string>([&](store::Reader& reader) -> Result<std::string> {
      std::string all;
      for (const auto& one : TRY(reports_waiting(reader, who, today))) {
        if (one.count > 0) all += one.kind + " ";
      }
      return all;
    });
  };
  EXPECT_EQ(queues(liaison), "");
  put_item({{"reports_from", "2019-03"}, {"report_due", "2019-04-05"}});
  EXPECT_EQ(queues(liaison), "reports_to_draft ");
  const auto id = draft().id;
  EXPECT_EQ(queues(liaison), "reports_to_draft ");
  EXPECT_EQ(problem(submit(id)), "");
  EXPECT_EQ(queues(liaison), "");
  EXPECT_EQ(queues(head), "reports_to_sign ");
  EXPECT_EQ(problem(sign(id)), "");
  put_item({{"report_due", "2019-05-05"}});
  EXPECT_EQ(queues(head), "");
  EXPECT_EQ(queues(reviewer), "reports_to_check ");
  EXPECT_EQ(queues(supporter), "to_support ");
  const auto page = read<QueuePage>([&](store::Reader& reader) {
    return list_queue(reader, reviewer, Queue::to_check, today, "", 10);
  });
  ASSERT_EQ(page.entries.size(), 1U);
  EXPECT_EQ(page.entries.front().report->id, id);
  EXPECT_EQ(page.entries.front().item.id, item_id);
  EXPECT_EQ(problem(accept(id)), "");
  EXPECT_EQ(queues(reviewer), "");
}

TEST_F(reporting, is_on_the_period_that_is_owed_next_once_it_has_begun) {
  EXPECT_EQ(period_owed("2019-02", "2019-03-05", today).name, "2019-02");
  EXPECT_EQ(period_owed("2019-02", "2019-04-05", today).name, "2019-03");
  EXPECT_EQ(period_owed("2019-02", "2019-05-05", today).name, "2019-03");
  EXPECT_EQ(period_owed("2019-Q1", "2019-04-25", today).name, "2019-Q1");
  EXPECT_EQ(period_owed("2018-Q4", "2019-01-25", today).name, "2018-Q4");
  EXPECT_EQ(period_owed("", "", today).name, "2019-03");
  put_item({{"reports_from", "2019-02"}, {"report_due", "2019-03-05"}});
  EXPECT_EQ(draft().period, "2019-02");
  put_item({{"reports_from", "2019-Q1"}, {"report_due", "2019-04-25"}});
  EXPECT_EQ(draft().period, "2019-Q1");
}

TEST_F(reporting, is_paged_without_a_gap_or_a_double) {
  put_item({{"stage", "acknowledged"}});
  std::vector<std::string> seen;
  for (const auto& item : items(the_item().source)) {
    must([&](ledger::Act& act) {
      return act.update(supervision::item_table, item.id,
                        {{"state", "approved"},
                         {"lead_unit", "education"},
                         {"stage", "acknowledged"},
                         {"report_due", "2019-04-05"}});
    });
  }
  std::string after;
  do {
    const auto page = read<QueuePage>([&](store::Reader& reader) {
      return list_queue(reader, liaison, Queue::to_draft, today, after, 1);
    });
    for (const auto& entry : page.entries) seen.push_back(entry.item.id);
    after = page.next;
  } while (!after.empty());
  EXPECT_EQ(seen.size(), 4U);
  std::ranges::sort(seen);
  EXPECT_EQ(std::ranges::unique(seen).size(), 0U);
}

}  // namespace
}  // namespace luoshi::handling
