// Sub-processes, called processes, multi-instance activities, moving tokens.
#include "bpmn/testing.hpp"

namespace luoshi::bpmn {
namespace {

std::string loop_of(std::string_view attributes, std::string_view inside = {}) {
  return fmt::format(
      "<bpmn:multiInstanceLoopCharacteristics {}>{}</bpmn:multiInstanceLoopCharacteristics>",
      attributes, inside);
}

const std::string over_signers = extension(
    "<zeebe:loopCharacteristics inputCollection=\"=signers\" inputElement=\"signer\" "
    "outputCollection=\"votes\" outputElement=\"=vote\"/>");

World signing(std::string_view attributes, std::string_view condition = {}) {
  const auto inside = over_signers + (condition.empty() ? std::string()
                                                        : fmt::format("<bpmn:completionCondition>{}"
                                                                      "</bpmn:completionCondition>",
                                                                      condition));
  return World(
      process_of(start() +
                 user("sign", extension("<zeebe:assignmentDefinition assignee=\"=signer\"/>") +
                                  loop_of(attributes, inside)) +
                 user("after") + end() + chain("s", "sign", "after", "e")));
}

constexpr auto three = R"({"signers": ["li", "wang", "zhao"]})";

TEST(multi_instance, signs_all_at_once_and_collects_in_order) {
  const auto world = signing("");
  Case one(world);
  one.begin(three);
  EXPECT_EQ(one.tasks(), "sign sign sign");
  EXPECT_EQ(one.state.tasks[1].assignee, "wang");
  const auto last = one.state.tasks[2].activity;
  EXPECT_EQ(one.said(CompleteTask{last, context_of(R"({"vote": "no"})")}), "");
  one.complete("sign", R"({"vote": "yes"})").complete("sign", R"({"vote": "yes"})");
  EXPECT_EQ(one.tasks(), "after");
  EXPECT_EQ(one.variable("votes"), R"(["yes","yes","no"])");
}

TEST(multi_instance, signs_in_turn) {
  const auto world = signing("isSequential=\"true\"");
  Case one(world);
  one.begin(three);
  for (const auto* who : {"li", "wang", "zhao"}) {
    ASSERT_EQ(one.state.tasks.size(), 1U);
    EXPECT_EQ(one.state.tasks[0].assignee, who);
    one.complete("sign");
  }
  EXPECT_EQ(one.tasks(), "after");
}

TEST(multi_instance, ends_when_its_condition_holds) {
  const auto any = signing("", "=nrOfCompletedInstances &gt;= 1");
  Case one(any);
  one.begin(three).complete("sign");
  EXPECT_EQ(one.tasks(), "after");
  const auto vote = signing("", "=count(votes[item = \"yes\"]) &gt; nrOfInstances / 2");
  Case other(vote);
  other.begin(three).complete("sign", R"({"vote": "yes"})");
  EXPECT_EQ(other.tasks(), "sign sign");
  other.complete("sign", R"({"vote": "yes"})");
  EXPECT_EQ(other.tasks(), "after") << other.incidents();
}

TEST(multi_instance, takes_one_more_signer_and_one_less) {
  const auto world = signing("");
  Case one(world);
  one.begin(three);
  const auto body = one.activity("sign");
  EXPECT_EQ(one.said(AddLoopItem{body, feel::Value(std::string("sun"))}), "");
  EXPECT_EQ(one.state.tasks.back().assignee, "sun");
  EXPECT_EQ(one.said(RemoveLoopItem{one.state.tasks.front().activity}), "");
  one.complete("sign", R"({"vote": 1})").complete("sign", R"({"vote": 2})");
  EXPECT_EQ(one.tasks(), "sign");
  one.complete("sign", R"({"vote": 3})");
  EXPECT_EQ(one.tasks(), "after");
  EXPECT_EQ(one.variable("votes"), "[1,2,3]");
}

TEST(multi_instance, goes_on_at_once_over_nothing_and_says_when_it_is_no_list) {
  const auto world = signing("");
  Case none_at_all(world);
  none_at_all.begin(R"({"signers": []})");
  EXPECT_EQ(none_at_all.tasks(), "after");
  Case no_list(world);
  no_list.begin();
  EXPECT_EQ(no_list.incidents(), "bpmn.no-collection at sign");
}

const std::string inner =
    node("subProcess", "sub",
         start({}, "is") + user("a") + user("b") + end("ie") + chain("is", "a", "b", "ie"));

TEST(sub_process, keeps_its_own_variables_and_ends_when_it_is_empty) {
  const World world(process_of(
      start() +
      node("subProcess", "sub",
           extension("<zeebe:ioMapping><zeebe:input source=\"=n * 2\" target=\"m\"/>"
                     "<zeebe:output source=\"=m + 1\" target=\"k\"/></zeebe:ioMapping>") +
               start({}, "is") + user("a") + end("ie") + chain("is", "a", "ie")) +
      end() + chain("s", "sub", "e")));
  Case one(world);
  one.begin(R"({"n": 5})").complete("a", R"({"m": 30})");
  EXPECT_TRUE(one.completed());
  EXPECT_EQ(one.variable("k"), "31");
  EXPECT_EQ(one.variable("m"), "-");
}

TEST(call_activity, runs_a_process_inside_and_takes_what_it_is_told) {
  const auto called =
      definitions_of("<bpmn:process id=\"q\" isExecutable=\"true\">" + start({}, "qs") +
                     user("ask") + end("qe") + chain("qs", "ask", "qe") + "</bpmn:process>");
  World world(process_of(
      start() +
      node("callActivity", "call",
           extension("<zeebe:calledElement processId=\"q\" propagateAllChildVariables=\"false\"/>"
                     "<zeebe:ioMapping><zeebe:output source=\"=answer\" target=\"got\"/>"
                     "</zeebe:ioMapping>")) +
      end() + chain("s", "call", "e")));
  Case lost(world);
  lost.begin();
  EXPECT_EQ(lost.incidents(), "bpmn.unknown-process at call");
  world.add(called);
  EXPECT_EQ(lost.said(RetryIncident{lost.activity("call")}), "");
  EXPECT_EQ(lost.tasks(), "ask");
  // A new version does not reach who runs already.
  world.add(definitions_of("<bpmn:process id=\"q\">" + start({}, "qs") + end("qe") +
                           chain("qs", "qe") + "</bpmn:process>"),
            2);
  EXPECT_EQ(lost.state.processes[1], (ProcessRef{"q", 1}));
  lost.complete("ask", R"({"answer": 7})");
  EXPECT_TRUE(lost.completed()) << lost.incidents();
  EXPECT_EQ(lost.variable("answer"), "-");
}

TEST(call_activity, that_calls_itself_for_ever_ends_in_an_incident) {
  const World world(process_of(start() + node("callActivity", "c", {}, "calledElement=\"p\"") +
                               end() + chain("s", "c", "e")));
  Case one(world);
  one.begin();
  EXPECT_THAT(one.incidents(), testing::HasSubstr("bpmn.calls-too-deep"));
}

TEST(move, returns_a_case_to_an_earlier_step) {
  const World world(process_of(start() + user("draft") + user("check") + end() +
                               chain("s", "draft", "check", "e")));
  Case one(world);
  one.begin().complete("draft");
  EXPECT_EQ(one.said(Move{one.task("check"), "draft", context_of(R"({"why": "fig. 2"})")}), "");
  EXPECT_EQ(one.tasks(), "draft");
  EXPECT_EQ(one.variable("why"), "\"fig. 2\"");
  EXPECT_EQ(one.said(Move{one.task("draft"), "nowhere", {}}), "bpmn.no-element");
  EXPECT_EQ(one.said(Move{999, "draft", {}}), "bpmn.no-activity");
}

TEST(move, out_of_a_signing_ends_it_for_all_signers) {
  const auto world = signing("");
  Case one(world);
  one.begin(three);
  EXPECT_EQ(one.said(Move{one.task("sign"), "after", {}}), "");
  EXPECT_EQ(one.tasks(), "after");
}

TEST(move, leaves_and_enters_sub_processes) {
  const World world(process_of(start() + user("first") + inner + user("last") + end() +
                               chain("s", "first", "sub", "last", "e")));
  Case one(world);
  one.begin();
  EXPECT_EQ(one.said(Move{one.task("first"), "b", {}}), "");
  EXPECT_EQ(one.tasks(), "b");
  one.complete("b");
  EXPECT_EQ(one.tasks(), "last") << "the sub-process was whole";
  EXPECT_EQ(one.said(Move{one.task("last"), "a", {}}), "");
  EXPECT_EQ(one.said(Move{one.task("a"), "first", {}}), "");
  EXPECT_EQ(one.tasks(), "first");
  EXPECT_EQ(one.state.activities.size(), 2U) << "the empty sub-process is gone";
}

TEST(cancel, ends_everything) {
  const auto world = signing("");
  Case one(world);
  one.begin(three);
  EXPECT_EQ(one.said(Cancel{}), "");
  EXPECT_EQ(one.state.status, Status::cancelled);
  EXPECT_TRUE(one.state.activities.empty() && one.state.tasks.empty() && one.state.waits.empty());
  EXPECT_EQ(one.said(Cancel{}), "bpmn.not-running");
}

}  // namespace
}  // namespace luoshi::bpmn
