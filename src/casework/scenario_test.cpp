// The scenarios of the package that ./dev new-service begins with, and what the runner says of ones
// that do not hold.
#include <algorithm>

#include "casework/scenario_run.hpp"
#include "casework/testing.hpp"

namespace luoshi::casework {
namespace {

using catalog::service_testing::sample_files;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> played(const std::string& text) {
  const auto calendar = test_calendar();
  const auto service = catalog::read_service(sample_files(), "test/sample");
  EXPECT_TRUE(service);
  const auto scenarios = catalog::read_scenarios(text, *service);
  EXPECT_TRUE(scenarios) << testing::PrintToString(
      scenarios ? std::vector<std::string>{} : catalog::service_testing::said(scenarios.error()));
  std::vector<std::string> said;
  for (const auto& scenario : *scenarios) {
    const auto findings =
        run_scenario(*service, scenario, {.calendar = calendar, .zone = "Asia/Shanghai"});
    EXPECT_TRUE(findings) << findings.error().problem << " " << findings.error().detail;
    if (!findings) continue;
    for (const auto& one : *findings)
      said.push_back(one.place + " " + one.problem + " " + one.detail);
  }
  return said;
}

std::string sample_scenarios() {
  std::ifstream in(catalog::service_testing::template_folder / "scenarios.yaml");
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(scenario_run, plays_the_scenarios_of_a_new_service) {
  EXPECT_THAT(played(sample_scenarios()), IsEmpty());
}

TEST(scenario_run, says_what_was_seen_instead_and_where) {
  auto text = sample_scenarios();
  catalog::service_testing::replace_all(text, "lead_unit: desk", "lead_unit: police");
  EXPECT_THAT(played(text),
              ElementsAre(HasSubstr("scenario.unexpected lead_unit: desk, expected police")));
}

TEST(scenario_run, stops_where_a_step_is_refused) {
  auto text = sample_scenarios();
  catalog::service_testing::replace_all(text, "by: {unit: desk, role: dispatcher}",
                                        "by: {unit: desk, role: handler}");
  const auto said = played(text);
  ASSERT_THAT(said, testing::Not(IsEmpty()));
  EXPECT_THAT(said.front(), HasSubstr("scenario.refused task.not-yours"));
}

}  // namespace
}  // namespace luoshi::casework
