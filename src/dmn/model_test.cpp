#include "dmn/model.hpp"

#include <filesystem>

#include "dmn/tck.hpp"
#include "dmn/testing.hpp"

namespace luoshi::dmn {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(model, evaluates_what_a_decision_requires) {
  const auto model = load(model_of(input_data("income", "number") + R"(
<businessKnowledgeModel id="tax" name="tax"><variable name="tax"/><encapsulatedLogic>
  <formalParameter name="sum" typeRef="number"/><literalExpression><text>sum * 0.1</text></literalExpression>
</encapsulatedLogic></businessKnowledgeModel>
<decision id="net" name="net"><variable name="net" typeRef="number"/>)" +
                                   required("income") + R"(
  <knowledgeRequirement><requiredKnowledge href="#tax"/></knowledgeRequirement>
  <literalExpression><text>income - tax(income)</text></literalExpression></decision>
<decision id="d" name="d"><variable name="d"/>
  <informationRequirement><requiredDecision href="#net"/></informationRequirement>
  <context><contextEntry><variable name="half"/><literalExpression><text>net / 2</text></literalExpression></contextEntry>
  <contextEntry><literalExpression><text>half + 1</text></literalExpression></contextEntry></context></decision>)"));
  EXPECT_THAT(found(model), IsEmpty());
  EXPECT_EQ(evaluated(model, R"({"income": 100})").value, "46.0");
  EXPECT_EQ(evaluated(model, R"({"net": 10})").value, "6") << "a decision that is given";
  EXPECT_EQ(evaluated(model, R"({"sum": 30})", "tax").value, "3.0");
  EXPECT_EQ(evaluated(model, "{}", "nothing").value, "dmn.no-decision");
}

TEST(model, names_everything_that_is_wrong_with_its_place) {
  const auto model = load(model_of(R"(
<itemDefinition name="tAge"><typeRef>tNothing</typeRef></itemDefinition>
<decision id="a" name="a"><variable name="a" typeRef="tLost"/>
  <informationRequirement><requiredDecision href="#gone"/></informationRequirement>
  <literalExpression><text>b + nobody</text></literalExpression></decision>
<decision id="b" name="b"><variable name="b"/><literalExpression>
  <text>1 +</text></literalExpression></decision>)"));
  EXPECT_THAT(found(model),
              testing::UnorderedElementsAre(HasSubstr("dmn.unknown-type at test.dmn:4 (tNothing)"),
                                            HasSubstr("dmn.unknown-type at test.dmn:5: a (tLost)"),
                                            HasSubstr("dmn.unknown-requirement at test.dmn:5: a"),
                                            HasSubstr("feel.unknown-name at test.dmn:7: a"),
                                            HasSubstr("feel.syntax at test.dmn:9: b")));
}

TEST(model, breaks_a_circle_of_decisions) {
  const auto model = load(model_of(R"(
<decision id="a" name="a"><variable name="a"/><informationRequirement><requiredDecision href="#b"/></informationRequirement>
  <literalExpression><text>b</text></literalExpression></decision>
<decision id="b" name="b"><variable name="b"/><informationRequirement><requiredDecision href="#a"/></informationRequirement>
  <literalExpression><text>a</text></literalExpression></decision>)"));
  EXPECT_THAT(found(model), testing::Contains(HasSubstr("dmn.cycle")));
  EXPECT_EQ(evaluated(model, "{}", "a").value, "null");
}

TEST(model, holds_values_to_their_types) {
  const auto model =
      load(model_of(R"(
<itemDefinition name="tGrade"><typeRef>string</typeRef><allowedValues><text>"甲", "乙"</text></allowedValues></itemDefinition>
)" + input_data("grade", "tGrade") +
                    R"(
<decision id="d" name="d"><variable name="d" typeRef="string"/>)" +
                    required("grade") +
                    R"(<literalExpression><text>grade</text></literalExpression></decision>)"));
  EXPECT_EQ(evaluated(model, R"({"grade": "甲"})").value, "\"甲\"");
  EXPECT_EQ(evaluated(model, R"({"grade": ["乙"]})").value, "\"乙\"");
  EXPECT_THAT(evaluated(model, R"({"grade": "丙"})").faults, ElementsAre("dmn.not-allowed"));
  EXPECT_THAT(evaluated(model, R"({"grade": 5})").faults, ElementsAre("dmn.not-of-type"));
}

TEST(model, refuses_what_is_no_model) {
  const struct {
    std::string xml;
    const char* problem;
  } cases[] = {
      {"", "dmn.not-xml"},
      {"<definitions>", "dmn.not-xml"},
      {"<html/>", "dmn.not-dmn"},
  };
  for (const auto& c : cases) {
    const auto model = Model::read(c.xml, "bad.dmn");
    ASSERT_FALSE(model.has_value()) << c.xml;
    EXPECT_EQ(model.error().problem, c.problem);
  }
  std::string deep;
  for (int at = 0; at < 1000; ++at) deep += "<context>";
  EXPECT_EQ(Model::read(deep, "deep.dmn").error().problem, "dmn.too-deep");
}

TEST(tck, passes_every_applicable_case_that_is_at_hand) {
  const std::filesystem::path folder =
      std::filesystem::path(LUOSHI_SOURCE_DIR) / "../shared/dmn-tck/TestCases";
  if (!std::filesystem::is_directory(folder)) {
    GTEST_SKIP() << "no ../shared/dmn-tck: its cases are not run";
  }
  std::vector<std::string> failures;
  const auto counts = run_tck(folder, [&](const std::string& line) {
    if (line.find(" failed") == std::string::npos) failures.push_back(line);
  });
  ASSERT_TRUE(counts.has_value());
  EXPECT_EQ(counts->failed, 0) << testing::PrintToString(failures);
  EXPECT_GT(counts->passed, 1900);
}

}  // namespace
}  // namespace luoshi::dmn
