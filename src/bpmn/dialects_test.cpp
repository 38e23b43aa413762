// Five processes, each as bpmn.io, the Camunda 7 modeller and the Camunda 8 modeller would save it:
// all run alike, or are refused with exact words. The files are seeds of the fuzz target too.
#include <fstream>
#include <iterator>

#include "bpmn/testing.hpp"

namespace luoshi::bpmn {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* dialects[] = {"bpmnio", "camunda7", "camunda8"};

std::string file(std::string_view dialect, std::string_view name) {
  const auto path =
      fmt::format("{}/tests/fuzz/bpmn_model_fuzz/{}-{}.bpmn", LUOSHI_SOURCE_DIR, dialect, name);
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(dialects, send_a_draft_back_until_it_is_good) {
  for (const auto* dialect : dialects) {
    const World world(file(dialect, "approval"));
    Case one(world);
    one.begin(R"({"official": "li", "approved": false})");
    const auto& task = one.state.tasks.front();
    if (std::string_view(dialect) != "bpmnio") {
      EXPECT_EQ(task.assignee, "li") << dialect;
      EXPECT_EQ(task.form, "report") << dialect;
      EXPECT_THAT(task.candidate_groups, ElementsAre("road", "water")) << dialect;
    }
    one.complete("draft").complete("check");
    EXPECT_EQ(one.tasks(), "draft") << dialect;
    one.complete("draft").complete("check", R"({"approved": true})");
    EXPECT_TRUE(one.completed()) << dialect << one.incidents();
  }
}

TEST(dialects, let_two_of_three_sign) {
  for (const auto* dialect : dialects) {
    const World world(file(dialect, "signing"));
    Case one(world);
    one.begin(R"({"signers": ["li", "wang", "zhao"]})");
    EXPECT_EQ(one.tasks(), "sign sign sign") << dialect;
    if (std::string_view(dialect) != "bpmnio") {
      EXPECT_EQ(one.state.tasks[2].assignee, "zhao") << dialect;
    }
    one.complete("sign").complete("sign");
    EXPECT_EQ(one.tasks(), "publish") << dialect << one.incidents();
  }
}

TEST(dialects, remind_twice_and_may_be_withdrawn) {
  for (const auto* dialect : dialects) {
    const World world(file(dialect, "reminder"));
    Case one(world);
    constexpr std::int64_t day = 86'400'000;
    one.begin(R"({"number": "7"})").wait_ms(day).wait_ms(day).wait_ms(day);
    EXPECT_EQ(one.tasks(), "handle urge urge") << dialect << one.incidents();
    one.message("withdrawn", "7");
    EXPECT_EQ(one.tasks(), "close") << dialect;
    one.complete("close");
    EXPECT_TRUE(one.completed()) << dialect;
  }
}

TEST(dialects, decide_and_hand_to_a_worker) {
  for (const auto* dialect : dialects) {
    World world(file(dialect, "work"));
    world.decisions["limit"] = [](const feel::Context&, feel::Run&) {
      return Result<feel::Value>(feel::Value::integer(3));
    };
    Case one(world);
    one.begin(R"({"kind": "road"})");
    ASSERT_EQ(one.tasks(), "notify") << dialect << one.incidents();
    EXPECT_EQ(one.state.tasks.front().job_type, "notify") << dialect;
    EXPECT_EQ(one.variable("days"), "3") << dialect;
    one.complete("notify");
    EXPECT_TRUE(one.completed()) << dialect;
    if (std::string_view(dialect) != "bpmnio") EXPECT_EQ(one.variable("sent"), "3") << dialect;
  }
}

TEST(dialects, are_refused_with_exact_words) {
  EXPECT_THAT(found(file("bpmnio", "refused")),
              ElementsAre(HasSubstr("bpmn.not-carried-out at test.bpmn:7: vote (complexGateway)"),
                          HasSubstr("bpmn.not-carried-out at test.bpmn:8: pay (transaction)")));
  EXPECT_THAT(
      found(file("camunda7", "refused")),
      ElementsAre(
          HasSubstr("bpmn.extension at test.bpmn:7: send (Send) (camunda:class=org.example.Send)"),
          HasSubstr("bpmn.extension at test.bpmn:9: ask (Ask) (camunda:taskListener)"),
          HasSubstr("bpmn.expression-language at test.bpmn:9: ask (Ask) (${users.head(unit)}"),
          HasSubstr("bpmn.no-job at test.bpmn:7: send (Send)")));
  EXPECT_THAT(
      found(file("camunda8", "refused")),
      ElementsAre(HasSubstr("bpmn.extension at test.bpmn:7: ask (Ask) (zeebe:executionListeners)"),
                  HasSubstr("bpmn.timer at test.bpmn:16: daily (0 0 9 * * MON)")));
}

TEST(juel, is_read_where_it_is_feel_in_other_clothes) {
  struct Row {
    const char* juel;
    const char* feel;  // empty: refused
  };
  const feel::Environment at{feel::icu_zones()};
  const auto variables = context_of(R"({"a": 3, "b": true, "s": "x", "o": {"n": 5}})");
  for (const auto& row :
       {Row{"${a == 3 && b}", "true"}, Row{"${a != 3 || !b}", "false"}, Row{"${s == 'x'}", "true"},
        Row{"${o.n gt 4 and not_there == null}", "true"}, Row{"#{a + 1}", "4"},
        Row{"${!(a >= 4)}", "true"}, Row{"${empty a}", ""}, Row{"${f(a)}", ""},
        Row{"${a ? 1 : 2}", ""}, Row{"x ${a}", ""}, Row{"${a}${b}", ""}, Row{"${list[0]}", ""}}) {
    const auto formula = Formula::make({row.juel, 1, Dialect::value}, {});
    if (*row.feel == '\0') {
      ASSERT_FALSE(formula.has_value()) << row.juel;
      EXPECT_EQ(formula.error().problem, "bpmn.expression-language") << row.juel;
      continue;
    }
    ASSERT_TRUE(formula.has_value()) << row.juel << " " << formula.error().detail;
    feel::Run run(at);
    const auto value =
        formula->evaluate(run, [&](std::string_view name) { return variables.find(name); });
    EXPECT_EQ(feel::literal_of(value), row.feel) << row.juel;
  }
}

}  // namespace
}  // namespace luoshi::bpmn
