// What stands beside cases: deputies, attachments, the assessment, the map, and all of it made
// again.
#include "casework/assessment.hpp"
#include "casework/attachments.hpp"
#include "casework/case_map.hpp"
#include "casework/deputies.hpp"
#include "casework/diagram.hpp"
#include "casework/may.hpp"
#include "casework/projections.hpp"
#include "casework/testing.hpp"

namespace luoshi::casework {
namespace {

using catalog::service_testing::sample_files;
using testing::Contains;
using testing::ElementsAre;
using testing::SizeIs;

constexpr std::int64_t e7 = 10'000'000;

class BesideTest : public CaseworkTest {
 protected:
  BesideTest() { publish(sample_files()); }

  std::string set(const Worker& worker, const Worker& deputy, const std::string& from,
                  const std::string& to) {
    return act([&](ledger::Act& act) -> Result<> {
      last = TRY(set_deputy(act, worker.who, {deputy.who.person, from, to}, "2026-03-02"));
      return {};
    });
  }
  std::vector<std::string> stands_in_for(const Worker& worker, const std::string& day) {
    return read<Worker>([&](store::Reader& reader) { return worker_of(reader, worker.who, day); })
        .stands_in_for;
  }
  std::string attached(const Worker& worker, const std::string& id,
                       const std::string& public_file) {
    return act([&](ledger::Act& act) -> Result<> {
      TRY(attach(act, *world, worker, id,
                 {"现场.png", "image/png", 70, "f00d", "before", public_file, ""}));
      return {};
    });
  }
  // What is kept of timers and roll-ups.
  std::vector<std::string> kept() {
    return read<std::vector<std::string>>([&](store::Reader& reader) {
      return store::collect<std::string>(
          reader,
          "SELECT subject || ' ' || wait || ' ' || due_ms FROM case_timer UNION ALL "
          "SELECT service || ' ' || dimension || ' ' || day || ' ' || member || ' ' || measure || "
          "' ' || count FROM case_count WHERE count <> 0 UNION ALL "
          "SELECT id || ' ' || last_act FROM case_state ORDER BY 1",
          {}, [](const store::Row& row) { return row.string(0); });
    });
  }

  std::string last;
};

TEST_F(BesideTest, a_deputy_stands_in_on_the_days_named) {
  EXPECT_EQ(set(builder, second, "2026-03-03", "2026-03-05"), "");
  EXPECT_THAT(stands_in_for(second, "2026-03-02"), SizeIs(0));
  EXPECT_THAT(stands_in_for(second, "2026-03-03"), ElementsAre(builder.who.person));
  EXPECT_THAT(stands_in_for(second, "2026-03-05"), ElementsAre(builder.who.person));
  EXPECT_THAT(stands_in_for(second, "2026-03-06"), SizeIs(0));
  const auto withdrawing = [&](const Worker& worker) {
    return act([&](ledger::Act& act) { return withdraw_deputy(act, worker.who, last); });
  };
  EXPECT_EQ(withdrawing(second), "deputy.not-found");
  EXPECT_EQ(withdrawing(builder), "");
  EXPECT_EQ(withdrawing(builder), "deputy.withdrawn-already");
  EXPECT_THAT(stands_in_for(second, "2026-03-03"), SizeIs(0));
}

TEST_F(BesideTest, a_deputy_is_of_the_own_unit_and_has_none) {
  EXPECT_EQ(set(builder, builder, "2026-03-03", "2026-03-05"), "deputy.faulty");
  EXPECT_EQ(set(builder, plumber, "2026-03-03", "2026-03-05"), "deputy.faulty");
  EXPECT_EQ(set(builder, second, "2026-03-05", "2026-03-03"), "deputy.faulty");
  EXPECT_EQ(set(builder, second, "2026-02-01", "2026-03-01"), "deputy.faulty");
  EXPECT_EQ(set(office, second, "2026-03-03", "2026-03-05"), "deputy.no-unit");
  const auto third = add_person("third", "roads", identity::Role::handler);
  EXPECT_EQ(set(builder, second, "2026-03-03", "2026-03-05"), "");
  EXPECT_EQ(set(builder, third, "2026-03-05", "2026-03-09"), "deputy.overlaps");
  EXPECT_EQ(set(second, third, "2026-03-05", "2026-03-09"), "deputy.chain");
  EXPECT_EQ(set(third, builder, "2026-03-01", "2026-03-03"), "deputy.chain");
  EXPECT_EQ(set(third, builder, "2026-03-06", "2026-03-07"), "");
}

TEST_F(BesideTest,
       attachments_are_withdrawn_by_who_added_them_or_the_desk_and_released_by_the_desk) {
  const auto id = reported();
  EXPECT_EQ(attached(builder, id, ""), "case.not-found");
  EXPECT_EQ(attached(handler, id, ""), "");
  EXPECT_EQ(attached(handler, id, "beef"), "");
  const auto all = read<std::vector<Attachment>>(
      [&](store::Reader& reader) { return attachments_of(reader, id); });
  ASSERT_THAT(all, SizeIs(2));
  const auto releasing = [&](const Worker& worker, const Attachment& one) {
    return act([&](ledger::Act& act) -> Result<> {
      TRY(release_attachment(act, *world, worker, one.id, true));
      return {};
    });
  };
  EXPECT_EQ(releasing(handler, all[1]), "case.not-desk");
  EXPECT_EQ(releasing(dispatcher, all[0]), "case.no-public-version");
  EXPECT_EQ(releasing(dispatcher, all[1]), "");
  const auto withdrawing = [&](const Worker& worker, const Attachment& one) {
    return act([&](ledger::Act& act) -> Result<> {
      TRY(withdraw_attachment(act, *world, worker, one.id));
      return {};
    });
  };
  EXPECT_EQ(withdrawing(plumber, all[0]), "case.attachment-not-found");
  EXPECT_EQ(withdrawing(handler, all[0]), "");
  EXPECT_EQ(withdrawing(dispatcher, all[1]), "");
  EXPECT_EQ(withdrawing(dispatcher, all[1]), "case.attachment-not-found");
  EXPECT_THAT(time_line(id), Contains("case.release-attachment"));
}

TEST_F(BesideTest, a_case_has_twenty_attachments_at_most) {
  const auto id = reported();
  for (std::size_t i = 0; i < attachments_max; ++i) EXPECT_EQ(attached(handler, id, ""), "");
  EXPECT_EQ(attached(handler, id, ""), "case.attachments-full");
}

TEST_F(BesideTest, an_assessment_adds_up_days_and_divides_exactly) {
  const auto day = calendar.local_day(now).time_since_epoch().count();
  const auto first = reported();
  reported();
  reported();
  complete_step(dispatcher, first, "register", "accept");
  const auto rows = read<std::vector<AssessmentRow>>(
      [&](store::Reader& reader) { return assess(reader, "test/sample", "unit", day, day); });
  ASSERT_THAT(rows, SizeIs(1));
  EXPECT_EQ(rows[0].member, "hall");
  EXPECT_EQ(rows[0].counts.at("reported"), 3);
  const catalog::Rate accepted{"accepted", {}, {}, {{"accepted", false}}, {{"reported", false}}};
  EXPECT_EQ(rate_of(accepted, rows[0]), "33.33");
  const catalog::Rate closed{"closed", {}, {}, {{"closed", false}}, {{"rated", false}}};
  EXPECT_EQ(rate_of(closed, rows[0]), std::nullopt);
  const catalog::Rate pending{
      "pending", {}, {}, {{"reported", false}}, {{"reported", false}, {"accepted", true}}};
  EXPECT_EQ(rate_of(pending, rows[0]), "150.00");
  const auto none = read<std::vector<AssessmentRow>>([&](store::Reader& reader) {
    return assess(reader, "test/sample", "all", day + 1, day + 9);
  });
  ASSERT_THAT(none, SizeIs(1));
  EXPECT_EQ(none[0].counts.at("reported"), 0);
  EXPECT_TRUE(check_assessment(office.who, services->open().front()));
  EXPECT_TRUE(check_assessment(handler.who, services->open().front()));
  EXPECT_FALSE(check_assessment(builder.who, services->open().front()));
}

TEST_F(BesideTest, a_map_of_many_cases_counts_them_by_squares) {
  auto report = sample_report();
  const auto register_many = [&](std::int64_t count) {
    return act([&](ledger::Act& act) -> Result<> {
      for (std::int64_t i = 0; i < count; ++i) {
        report.place.longitude_e7 = 117 * e7 + (i % 2) * 9'000'000;
        report.place.latitude_e7 = 39 * e7;
        const auto checked = TRY(check_report(*world, report, schema::Language::zh));
        TRY(register_case(act, *world, act.new_id("cas"), checked));
      }
      return {};
    });
  };
  const auto mapped = [&](const Worker& worker, const CaseFilter& filter) {
    return read<CaseMap>(
        [&](store::Reader& reader) { return map_cases(reader, scope_of(worker.who), filter); });
  };
  CaseFilter window;
  window.window = CaseFilter::Window{117 * e7, 39 * e7, 118 * e7, 40 * e7};
  EXPECT_EQ(register_many(map_cases_max), "");
  EXPECT_THAT(mapped(office, window).cases, SizeIs(map_cases_max));
  EXPECT_EQ(register_many(1), "");
  const auto map = mapped(office, window);
  EXPECT_THAT(map.cases, SizeIs(0));
  EXPECT_FALSE(map.more);
  ASSERT_THAT(map.squares, SizeIs(2));
  EXPECT_EQ(map.squares[0].count, map_cases_max / 2 + 1);
  EXPECT_EQ(map.squares[0].bounds.west, 117 * e7);
  EXPECT_EQ(map.squares[1].count, map_cases_max / 2);
  EXPECT_LE(map.squares[1].bounds.west, 117 * e7 + 9'000'000);
  EXPECT_GT(map.squares[1].bounds.east, 117 * e7 + 9'000'000);
  EXPECT_THAT(mapped(office, {}).squares, SizeIs(2)) << "the window around all";
  EXPECT_THAT(mapped(builder, {}).squares, SizeIs(0));
}

TEST_F(BesideTest, what_stands_beside_the_ledger_is_made_again_from_it) {
  const auto first = reported();
  complete_step(dispatcher, first, "register", "accept");
  complete_step(handler, first, "handle", "solved", "好了",
                R"({"answer": "路灯已经修好，今晚起正常照明。"})");
  reported();
  const auto before = kept();
  const auto done = database->write_and_wait([&](store::Writer& writer) -> Result<> {
    for (const auto* table : {"case_state", "case_timer", "case_count"}) {
      TRY(writer.run(std::string("DELETE FROM ") + table, {}));
    }
    return make_projections(writer, *world);
  });
  ASSERT_TRUE(done) << done.error().problem;
  EXPECT_EQ(kept(), before);
}

TEST_F(BesideTest, a_diagram_tells_where_a_case_stands_and_what_it_has_been_through) {
  const auto id = reported();
  complete_step(dispatcher, id, "register", "accept");
  const auto diagram = read<Diagram>([&](store::Reader& reader) -> Result<Diagram> {
    return diagram_of(reader, TRY(begin(reader, *world, id)));
  });
  EXPECT_THAT(diagram.active, ElementsAre("handle"));
  EXPECT_THAT(diagram.done, ElementsAre("reported", "limits_rules", "register", "is_accepted"));
  EXPECT_THAT(diagram.failed, SizeIs(0));
}

}  // namespace
}  // namespace luoshi::casework
