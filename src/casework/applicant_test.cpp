// What an applicant without a log-in depends on: an address for a place, one code for one report,
// marks under either name, acts that end when the work is done.
#include "casework/follow_code.hpp"
#include "casework/testing.hpp"

namespace luoshi::casework {
namespace {

using catalog::ApplicantAct;
using testing::ElementsAre;

class ApplicantTest : public CaseworkTest {
 protected:
  ApplicantTest() { publish(catalog::service_testing::sample_files()); }

  static constexpr auto answer = R"({"answer": "路灯已经修好，今晚起正常照明。"})";

  void settle(const std::string& id) {
    EXPECT_EQ(complete_step(dispatcher, id, "register", "accept"), "");
    EXPECT_EQ(complete_step(handler, id, "handle", "solved", "修好了", answer), "");
  }
  std::vector<ApplicantAct> may(const std::string& id) {
    return read<std::vector<ApplicantAct>>(
        [&](store::Reader& reader) -> Result<std::vector<ApplicantAct>> {
          return applicant_acts(TRY(begin(reader, *world, id)));
        });
  }
};

TEST_F(ApplicantTest, an_address_is_a_place_where_one_is_required) {
  publish(catalog::service_testing::with(catalog::service_testing::sample_files(), "service.yaml",
                                         "place: optional", "place: required"));
  auto report = sample_report();
  const auto without = check_report(*world, report, schema::Language::zh);
  ASSERT_FALSE(without);
  EXPECT_EQ(without.error().findings.at(0).problem, "case.place-missing");
  report.place.address = "南门外大街 12 号门前";
  EXPECT_TRUE(check_report(*world, report, schema::Language::zh));
}

TEST_F(ApplicantTest, a_code_that_was_given_is_the_code_of_the_case) {
  auto report = sample_report();
  report.follow_code = new_follow_code(random);
  const auto id = reported(report);
  EXPECT_EQ(code, report.follow_code);
  EXPECT_EQ(load(id).follow_hash, hash_of_follow_code(report.follow_code));
}

TEST_F(ApplicantTest, what_is_settled_is_rated_and_no_longer_withdrawn_or_added_to) {
  const auto id = reported();
  EXPECT_THAT(may(id), ElementsAre(ApplicantAct::supplement, ApplicantAct::withdraw));
  settle(id);
  EXPECT_THAT(may(id), ElementsAre(ApplicantAct::rate));
}

TEST_F(ApplicantTest, marks_are_kept_under_either_name_with_what_was_said) {
  auto files = catalog::service_testing::sample_files();
  for (const auto* mark : {"answer", "solution"}) {
    catalog::service_testing::replace_all(files["rate.schema.json"],
                                          "\"" + std::string(mark) + "\"",
                                          "\"" + std::string(mark) + "_rating\"");
  }
  catalog::service_testing::replace_all(
      files["rate.schema.json"], "\"properties\": {",
      R"("properties": {"remarks": {"title": "意见", "x-title-en": "words", "type": "string"},)");
  publish(files);
  const auto id = reported();
  settle(id);
  const std::string form = R"({"answer_rating": 5, "solution_rating": 2, "remarks": "钱到得慢"})";
  EXPECT_EQ(act([&](ledger::Act& act) -> Result<> {
              TRY(receive(act, *world, id, {"rate", form, "", schema::Language::zh}));
              return {};
            }),
            "");
  const auto rating = load(id).rating;
  EXPECT_EQ(rating.answer, 5);
  EXPECT_EQ(rating.solution, 2);
  EXPECT_EQ(rating.words, "钱到得慢");
}

}  // namespace
}  // namespace luoshi::casework
