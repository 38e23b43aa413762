#include "outcomes/pairs.hpp"

#include "outcomes/corrected_report.hpp"
#include "outcomes/decide.hpp"
#include "outcomes/tables.hpp"
#include "reading/read.hpp"
#include "supervision/testing.hpp"

namespace luoshi::outcomes {
namespace {

const std::u32string promised =
    U"政府工作报告\n——2025年1月10日在启明区第五届人民代表大会第四次会议上\n"
    U"一、2024年工作回顾\n一般公共预算收入40亿元，增长3%。\n"
    U"二、2025年主要任务\n新增养老床位300张，改造老旧小区12个，新建图书馆1座。\n";
const std::u32string told =
    U"政府工作报告\n——2026年1月12日在启明区第五届人民代表大会第五次会议上\n"
    U"一、2025年工作回顾\n新增养老床位320张。改造老旧小区9个。\n"
    U"二、2026年主要任务\n新建图书馆2座。\n";

struct Pairs : supervision::SupervisionFixture, ::testing::Test {
  Pairs() {
    write([](store::Writer& writer) { return ledger::prepare(writer, tables()); });
    earlier = side(promised, 2025);
    later = side(told, 2026);
  }

  Side side(const std::u32string& text, std::int64_t year) {
    supervision::Intake intake;
    intake.source.kind = "work_report";
    intake.source.title = std::to_string(year) + "年政府工作报告";
    intake.source.year = year;
    intake.source.media_type = "text/plain";
    intake.source.text = to_hex(sha256(text::to_utf8(text)));
    intake.source.file = intake.source.text;
    intake.drafts = supervision::drafts_of(reading::read_report(text), text, {});
    const auto taken = import(std::move(intake));
    return {read<supervision::Source>([&](store::Reader& reader) {
              return supervision::load_source(reader, taken.source);
            }),
            text, items(taken.source)};
  }

  Recorded record() {
    earlier.items = items(earlier.source.id);
    const auto done = act<Recorded>(kind_reconcile, [&](ledger::Act& one) {
      return record_pairs(one, reviewer, earlier.source.id, later.source.id,
                          read_pairs(earlier, later));
    });
    EXPECT_TRUE(done) << done.error().problem;
    return done.value_or(Recorded{});
  }

  Outcome of(std::string_view words) {
    const auto all = read<std::vector<Outcome>>(
        [](store::Reader& reader) { return load_outcomes(reader, "1", {}); });
    for (const auto& outcome : all) {
      if (item(outcome.item).text.find(words) != std::string::npos) return outcome;
    }
    ADD_FAILURE() << "no outcome of " << words;
    return {};
  }

  Side earlier;
  Side later;
};

TEST_F(Pairs, every_promise_gets_a_row_with_what_was_read) {
  const auto recorded = record();
  EXPECT_EQ(recorded.promises, 3);
  EXPECT_EQ(recorded.added, 3);
  const auto beds = of("养老床位");
  EXPECT_EQ(beds.verdict, Verdict::met);
  EXPECT_EQ(beds.state, State::read);
  ASSERT_TRUE(beds.result);
  EXPECT_THAT(words_at(told, *beds.result), ::testing::HasSubstr("新增养老床位320张"));
  EXPECT_EQ(of("图书馆").result, std::nullopt);
}

TEST_F(Pairs, recording_again_writes_nothing_where_nothing_changed) {
  record();
  const auto again = record();
  EXPECT_EQ(again.added + again.changed + again.dropped + again.kept, 0);
}

TEST_F(Pairs, what_a_person_decided_is_kept_when_the_reading_changes) {
  record();
  const auto old_quarters = of("老旧小区");
  const auto corrected = act<Outcome>(kind_correct, [&](ledger::Act& one) {
    Correction correction;
    correction.verdict = Verdict::unreported;
    correction.words = "说的是别的小区";
    return correct_outcome(one, reviewer, old_quarters.id, old_quarters.version, correction);
  });
  ASSERT_TRUE(corrected) << corrected.error().problem;
  later = side(std::u32string(told).replace(told.find(U"9个"), 1, U"15"), 2026);
  const auto other = record();
  EXPECT_EQ(other.added, 3);  // against another report: rows of their own
  EXPECT_EQ(of("老旧小区").verdict, Verdict::unreported);
  EXPECT_EQ(of("老旧小区").words, "说的是别的小区");
}

TEST_F(Pairs, a_promise_that_is_none_any_more_loses_its_reading_but_not_a_decision) {
  record();
  const auto beds = of("养老床位");
  const auto confirmed = act<Outcome>(kind_confirm, [&](ledger::Act& one) {
    return confirm_outcome(one, reviewer, beds.id, beds.version);
  });
  ASSERT_TRUE(confirmed) << confirmed.error().problem;
  const auto library = of("图书馆");
  for (const auto& id : {beds.item, library.item}) {
    ASSERT_TRUE(act<supervision::Item>("item.reject", [&](ledger::Act& one) {
      return supervision::reject_item(one, reviewer, id, "重复");
    }));
  }
  const auto again = record();
  EXPECT_EQ(again.promises, 1);
  EXPECT_EQ(again.dropped, 1);
  EXPECT_EQ(again.kept, 1);
  EXPECT_EQ(of("养老床位").state, State::confirmed);
}

TEST_F(Pairs, a_chosen_passage_is_judged_by_its_own_numbers) {
  record();
  const auto beds = of("养老床位");
  const auto begin = static_cast<std::int64_t>(told.find(U"改造老旧小区9个"));
  const auto judged = judge_passage(earlier, of("老旧小区").item, later, {begin, begin + 8});
  ASSERT_TRUE(judged) << judged.error().problem;
  EXPECT_EQ(judged->verdict, Verdict::missed);
  EXPECT_EQ(problem(judge_passage(earlier, beds.item, later, {0, 10'000})), "item.span-outside");
  EXPECT_EQ(problem(judge_passage(earlier, "itm_none", later, {begin, begin + 8})),
            "outcome.no-promise");
}

TEST_F(Pairs, a_correction_without_a_passage_is_unreported_and_the_reverse) {
  record();
  const auto beds = of("养老床位");
  const auto correct = [&](Verdict verdict, std::optional<Span> result) {
    return problem(act<Outcome>(kind_correct, [&](ledger::Act& one) {
      return correct_outcome(one, reviewer, beds.id, std::nullopt, {verdict, result, "", "", ""});
    }));
  };
  EXPECT_EQ(correct(Verdict::met, std::nullopt), "outcome.passage-missing");
  EXPECT_EQ(correct(Verdict::unreported, Span{1, 2}), "outcome.passage-idle");
  EXPECT_EQ(correct(Verdict::unreported, std::nullopt), "");
}

TEST_F(Pairs, nobody_but_supervision_decides) {
  record();
  const auto beds = of("养老床位");
  for (const auto& who : {approver, liaison, stranger}) {
    EXPECT_EQ(problem(act<Outcome>(kind_confirm,
                                   [&](ledger::Act& one) {
                                     return confirm_outcome(one, who, beds.id, beds.version);
                                   })),
              "item.not-supervision");
  }
}

}  // namespace
}  // namespace luoshi::outcomes
