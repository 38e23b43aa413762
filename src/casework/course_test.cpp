// The course of a case from its report to its end, on the package that ./dev new-service begins
// with.
#include "casework/testing.hpp"

namespace luoshi::casework {
namespace {

using catalog::service_testing::sample_files;
using catalog::service_testing::with;
using testing::ElementsAre;

using testing::IsEmpty;

constexpr const char* answer = R"({"answer": "路灯已经修好，今晚起正常照明。"})";

class CourseTest : public CaseworkTest {
 protected:
  CourseTest() { publish(sample_files()); }
};

TEST_F(CourseTest, a_report_becomes_a_case_with_a_number_and_a_first_task) {
  const auto id = reported();
  const auto one = load(id);
  EXPECT_EQ(one.number, "SP2026000001");
  EXPECT_EQ(one.title, "路灯不亮已三天");
  EXPECT_EQ(one.category, "first");
  EXPECT_EQ(one.stage, "registration");
  EXPECT_EQ(one.desk_unit, "hall");
  EXPECT_THAT(steps(id), ElementsAre("register hall"));
  EXPECT_TRUE(one.clock.due_ms);
  EXPECT_EQ(load(reported()).number, "SP2026000002");
}

TEST_F(CourseTest, a_case_runs_from_report_to_rating) {
  const auto id = reported();
  later(1);
  EXPECT_EQ(complete_step(dispatcher, id, "register", "accept"), "");
  EXPECT_THAT(steps(id), ElementsAre("handle hall"));
  EXPECT_EQ(load(id).stage, "handling");
  EXPECT_EQ(load(id).times.accepted_ms, now.ms);
  later(1);
  EXPECT_EQ(complete_step(handler, id, "handle", "solved", "修好了", answer), "");
  auto one = load(id);
  EXPECT_TRUE(one.is_open());
  EXPECT_TRUE(one.in_time());
  EXPECT_EQ(one.outcome, "solved");
  EXPECT_EQ(one.counts, "solved");
  EXPECT_EQ(one.answer, "路灯已经修好，今晚起正常照明。");
  EXPECT_EQ(act([&](ledger::Act& act) -> Result<> {
              TRY(receive(act, *world, id,
                          {"rate", R"({"answer": 5, "solution": 4})", "", schema::Language::zh}));
              return {};
            }),
            "");
  one = load(id);
  EXPECT_FALSE(one.is_open());
  EXPECT_EQ(one.ending, Ending::completed);
  EXPECT_EQ(one.rating.answer, 5);
  EXPECT_EQ(one.rating.solution, 4);
  EXPECT_THAT(time_line(id),
              ElementsAre("case.report", "task.complete", "task.complete", "applicant.rate"));
}

TEST_F(CourseTest, a_refusal_ends_the_case_and_counts_for_nothing) {
  const auto id = reported();
  EXPECT_EQ(complete_step(dispatcher, id, "register", "refuse"), "task.faulty");
  EXPECT_EQ(complete_step(dispatcher, id, "register", "refuse", "不属于本区"), "");
  const auto one = load(id);
  EXPECT_FALSE(one.is_open());
  EXPECT_EQ(one.outcome, "refused");
  EXPECT_EQ(one.counts, "excluded");
  EXPECT_FALSE(one.times.accepted_ms);
}

TEST_F(CourseTest, a_task_is_done_by_its_unit_and_role_only) {
  const auto id = reported();
  EXPECT_EQ(complete_step(handler, id, "register", "accept"), "task.not-yours");
  EXPECT_EQ(complete_step(builder, id, "register", "accept"), "task.not-found");
  EXPECT_EQ(complete_step(head, id, "register", "accept"), "");
  EXPECT_EQ(complete_step(dispatcher, id, "handle", "nonsense"), "task.faulty");
}

TEST_F(CourseTest, who_claims_a_task_keeps_it_from_others) {
  const auto id = reported();
  complete_step(dispatcher, id, "register", "accept");
  const auto claiming = [&](ledger::Act& act, const Worker& worker, const std::string& task) {
    return claim(act, *world, worker, task);
  };
  EXPECT_EQ(with_task(handler, id, "handle", claiming), "");
  EXPECT_EQ(with_task(dispatcher, id, "handle", claiming), "task.not-yours");
  EXPECT_EQ(with_task(handler, id, "handle", claiming), "task.claimed");
  EXPECT_EQ(complete_step(dispatcher, id, "handle", "solved", "好了", answer), "task.not-yours");
  EXPECT_EQ(complete_step(handler, id, "handle", "solved", "好了", answer), "");
}

TEST_F(CourseTest, a_step_back_is_told_and_counted) {
  const auto id = reported();
  complete_step(dispatcher, id, "register", "accept");
  EXPECT_EQ(with_task(handler, id, "handle",
                      [&](ledger::Act& act, const Worker& worker, const std::string& task) {
                        return give_back(act, *world, worker, task, "last", "不是我单位职责");
                      }),
            "");
  EXPECT_THAT(steps(id), ElementsAre("register hall"));
  EXPECT_EQ(load(id).counters.returns, 1);
  EXPECT_EQ(complete_step(dispatcher, id, "register", "accept"), "");
  EXPECT_THAT(steps(id), ElementsAre("handle hall"));
}

TEST_F(CourseTest, a_transfer_to_another_unit_makes_it_lead) {
  const auto id = reported();
  complete_step(dispatcher, id, "register", "accept");
  const auto to_roads = [&](ledger::Act& act, const Worker& worker, const std::string& task) {
    return transfer(act, *world, worker, task, "roads", "", "属道路养护");
  };
  EXPECT_EQ(with_task(handler, id, "handle", to_roads), "");
  EXPECT_EQ(load(id).lead_unit, "roads");
  EXPECT_EQ(complete_step(builder, id, "handle", "solved", "好了", answer), "");
  EXPECT_EQ(load(id).lead_unit, "roads");
}

TEST_F(CourseTest, what_was_delegated_comes_back) {
  const auto id = reported();
  complete_step(dispatcher, id, "register", "accept");
  const auto to_head = [&](ledger::Act& act, const Worker& worker, const std::string& task) {
    return delegate(act, *world, worker, task, head.who.person, "请代办");
  };
  EXPECT_EQ(with_task(handler, id, "handle", to_head), "");
  EXPECT_EQ(complete_step(head, id, "handle", "solved", "已办，请复核", answer), "");
  EXPECT_THAT(steps(id), ElementsAre("handle hall"));
  EXPECT_EQ(complete_step(handler, id, "handle", "solved", "好了", answer), "");
  EXPECT_THAT(steps(id), IsEmpty());
}

TEST_F(CourseTest, who_completed_the_last_step_takes_it_back_until_the_next_is_claimed) {
  const auto files =
      with(sample_files(), "service.yaml", "    allows: [transfer, delegate, suspend]",
           "    allows: [transfer, delegate, suspend, take_back]");
  publish(files);
  const auto id = reported();
  complete_step(dispatcher, id, "register", "accept");
  const auto back = [&](const Worker& worker) {
    return act(
        [&](ledger::Act& act) -> Result<> {
          TRY(take_back(act, *world, worker, id));
          return {};
        },
        worker.who.actor());
  };
  EXPECT_EQ(back(handler), "task.not-yours");
  EXPECT_EQ(back(dispatcher), "");
  EXPECT_THAT(steps(id), ElementsAre("register hall"));
  EXPECT_EQ(back(dispatcher), "task.gone-on");
}

TEST_F(CourseTest, time_that_runs_out_marks_the_case_once) {
  const auto id = reported();
  later(std::int64_t{24} * 30);
  EXPECT_EQ(wake_all(), 1);
  EXPECT_TRUE(load(id).overdue);
  EXPECT_EQ(wake_all(), 0);
  EXPECT_THAT(time_line(id), ElementsAre("case.report", "case.overdue"));
}

TEST_F(CourseTest, a_case_that_nobody_rates_ends_by_itself) {
  const auto id = reported();
  complete_step(dispatcher, id, "register", "accept");
  complete_step(handler, id, "handle", "solved", "好了", answer);
  later(std::int64_t{24} * 15 + 1);
  EXPECT_EQ(wake_all(), 1);
  const auto one = load(id);
  EXPECT_FALSE(one.is_open());
  EXPECT_FALSE(one.overdue);
}

TEST_F(CourseTest, a_case_is_the_same_made_again_from_its_time_line) {
  const auto id = reported();
  complete_step(dispatcher, id, "register", "accept");
  const auto kept =
      read<bpmn::Instance>([&](store::Reader& reader) { return load_instance(reader, load(id)); });
  const auto wiped = database->write_and_wait([](store::Writer& writer) -> Result<> {
    TRY(writer.run("DELETE FROM case_state", {}));
    return {};
  });
  ASSERT_TRUE(wiped);
  const auto again =
      read<bpmn::Instance>([&](store::Reader& reader) { return load_instance(reader, load(id)); });
  EXPECT_EQ(again.last_id, kept.last_id);
  EXPECT_EQ(again.tasks.size(), kept.tasks.size());
  EXPECT_EQ(again.waits.size(), kept.waits.size());
  EXPECT_EQ(complete_step(handler, id, "handle", "solved", "好了", answer), "");
}

TEST_F(CourseTest, a_running_case_stays_on_the_version_it_began_with) {
  const auto id = reported();
  publish(with(sample_files(), "service.yaml", "name: {zh: 办理, en: Handling}",
               "name: {zh: 处置, en: Handling}"));
  EXPECT_EQ(load(reported()).service_version, 2);
  EXPECT_EQ(load(id).service_version, 1);
  EXPECT_EQ(complete_step(dispatcher, id, "register", "accept"), "");
}

}  // namespace
}  // namespace luoshi::casework
