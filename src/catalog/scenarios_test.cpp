#include "catalog/scenarios.hpp"

#include "catalog/service_testing.hpp"
#include "catalog/service_walk_testing.hpp"

namespace luoshi::catalog {
namespace {

using service_testing::replace_all;
using service_testing::said;
using service_testing::sample_files;
using testing::Contains;
using testing::HasSubstr;
using testing::SizeIs;

const auto catalogue = std::filesystem::path(LUOSHI_SOURCE_DIR) / "catalog";

Service sample() {
  return *read_service(sample_files(), "test/sample");
}

worktime::WorkCalendar calendar() {
  auto made =
      load_work_calendar(catalogue / "districts/qiming", catalogue / "calendars", "Asia/Shanghai");
  return *made;
}

TEST(scenarios, of_the_package_that_a_new_service_begins_with_hold) {
  const auto service = sample();
  const auto scenarios = read_scenarios(sample_files()["scenarios.yaml"], service);
  ASSERT_TRUE(scenarios.has_value()) << testing::PrintToString(said(scenarios.error()));
  ASSERT_THAT(*scenarios, SizeIs(4));
  EXPECT_EQ(scenarios->front().name.en, "Taken up, solved, rated");
  const auto& report = std::get<ReportStep>(scenarios->front().steps.front().kind);
  EXPECT_EQ(report.applicant.phone, "13800000000") << "quoted digits are a text";
  EXPECT_THAT(report.form, HasSubstr(R"("category":"first")"));
  const auto working_days = calendar();
  for (const auto& one : *scenarios) {
    service_testing::Walk(service, {{"desk", "government-services"}}, working_days).whole(one);
  }
}

TEST(scenarios, know_which_step_is_to_be_refused) {
  const auto service = sample();
  auto text = sample_files()["scenarios.yaml"];
  replace_all(text,
              "      action: refuse\n      words: 这件事属于邻区，请向邻区反映。\n    - expect: {",
              "      action: refuse\n    - expect: {problem: case.words-missing, ");
  const auto scenarios = read_scenarios(text, service);
  ASSERT_TRUE(scenarios.has_value());
  EXPECT_EQ(refusal_expected((*scenarios)[1], 0), "");
  EXPECT_EQ(refusal_expected((*scenarios)[1], 1), "case.words-missing");
  EXPECT_EQ(refusal_expected((*scenarios)[1], 2), "");
}

TEST(scenarios, tell_what_is_wrong_with_file_and_line) {
  const struct {
    const char* from;
    const char* to;
    const char* said;
  } cases[] = {
      {"task: handle\n", "task: handel\n", "[service.unknown-task] handel"},
      {"action: unsolved", "action: given_up", "[service.unknown-action] handle: given_up"},
      {"message: withdraw", "message: give_up", "[scenario.unknown-message] give_up"},
      {"role: dispatcher", "role: clerk", "scenarios.yaml:12 [service.unknown-role] clerk"},
      {"act: complete", "act: finish", "[scenario.unknown-act] finish"},
      {"stage: handling", "stage: handled", "[scenario.unknown-stage] handled"},
      {"outcome: refused", "outcome: lost", "[scenario.unknown-outcome] lost"},
      {"at: 2026-03-02T09:00:00+08:00", "at: Monday", "[scenario.instant-malformed] Monday"},
      {"wait: {days: 15}", "wait: {days: 15, hours: 1}", "[scenario.one-wait]"},
      {"wait: {days: 15}", "wait: {days: 0}", "[service.number-wrong] 0"},
      {"- message: withdraw", "- massage: withdraw", "[scenario.unknown-step]"},
      {"{answer: 5, solution: 4}", "{answer: 7, solution: 4}", "[scenario.form-invalid] /answer"},
      {"message: withdraw", "message: withdraw\n      form: {a: 1}", "[scenario.no-form]"},
      {"channel: desk", "channel: radio", "[catalog.word-unknown] radio"},
      {"category: other", "category: none", "[scenario.form-invalid] /category"},
      {"expect: {stage: handling", "expect: {of: second, stage: handling",
       "[scenario.unknown-case] second"},
      {"- report:", "- wait: {hours: 1}\n    - report:", "[scenario.no-report]"},
  };
  const auto service = sample();
  for (const auto& one : cases) {
    auto text = sample_files()["scenarios.yaml"];
    replace_all(text, one.from, one.to);
    const auto scenarios = read_scenarios(text, service);
    ASSERT_FALSE(scenarios.has_value()) << one.to;
    EXPECT_THAT(said(scenarios.error()), Contains(HasSubstr(one.said))) << one.to;
  }
  EXPECT_FALSE(read_scenarios("a: [", service).has_value());
}

// The walk itself must be able to fail.
TEST(scenarios, fail_where_the_procedure_does_otherwise) {
  const auto service = sample();
  auto text = sample_files()["scenarios.yaml"];
  replace_all(text, "lead_unit: desk", "lead_unit: nobody");
  const auto scenarios = read_scenarios(text, service);
  ASSERT_TRUE(scenarios.has_value());
  const auto working_days = calendar();
  const service_testing::PostUnits posts{{"desk", "government-services"}};
  testing::TestPartResultArray results;
  {
    const testing::ScopedFakeTestPartResultReporter reporter(
        testing::ScopedFakeTestPartResultReporter::INTERCEPT_ONLY_CURRENT_THREAD, &results);
    service_testing::Walk(service, posts, working_days).whole(scenarios->front());
  }
  EXPECT_EQ(results.size(), 1);
}

TEST(scenarios, of_every_service_of_the_catalogue_hold) {
  const auto folder = catalogue / "districts/qiming";
  const auto services = load_services(catalogue / "services", folder / "services");
  ASSERT_TRUE(services.has_value());
  const auto working_days = calendar();
  for (const auto& [id, service] : *services) {
    const auto files = read_service_files(catalogue / "services" / id);
    const auto scenarios = read_scenarios(files->at("scenarios.yaml"), service);
    ASSERT_TRUE(scenarios.has_value()) << testing::PrintToString(said(scenarios.error()));
    EXPECT_GE(scenarios->size(), 10U) << id;
    service_testing::PostUnits posts;
    for (const auto& post : service.facts().posts) posts[post.id] = "post-" + post.id;
    for (const auto& one : *scenarios) {
      service_testing::Walk(service, posts, working_days).whole(one);
      if (HasFailure()) return;
    }
  }
}

}  // namespace
}  // namespace luoshi::catalog
