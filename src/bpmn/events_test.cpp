// Events of every kind, where they wait and who they interrupt.
#include "bpmn/testing.hpp"

namespace luoshi::bpmn {
namespace {

constexpr std::int64_t hour = 3'600'000;

const std::string named =
    "<bpmn:message id=\"m\" name=\"paid\"><bpmn:extensionElements>"
    "<zeebe:subscription correlationKey=\"=number\"/></bpmn:extensionElements></bpmn:message>\n"
    "<bpmn:message id=\"m2\" name=\"news\"/>\n"
    "<bpmn:signal id=\"g\" name=\"storm\"/>\n"
    "<bpmn:error id=\"x\" errorCode=\"E1\"/><bpmn:error id=\"y\" errorCode=\"E2\"/>\n"
    "<bpmn:escalation id=\"c\" escalationCode=\"C1\"/>\n";

const std::string message = "<bpmn:messageEventDefinition messageRef=\"m\"/>";
const std::string news = "<bpmn:messageEventDefinition messageRef=\"m2\"/>";
const std::string signal = "<bpmn:signalEventDefinition signalRef=\"g\"/>";
const std::string error = "<bpmn:errorEventDefinition errorRef=\"x\"/>";
const std::string any_error = "<bpmn:errorEventDefinition/>";
const std::string escalation = "<bpmn:escalationEventDefinition escalationRef=\"c\"/>";
const std::string terminate = "<bpmn:terminateEventDefinition/>";

std::string boundary(std::string_view id, std::string_view host, std::string_view inside,
                     bool interrupting = true) {
  return node("boundaryEvent", id, inside,
              fmt::format("attachedToRef=\"{}\" cancelActivity=\"{}\"", host, interrupting));
}

TEST(message_event, waits_for_its_name_and_key) {
  const World world(process_of(
      start() + node("intermediateCatchEvent", "w", message) + end() + chain("s", "w", "e"),
      named));
  Case one(world);
  one.begin(R"({"number": "A7"})");
  EXPECT_EQ(one.state.waits.front().key, "A7");
  EXPECT_EQ(one.said(DeliverMessage{"paid", "A8", {}}), "bpmn.no-wait");
  one.message("paid", "A7", R"({"sum": 3})");
  EXPECT_TRUE(one.completed());
  EXPECT_EQ(one.variable("sum"), "3");
}

TEST(message_event, without_a_key_is_an_incident) {
  const World world(process_of(
      start() + node("intermediateCatchEvent", "w", message) + end() + chain("s", "w", "e"),
      named));
  Case one(world);
  one.begin();
  EXPECT_EQ(one.incidents(), "bpmn.no-key at w");
}

TEST(message_event, is_thrown_with_what_was_mapped_into_it) {
  const World world(
      process_of(start() +
                     node("intermediateThrowEvent", "t",
                          extension("<zeebe:ioMapping><zeebe:input source=\"=a + 1\" target=\"b\"/>"
                                    "</zeebe:ioMapping>") +
                              message) +
                     end() + chain("s", "t", "e"),
                 named));
  Case one(world);
  one.begin(R"({"a": 1, "number": "N"})");
  const auto thrown = one.told<MessageThrown>();
  ASSERT_EQ(thrown.size(), 1U);
  EXPECT_EQ(thrown[0].name, "paid");
  EXPECT_EQ(thrown[0].key, "N");
  EXPECT_EQ(feel::to_json(feel::Value(thrown[0].variables)), R"({"b":2})");
}

TEST(receive_task, waits_for_a_message_and_a_timer_may_interrupt_it) {
  const World world(process_of(start() + node("receiveTask", "r", {}, "messageRef=\"m2\"") +
                                   boundary("t", "r", timer("timeDuration", "PT2H")) +
                                   user("late") + end() + end("e2") + chain("s", "r", "e") +
                                   chain("t", "late", "e2"),
                               named));
  Case one(world);
  one.begin().message("news");
  EXPECT_TRUE(one.completed());
  Case other(world);
  other.begin();
  EXPECT_EQ(other.said(FireTimer{other.state.waits.back().id}), "bpmn.timer-not-due");
  other.wait_ms(2 * hour);
  EXPECT_EQ(other.tasks(), "late");
}

TEST(event_gateway, goes_the_way_of_the_event_that_comes_first) {
  const World world(process_of(
      start() + node("eventBasedGateway", "g") + node("intermediateCatchEvent", "m1", news) +
          node("intermediateCatchEvent", "t1", timer("timeDuration", "PT1H")) +
          node("intermediateCatchEvent", "s1", signal) + user("a") + user("b") + user("c") + end() +
          chain("s", "g") + chain("g", "m1", "a", "e") + chain("g", "t1", "b") +
          chain("g", "s1", "c") + chain("b", "e") + chain("c", "e"),
      named));
  Case by_message(world);
  by_message.begin().message("news", "", R"({"v": 1})");
  EXPECT_EQ(by_message.tasks(), "a");
  EXPECT_EQ(by_message.variable("v"), "1");
  EXPECT_TRUE(by_message.state.waits.empty());
  Case by_timer(world);
  by_timer.begin().wait_ms(hour);
  EXPECT_EQ(by_timer.tasks(), "b");
  Case by_signal(world);
  by_signal.begin();
  EXPECT_EQ(by_signal.said(BroadcastSignal{"storm", {}}), "");
  EXPECT_EQ(by_signal.tasks(), "c");
}

TEST(boundary_event, that_does_not_interrupt_repeats_as_often_as_it_says) {
  const World world(process_of(
      start() + user("a") + boundary("t", "a", timer("timeCycle", "R3/PT1H"), false) +
          user("remind") + end() + end("e2") + chain("s", "a", "e") + chain("t", "remind", "e2"),
      named));
  Case one(world);
  one.begin().wait_ms(hour).wait_ms(hour);
  EXPECT_EQ(one.tasks(), "a remind remind");
  one.wait_ms(5 * hour);
  EXPECT_EQ(one.tasks(), "a remind remind remind");
  one.complete("a");
  EXPECT_TRUE(one.state.waits.empty());
  one.complete("remind").complete("remind").complete("remind");
  EXPECT_TRUE(one.completed());
}

TEST(error_event, goes_to_the_nearest_that_catches_its_code) {
  const std::string inner =
      node("subProcess", "sub",
           start({}, "is") + user("a") + node("endEvent", "ie", error) + chain("is", "a", "ie"));
  const World world(process_of(start() + inner + boundary("exact", "sub", error) +
                                   boundary("any", "sub", any_error) + user("b") + user("c") +
                                   end() + chain("s", "sub", "e") + chain("exact", "b", "e") +
                                   chain("any", "c", "e"),
                               named));
  Case one(world);
  one.begin().complete("a");
  EXPECT_EQ(one.tasks(), "b");
  Case other(world);
  other.begin();
  EXPECT_EQ(other.said(ThrowError{other.task("a"), "E2", context_of(R"({"why": "x"})")}), "");
  EXPECT_EQ(other.tasks(), "c");
  EXPECT_EQ(other.variable("why"), "\"x\"");
}

TEST(error_event, that_nobody_catches_is_an_incident) {
  const World world(process_of(start() + user("a") + end() + chain("s", "a", "e"), named));
  Case one(world);
  one.begin();
  EXPECT_EQ(one.said(ThrowError{one.task("a"), "E9", {}}), "");
  EXPECT_EQ(one.incidents(), "bpmn.error-not-caught at a");
  one.complete("a");
  EXPECT_TRUE(one.completed()) << "the task was open still";
}

TEST(escalation_event, lets_go_on_who_threw_it_where_it_does_not_interrupt) {
  const std::string inner = node("subProcess", "sub",
                                 start({}, "is") + node("intermediateThrowEvent", "t", escalation) +
                                     user("a") + end("ie") + chain("is", "t", "a", "ie"));
  const World world(process_of(start() + inner + boundary("up", "sub", escalation, false) +
                                   user("boss") + end() + end("e2") + chain("s", "sub", "e") +
                                   chain("up", "boss", "e2"),
                               named));
  Case one(world);
  one.begin();
  EXPECT_EQ(one.tasks(), "boss a");
  one.complete("a").complete("boss");
  EXPECT_TRUE(one.completed());
  EXPECT_TRUE(one.told<EscalationThrown>().front().caught);
}

TEST(signal_event, reaches_all_that_wait_for_it_in_the_instance) {
  const World world(process_of(
      start() + node("parallelGateway", "f") + node("intermediateCatchEvent", "w1", signal) +
          node("intermediateCatchEvent", "w2", signal) + user("a") +
          node("intermediateThrowEvent", "t", signal) + user("b") + user("c") + end() +
          chain("s", "f", "w1", "b", "e") + chain("f", "w2", "c", "e") + chain("f", "a", "t", "e"),
      named));
  Case one(world);
  one.begin().complete("a");
  EXPECT_EQ(one.tasks(), "b c");
  EXPECT_EQ(one.told<SignalThrown>().size(), 1U);
}

TEST(terminate_event, ends_all_in_its_scope_and_only_there) {
  const std::string inner = node("subProcess", "sub",
                                 start({}, "is") + node("parallelGateway", "f") + user("a") +
                                     user("b") + node("endEvent", "t", terminate) + end("ie") +
                                     chain("is", "f", "a", "t") + chain("f", "b", "ie"));
  const World world(
      process_of(start() + inner + user("after") + end() + chain("s", "sub", "after", "e"), named));
  Case one(world);
  one.begin();
  EXPECT_EQ(one.tasks(), "a b");
  one.complete("a");
  EXPECT_EQ(one.tasks(), "after");
}

TEST(event_sub_process, interrupts_or_runs_beside) {
  const auto handler = [&](bool interrupting) {
    return node("subProcess", "h",
                node("startEvent", "hs", news, fmt::format("isInterrupting=\"{}\"", interrupting)) +
                    user("handle") + end("he") + chain("hs", "handle", "he"),
                "triggeredByEvent=\"true\"");
  };
  const auto body = start() + user("a") + end() + chain("s", "a", "e");
  const World beside(process_of(body + handler(false), named));
  Case one(beside);
  one.begin().message("news").message("news");
  EXPECT_EQ(one.tasks(), "a handle handle");
  one.complete("a").complete("handle").complete("handle");
  EXPECT_TRUE(one.completed());
  const World instead(process_of(body + handler(true), named));
  Case other(instead);
  other.begin().message("news");
  EXPECT_EQ(other.tasks(), "handle");
  EXPECT_EQ(other.said(DeliverMessage{"news", "", {}}), "bpmn.no-wait");
  other.complete("handle");
  EXPECT_TRUE(other.completed());
}

TEST(event_sub_process, catches_an_error_of_its_scope_but_not_its_own) {
  const auto handler = node("subProcess", "h",
                            node("startEvent", "hs", error) +
                                node("scriptTask", "x", "<bpmn:script>1</bpmn:script>") +
                                node("endEvent", "he", error) + chain("hs", "x", "he"),
                            "triggeredByEvent=\"true\"");
  const World world(
      process_of(start() + user("a") + end() + chain("s", "a", "e") + handler, named));
  Case one(world);
  one.begin();
  EXPECT_EQ(one.said(ThrowError{one.task("a"), "E1", {}}), "");
  EXPECT_EQ(one.incidents(), "bpmn.error-not-caught at he");
}

TEST(link_event, goes_on_where_its_namesake_is) {
  const std::string link = "<bpmn:linkEventDefinition name=\"L\"/>";
  const World world(process_of(start() + node("intermediateThrowEvent", "out", link) +
                               node("intermediateCatchEvent", "in", link) + end() +
                               chain("s", "out") + chain("in", "e")));
  Case one(world);
  one.begin();
  EXPECT_EQ(one.walked(), "s out in e");
  EXPECT_TRUE(one.completed());
}

TEST(start_event, is_chosen_by_name_and_kind) {
  const World world(process_of(start() + node("startEvent", "by_message", news) + user("a") +
                                   user("b") + end() + chain("s", "a", "e") +
                                   chain("by_message", "b", "e"),
                               named));
  Case one(world);
  one.begin({}, "by_message");
  EXPECT_EQ(one.tasks(), "b");
  Case other(world);
  EXPECT_EQ(other.said(Start{"p", "a", {}}), "bpmn.no-element");
  EXPECT_EQ(other.said(Start{"q", "", {}}), "bpmn.no-process");
  EXPECT_EQ(other.said(Cancel{}), "bpmn.not-running");
}

TEST(timer, reads_dates_durations_and_cycles) {
  const feel::Environment at{feel::icu_zones(), Instant{1'767'225'600'000}, "Asia/Shanghai"};
  struct Row {
    TimerKind kind;
    const char* text;
    const char* due;  // empty: no such time
    std::int64_t repeats;
  };
  for (const auto& row : {
           Row{TimerKind::date, "2026-03-01T09:00:00+08:00", "2026-03-01T01:00:00.000Z", 0},
           Row{TimerKind::date, "2026-03-01T09:00:00", "2026-03-01T01:00:00.000Z", 0},
           Row{TimerKind::date, "2026-03-01", "2026-02-28T16:00:00.000Z", 0},
           Row{TimerKind::date, "tomorrow", "", 0},
           Row{TimerKind::duration, "PT15M", "2026-01-01T00:15:00.000Z", 0},
           Row{TimerKind::duration, "P1M", "2026-02-01T00:00:00.000Z", 0},
           Row{TimerKind::duration, "P1Y2M3DT4H5M6.5S", "2027-03-04T04:05:06.500Z", 0},
           Row{TimerKind::duration, "P2W", "2026-01-15T00:00:00.000Z", 0},
           Row{TimerKind::duration, "P", "", 0},
           Row{TimerKind::duration, "PT", "", 0},
           Row{TimerKind::duration, "P1.5Y", "", 0},
           Row{TimerKind::duration, "P99999999Y", "", 0},
           Row{TimerKind::cycle, "R3/PT10M", "2026-01-01T00:10:00.000Z", 2},
           Row{TimerKind::cycle, "R/P1D", "2026-01-02T00:00:00.000Z", -1},
           Row{TimerKind::cycle, "R2/2026-05-01T00:00:00Z/P1D", "2026-05-01T00:00:00.000Z", 1},
           Row{TimerKind::cycle, "R0/PT1M", "", 0},
           Row{TimerKind::cycle, "R/PT0.1S", "", 0},
           Row{TimerKind::cycle, "0 0 9 * * *", "", 0},
       }) {
    const auto schedule = schedule_of(row.kind, feel::Value(std::string(row.text)), at);
    EXPECT_EQ(schedule ? to_rfc3339(schedule->due) : "", row.due) << row.text;
    if (schedule) EXPECT_EQ(schedule->repeats, row.repeats) << row.text;
  }
}

}  // namespace
}  // namespace luoshi::bpmn
