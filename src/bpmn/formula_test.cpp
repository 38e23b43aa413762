#include "bpmn/formula.hpp"

#include <gmock/gmock.h>

namespace luoshi::bpmn {
namespace {

const feel::Environment environment{feel::icu_zones()};

TEST(formula, finds_a_variable_that_only_a_filter_asks_for) {
  const auto formula = Formula::make({"count(votes[action = wanted])", 1, Dialect::feel}, {});
  ASSERT_TRUE(formula.has_value());
  feel::Run run(environment);
  const auto votes =
      feel::evaluate(R"([{action: "yes"}, {action: "no"}, {action: "yes"}])", {}, run);
  const feel::Value wanted(std::string("yes"));
  const auto count = formula->evaluate(run, [&](std::string_view name) {
    return name == "votes" ? &*votes : name == "wanted" ? &wanted : nullptr;
  });
  EXPECT_EQ(feel::text_of(count), "2");
}

TEST(formula, tells_the_variables_it_asks_for_but_not_what_may_be_a_member) {
  const auto formula = Formula::make(
      {"if ok then for x in list return x + 1 else votes[action = y]", 1, Dialect::feel}, {});
  ASSERT_TRUE(formula.has_value());
  EXPECT_THAT(std::vector(formula->variables().begin(), formula->variables().end()),
              testing::UnorderedElementsAre("ok", "list", "votes"));
}

}  // namespace
}  // namespace luoshi::bpmn
