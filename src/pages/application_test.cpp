#include "pages/application.hpp"

#include <gmock/gmock.h>

#include "casework/testing.hpp"

namespace luoshi::pages {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

class ApplicationTest : public casework::CaseworkTest {
 protected:
  ApplicationTest() { publish(catalog::service_testing::sample_files()); }

  Application fresh() { return {services->open().front(), {"n", now, false, {}}}; }
  // "phone 请填写联系电话" of a step.
  std::vector<std::string> wrong(const Application& application, std::string_view step) {
    std::vector<std::string> all;
    for (const auto& one : application.mistakes(*world, Language::zh)) {
      if (one.step == step) all.push_back(one.input + " " + one.words);
    }
    return all;
  }
};

TEST_F(ApplicationTest, steps_are_what_the_service_asks_one_thing_each) {
  auto application = fresh();
  const auto steps = application.steps();
  EXPECT_EQ(steps.back(), "check");
  EXPECT_THAT(steps, Contains("applicant"));
  EXPECT_THAT(steps, Contains("form.title"));
  EXPECT_EQ(application.before(steps.front()), steps.front());
  EXPECT_EQ(application.after("check"), "check");
  EXPECT_EQ(application.before(application.after("applicant")), "applicant");
  EXPECT_FALSE(application.has("form.nothing"));
}

TEST_F(ApplicationTest, all_that_is_missing_is_told_at_its_step) {
  auto application = fresh();
  application.take("kind", {{"kind", "resident"}});
  EXPECT_THAT(wrong(application, "applicant"),
              ElementsAre("name 请填写联系人姓名", "phone 请填写联系电话"));
  EXPECT_THAT(wrong(application, "form.title"), Not(IsEmpty()));
}

TEST_F(ApplicationTest, answers_become_a_report_of_the_portal) {
  auto application = fresh();
  application.take("kind", {{"kind", "resident"}});
  application.take("applicant", {{"name", " 王小明 "}, {"phone", "13800138000"}, {"other", "x"}});
  application.take("form.title", {{"form.title", "路灯不亮已三天"}});
  const auto report = application.report();
  EXPECT_EQ(report.channel, "portal");
  EXPECT_EQ(report.applicant.name, "王小明");
  EXPECT_EQ(report.form, R"({"title":"路灯不亮已三天"})");
  EXPECT_THAT(wrong(application, "applicant"), IsEmpty());
  EXPECT_EQ(application.answer("other"), "");
}

TEST_F(ApplicationTest, a_resident_sends_nothing_of_an_enterprise) {
  auto application = fresh();
  application.take("kind", {{"kind", "resident"}});
  application.draft().answers["credit_code"] = {"91350100M000100Y43"};
  EXPECT_EQ(application.report().applicant.credit_code, "");
}

TEST_F(ApplicationTest, what_is_too_long_is_told_and_cut_between_characters) {
  auto application = fresh();
  std::string name;
  for (int at = 0; at < 61; ++at) name += "王";
  application.take("applicant", {{"name", name}});
  EXPECT_THAT(wrong(application, "applicant"), Contains("name 内容太长，请控制在 60 字以内"));
  std::string book(20'001, 'a');
  book.replace(19'999, 2, "王");
  application.take("form.description", {{"form.description", book}});
  EXPECT_EQ(application.answer("form.description").size(), 19'999U);
}

TEST(draft, travels_as_text_and_comes_back) {
  Draft draft{
      "nonce", {1'549'000'000'000}, true, {{"name", {"王小明"}}, {"form.some", {"x", "y"}}}};
  const auto again = draft_of(text_of(draft));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->nonce, "nonce");
  EXPECT_EQ(again->begun.ms, draft.begun.ms);
  EXPECT_TRUE(again->checking);
  EXPECT_EQ(again->answers, draft.answers);
  for (const auto* broken : {"", "1:a", "1:a1:1", "1:a1:11:01:x"}) {
    EXPECT_FALSE(draft_of(broken)) << broken;
  }
}

}  // namespace
}  // namespace luoshi::pages
