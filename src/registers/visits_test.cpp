#include "registers/visits.hpp"

#include "registers/testing.hpp"

namespace luoshi::registers {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class visit_record : public RegisterTest {
 protected:
  visit_record() { add("ent_1", sample()); }

  std::vector<Visit> visits() {
    return read<VisitPage>([](store::Reader& reader) { return visits_of(reader, "ent_1", "", 50); })
        .visits;
  }
  Summary figures(const Principal& who, int year = 2026) {
    return read<Summary>(
        [&](store::Reader& reader) { return summarise(reader, scope_of(who), year); });
  }
};

TEST_F(visit_record, is_made_by_the_official_and_is_theirs) {
  assign("ent_1", official);
  EXPECT_EQ(visit(official, "ent_1", {"2026-03-01", Manner::telephone, "用工有缺口"}), "");
  const auto all = visits();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all.front().official, official.person);
  EXPECT_EQ(all.front().recorded_by, official.person);
  EXPECT_EQ(all.front().manner, Manner::telephone);
  EXPECT_EQ(all.front().words, "用工有缺口");
  EXPECT_EQ(load("ent_1").last_visit, "2026-03-01");
}

TEST_F(visit_record, is_the_officials_when_the_desk_writes_it_down) {
  const VisitNew told{"2026-03-01", Manner::on_site, "一切正常"};
  EXPECT_EQ(visit(keeper, "ent_1", told), "enterprise.no-official");
  assign("ent_1", official);
  EXPECT_EQ(visit(keeper, "ent_1", told), "");
  EXPECT_EQ(visits().front().official, official.person);
  EXPECT_EQ(visits().front().recorded_by, keeper.person);
}

TEST_F(visit_record, is_refused_to_others_and_without_words_or_ahead_of_time) {
  assign("ent_1", official);
  EXPECT_EQ(visit(handler, "ent_1", {"2026-03-01", Manner::on_site, "路过"}),
            "enterprise.not-official");
  EXPECT_EQ(visit(other, "ent_1", {"2026-03-01", Manner::on_site, "路过"}), "enterprise.not-found");
  EXPECT_EQ(visit(official, "ent_1", {"2026-03-03", Manner::on_site, ""}),
            "visit.faulty /words visit.words-missing /visited visit.date-ahead");
}

TEST_F(visit_record, is_listed_with_the_latest_day_first) {
  assign("ent_1", official);
  for (const auto* day : {"2026-02-10", "2026-03-01", "2026-01-05"}) {
    visit(official, "ent_1", {day, Manner::on_site, day});
  }
  std::vector<std::string> days;
  for (const auto& one : visits()) days.push_back(one.visited);
  EXPECT_THAT(days, ElementsAre("2026-03-01", "2026-02-10", "2026-01-05"));
  const auto first =
      read<VisitPage>([](store::Reader& reader) { return visits_of(reader, "ent_1", "", 2); });
  ASSERT_TRUE(first.next);
  const auto second = read<VisitPage>(
      [&](store::Reader& reader) { return visits_of(reader, "ent_1", *first.next, 2); });
  ASSERT_EQ(second.visits.size(), 1U);
  EXPECT_EQ(second.visits.front().visited, "2026-01-05");
}

TEST_F(visit_record, takes_an_enterprise_off_those_not_visited_since) {
  assign("ent_1", official);
  EXPECT_THAT(listed(keeper, {.not_visited_since = "2026-02-01"}), ElementsAre("ent_1"));
  visit(official, "ent_1", {"2026-01-31", Manner::on_site, "座谈"});
  EXPECT_THAT(listed(keeper, {.not_visited_since = "2026-02-01"}), ElementsAre("ent_1"));
  visit(official, "ent_1", {"2026-02-01", Manner::on_site, "座谈"});
  EXPECT_THAT(listed(keeper, {.not_visited_since = "2026-02-01"}), IsEmpty());
}

TEST_F(visit_record, keeps_the_cases_raised_from_it) {
  assign("ent_1", official);
  visit(official, "ent_1", {"2026-03-01", Manner::on_site, "门前积水"});
  const auto note = [&](const Principal& who, const std::string& id,
                        const std::string& code = sample().credit_code) {
    return act(
        [&](ledger::Act& act) { return note_case(act, who, keeping, last_visit, id, code); });
  };
  EXPECT_EQ(note(official, "cas_1", "91129901MA00000015"),
            "visit.faulty /visit visit.other-enterprise");
  EXPECT_EQ(note(handler, "cas_1"), "enterprise.not-official");
  EXPECT_EQ(note(official, "cas_1"), "");
  now.ms += 1;
  EXPECT_EQ(note(keeper, "cas_0"), "");
  EXPECT_THAT(visits().front().cases, ElementsAre("cas_1", "cas_0"));
}

TEST_F(visit_record, is_counted_in_its_year_and_for_whom_it_concerns) {
  add("ent_2", {"安澜清洁服务部", "91129901MA00000015", {}, {}, {}, {}, {}});
  assign("ent_1", official);
  assign("ent_2", other);
  visit(official, "ent_1", {"2025-12-31", Manner::on_site, "去年"});
  visit(official, "ent_1", {"2026-01-01", Manner::on_site, "今年"});
  visit(official, "ent_1", {"2026-02-01", Manner::meeting, "今年"});
  const auto all = figures(keeper);
  EXPECT_EQ(all.enterprises, 2);
  EXPECT_EQ(all.visited, 1);
  EXPECT_EQ(all.visits, 2);
  EXPECT_EQ(figures(keeper, 2025).visits, 1);
  EXPECT_EQ(figures(other).enterprises, 1);
  EXPECT_EQ(figures(other).visited, 0);
}

}  // namespace
}  // namespace luoshi::registers
