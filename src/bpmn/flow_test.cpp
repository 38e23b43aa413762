// Gateways, joins, conditions, scripts and decisions.
#include "bpmn/testing.hpp"

namespace luoshi::bpmn {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::string choose = start() + node("exclusiveGateway", "g", {}, "default=\"g-c\"") +
                           user("a") + user("b") + user("c") + end() + flow("s", "g") +
                           flow("g", "a", "=amount &gt; 100") + flow("g", "b", "amount &gt; 10") +
                           flow("g", "c") + flow("a", "e") + flow("b", "e") + flow("c", "e");

TEST(exclusive_gateway, takes_the_first_flow_whose_condition_holds) {
  const World world(process_of(choose));
  struct Row {
    const char* variables;
    const char* task;
  };
  for (const auto& row : {Row{R"({"amount": 500})", "a"}, Row{R"({"amount": 50})", "b"},
                          Row{R"({"amount": 5})", "c"}}) {
    Case one(world);
    one.begin(row.variables);
    EXPECT_EQ(one.tasks(), row.task) << row.variables;
    one.complete(row.task);
    EXPECT_TRUE(one.completed());
  }
}

TEST(exclusive_gateway, raises_an_incident_where_a_condition_is_null_and_goes_on_when_retried) {
  const World world(process_of(choose));
  Case one(world);
  one.begin();
  EXPECT_EQ(one.incidents(), "bpmn.expression-failed at g");
  EXPECT_THAT(one.state.find(one.activity("g"))->incident->detail,
              HasSubstr("amount > 100: feel.type"));
  EXPECT_EQ(one.said(SetVariables{no_activity, context_of(R"({"amount": 50})")}), "");
  EXPECT_EQ(one.said(RetryIncident{one.activity("g")}), "");
  EXPECT_EQ(one.tasks(), "b");
  EXPECT_EQ(one.incidents(), "");
}

TEST(exclusive_gateway, raises_an_incident_when_no_flow_is_taken) {
  const World world(process_of(start() + node("exclusiveGateway", "g") + user("a") + user("b") +
                               end() + flow("s", "g") + flow("g", "a", "=x = 1") +
                               flow("g", "b", "=x = 2") + flow("a", "e") + flow("b", "e")));
  Case one(world);
  one.begin(R"({"x": 3})");
  EXPECT_EQ(one.incidents(), "bpmn.no-flow-taken at g");
}

TEST(parallel_gateway, waits_for_all_ways_in) {
  const World world(process_of(start() + node("parallelGateway", "f") + user("a") + user("b") +
                               node("parallelGateway", "j") + user("c") + end() + chain("s", "f") +
                               flow("f", "a") + flow("f", "b") + flow("a", "j") + flow("b", "j") +
                               chain("j", "c", "e")));
  Case one(world);
  one.begin();
  EXPECT_EQ(one.tasks(), "a b");
  one.complete("b");
  EXPECT_EQ(one.tasks(), "a");
  EXPECT_EQ(one.state.tokens.size(), 1U);
  one.complete("a");
  EXPECT_EQ(one.tasks(), "c");
  one.complete("c");
  EXPECT_TRUE(one.completed());
  EXPECT_EQ(one.walked(), "s f a b j c e");
}

TEST(parallel_gateway, tells_when_a_way_in_can_never_be_filled) {
  const World world(process_of(start() + node("exclusiveGateway", "x", {}, "default=\"x-b\"") +
                               user("a") + user("b") + node("parallelGateway", "j") + end() +
                               flow("s", "x") + flow("x", "a", "=false") + flow("x", "b") +
                               flow("a", "j") + flow("b", "j") + flow("j", "e")));
  Case one(world);
  one.begin().complete("b");
  EXPECT_EQ(one.incidents(), "bpmn.join-starved at p");
  EXPECT_EQ(one.said(Move{no_activity, "a", {}}), "");
  one.complete("a");
  EXPECT_TRUE(one.completed());
}

const std::string inclusive = start() + node("inclusiveGateway", "f", {}, "default=\"f-c\"") +
                              user("a") + user("b") + user("c") + node("inclusiveGateway", "j") +
                              end() + flow("s", "f") + flow("f", "a", "=x &gt;= 1") +
                              flow("f", "b", "=x &gt;= 2") + flow("f", "c") + flow("a", "j") +
                              flow("b", "j") + flow("c", "j") + flow("j", "e");

TEST(inclusive_gateway, joins_as_many_tokens_as_can_still_come) {
  const World world(process_of(inclusive));
  struct Row {
    const char* variables;
    std::vector<const char*> tasks;
  };
  for (const auto& row :
       {Row{R"({"x": 0})", {"c"}}, Row{R"({"x": 1})", {"a"}}, Row{R"({"x": 2})", {"a", "b"}}}) {
    Case one(world);
    one.begin(row.variables);
    for (const auto* task : row.tasks) {
      EXPECT_FALSE(one.completed());
      one.complete(task);
    }
    EXPECT_TRUE(one.completed()) << row.variables;
    EXPECT_THAT(one.walked(), testing::EndsWith("j e"));
  }
}

// A token in a loop before the join can still come to it; one behind the join cannot.
TEST(inclusive_gateway, waits_for_a_token_that_may_come_round_a_loop) {
  const World world(process_of(start() + node("inclusiveGateway", "f") + user("a") + user("b") +
                               node("exclusiveGateway", "again", {}, "default=\"again-j\"") +
                               node("inclusiveGateway", "j") + user("after") + end() +
                               flow("s", "f") + flow("f", "a", "=true") + flow("f", "b", "=true") +
                               flow("a", "j") + flow("b", "again") + flow("again", "b", "=more") +
                               flow("again", "j") + flow("j", "after") + flow("after", "e")));
  Case one(world);
  one.begin(R"({"more": true})").complete("a").complete("b");
  EXPECT_EQ(one.tasks(), "b");
  one.complete("b", R"({"more": false})");
  EXPECT_EQ(one.tasks(), "after") << one.incidents();
}

TEST(inclusive_gateway, counts_a_timer_at_a_task_as_a_way_to_the_join) {
  const World world(
      process_of(start() + node("parallelGateway", "f") + user("a") + user("b") + user("late") +
                 node("boundaryEvent", "t", timer("timeDuration", "PT1H"), "attachedToRef=\"b\"") +
                 node("inclusiveGateway", "j") + end() + end("e2") + flow("s", "f") +
                 flow("f", "a") + flow("f", "b") + flow("a", "j") + flow("t", "late") +
                 flow("late", "j") + flow("b", "e2") + flow("j", "e")));
  Case one(world);
  one.begin().complete("a");
  EXPECT_EQ(one.state.tokens.size(), 1U) << "the timer may still bring a token";
  Case other = one;
  one.complete("b");
  EXPECT_TRUE(one.completed());
  other.wait_ms(3'600'000);
  EXPECT_EQ(other.tasks(), "late");
  other.complete("late");
  EXPECT_TRUE(other.completed());
}

TEST(script_task, puts_what_it_comes_to_under_its_name) {
  const World world(
      process_of(start() +
                 node("scriptTask", "a",
                      extension("<zeebe:script expression=\"=n + 1\" resultVariable=\"m\"/>")) +
                 node("scriptTask", "b", "<bpmn:script>m * 2</bpmn:script>",
                      "scriptFormat=\"feel\" camunda:resultVariable=\"k\"") +
                 end() + chain("s", "a", "b", "e")));
  Case one(world);
  one.begin(R"({"n": 20})");
  EXPECT_TRUE(one.completed()) << one.incidents();
  EXPECT_EQ(one.variable("k"), "42");
}

TEST(business_rule_task, asks_the_decision_with_the_variables_it_sees) {
  World world(process_of(
      start() +
      node("businessRuleTask", "r",
           extension("<zeebe:calledDecision decisionId=\"limit\" resultVariable=\"days\"/>"
                     "<zeebe:ioMapping><zeebe:output source=\"=days + 1\" target=\"due\"/>"
                     "</zeebe:ioMapping>")) +
      end() + chain("s", "r", "e")));
  Case one(world);
  one.begin(R"({"kind": 3})");
  EXPECT_EQ(one.incidents(), "dmn.no-decision at r");
  world.decisions["limit"] = [](const feel::Context& variables, feel::Run&) {
    return Result<feel::Value>(*variables.find("kind"));
  };
  EXPECT_EQ(one.said(RetryIncident{one.activity("r")}), "");
  EXPECT_TRUE(one.completed());
  EXPECT_EQ(one.variable("due"), "4");
  EXPECT_EQ(one.variable("days"), "-") << "only what is mapped goes out";
  EXPECT_EQ(one.told<Decided>().front().decision, "limit");
}

TEST(user_task, tells_whom_it_asks_and_with_which_form) {
  const World world(
      process_of(start() +
                 user("a", extension("<zeebe:assignmentDefinition assignee=\"=clerk\" "
                                     "candidateGroups=\"=[&quot;x&quot;, unit]\"/>"
                                     "<zeebe:formDefinition formId=\"report\"/>"
                                     "<zeebe:taskSchedule dueDate=\"P2D\"/>"
                                     "<zeebe:priorityDefinition priority=\"70\"/>")) +
                 end() + chain("s", "a", "e")));
  Case one(world);
  one.begin(R"({"clerk": "li", "unit": "road"})");
  const auto& task = one.state.tasks.front();
  EXPECT_EQ(task.assignee, "li");
  EXPECT_THAT(task.candidate_groups, ElementsAre("x", "road"));
  EXPECT_EQ(task.form, "report");
  EXPECT_EQ(task.due->ms, one.now.ms + std::int64_t{2} * 86'400'000);
  EXPECT_EQ(task.priority, 70);
}

TEST(job, fails_and_is_retried) {
  const World world(process_of(
      start() + node("serviceTask", "a", extension("<zeebe:taskDefinition type=\"mail\"/>")) +
      end() + chain("s", "a", "e")));
  Case one(world);
  one.begin();
  EXPECT_EQ(one.state.tasks.front().job_type, "mail");
  EXPECT_EQ(one.said(FailTask{one.task("a"), "no route"}), "");
  EXPECT_EQ(one.incidents(), "bpmn.task-failed at a");
  EXPECT_EQ(one.said(RetryIncident{one.activity("a")}), "");
  EXPECT_EQ(one.incidents(), "");
  one.complete("a");
  EXPECT_TRUE(one.completed());
}

TEST(activity, takes_several_ways_out_at_once_and_those_whose_condition_holds) {
  const World world(process_of(start() + user("a") + user("b") + user("c") + end() + end("e2") +
                               flow("s", "a") + flow("a", "b") + flow("a", "c", "=x") +
                               flow("b", "e") + flow("c", "e2")));
  Case both(world);
  both.begin(R"({"x": true})").complete("a");
  EXPECT_EQ(both.tasks(), "b c");
  Case one(world);
  one.begin(R"({"x": false})").complete("a");
  EXPECT_EQ(one.tasks(), "b");
}

TEST(limits, a_model_that_loops_for_ever_ends_in_an_incident) {
  const World world(process_of(start() + node("manualTask", "a") + node("exclusiveGateway", "g") +
                               end() + chain("s", "a", "g") + flow("g", "a", "=true") +
                               flow("g", "e", "=false")));
  Case one(world);
  one.begin();
  EXPECT_THAT(one.incidents(), HasSubstr("bpmn.too-many-steps at"));
  EXPECT_LT(one.all.size(), 40'000U);
}

TEST(limits, a_model_that_doubles_its_tokens_for_ever_ends_in_incidents) {
  const World world(process_of(
      start() + node("parallelGateway", "f") + node("manualTask", "a") + node("manualTask", "b") +
      chain("s", "f") + flow("f", "a") + flow("f", "b") + flow("a", "f2") + flow("b", "f2") +
      node("exclusiveGateway", "f2") + flow("f2", "f3") + node("task", "f3") + flow("f3", "f4") +
      node("exclusiveGateway", "f4", {}, "default=\"f4-a\"") + flow("f4", "a") +
      flow("f4", "b", "=false") + flow("f3", "a")));
  Case one(world);
  one.begin();
  EXPECT_THAT(one.incidents(), HasSubstr("bpmn.too-many-steps"));
  EXPECT_LT(one.state.activities.size(), 10'000U);
}

TEST(mappings, run_once_though_the_way_out_is_retried) {
  const World world(process_of(
      start() +
      user("a", extension("<zeebe:ioMapping><zeebe:output source=\"=count + 1\" target=\"count\"/>"
                          "</zeebe:ioMapping>")) +
      user("b") + end() + flow("s", "a") + flow("a", "b", "=ready") + flow("b", "e")));
  Case one(world);
  one.begin(R"({"count": 1})").complete("a");
  EXPECT_EQ(one.incidents(), "bpmn.condition-not-boolean at a");
  EXPECT_EQ(one.said(SetVariables{no_activity, context_of(R"({"ready": true})")}), "");
  EXPECT_EQ(one.said(RetryIncident{one.activity("a")}), "");
  EXPECT_EQ(one.tasks(), "b");
  EXPECT_EQ(one.variable("count"), "2");
}

}  // namespace
}  // namespace luoshi::bpmn
