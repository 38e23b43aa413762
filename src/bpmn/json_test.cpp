#include "bpmn/json.hpp"

#include <boost/json/parse.hpp>

#include "bpmn/testing.hpp"

namespace luoshi::bpmn {
namespace {

TEST(json, keeps_every_kind_of_value) {
  const feel::Environment at{feel::icu_zones()};
  for (const auto* text :
       {"null", "true", R"("文字")", "43.170", "9007199254740993", "-0.1", R"(@"2026-03-01")",
        R"(@"09:00:00+08:00")", R"(@"2026-03-01T09:00:00@Asia/Shanghai")",
        R"(@"2026-03-01T09:00:00.123456789Z")", R"(@"P1DT2H")", R"(@"P1Y2M")", "[]",
        R"([1, [2], ""])", R"({n: 1, "a b": {c: []}})", "(1..5]", "{}",
        "[@\"2026-01-01\"..@\"2026-12-31\"]"}) {
    feel::Run run(at);
    const auto value = feel::evaluate(text, {}, run);
    ASSERT_TRUE(value.has_value()) << text;
    const auto written = boost::json::serialize(value_to_json(*value));
    const auto read = value_from_json(boost::json::parse(written));
    ASSERT_TRUE(read.has_value()) << written;
    EXPECT_EQ(feel::literal_of(*read), feel::literal_of(*value)) << written;
    EXPECT_EQ(read->kind(), value->kind()) << written;
    EXPECT_TRUE(feel::same(*read, *value, feel::icu_zones())) << written;
  }
}

TEST(json, keeps_commands_with_empty_values_in_them) {
  feel::Context variables;
  variables.put("empty", feel::Value(feel::List{}));
  variables.put("text", feel::Value(std::string()));
  variables.put("nothing", feel::Value());
  const std::vector<Command> all = {Start{"p", "s", variables},
                                    CompleteTask{3, variables},
                                    FailTask{3, "why"},
                                    ThrowError{3, "E", variables},
                                    ThrowEscalation{3, "E", {}},
                                    DeliverMessage{"m", "k", variables},
                                    BroadcastSignal{"g", {}},
                                    FireTimer{7},
                                    RetryIncident{7},
                                    Cancel{},
                                    SetVariables{0, variables},
                                    Move{3, "e", variables},
                                    AddLoopItem{3, feel::Value(feel::List{})},
                                    RemoveLoopItem{3}};
  EXPECT_EQ(all.size(), std::variant_size_v<Command>);
  for (const auto& command : all) {
    const auto written = boost::json::serialize(to_json(command));
    const auto read = command_from_json(boost::json::parse(written));
    ASSERT_TRUE(read.has_value()) << written;
    EXPECT_EQ(boost::json::serialize(to_json(*read)), written);
  }
  const auto kept = command_from_json(to_json(all.front()));
  EXPECT_EQ(std::get<Start>(*kept).variables.entries.size(), 3U);
}

TEST(json, tells_what_it_cannot_read) {
  for (const auto* text :
       {R"({})", R"([])", R"({"event": "flown"})", R"({"event": "entered", "id": "one"})",
        R"({"event": "entered", "role": "king"})",
        R"({"event": "entered", "element": 99999999999})",
        R"({"event": "variables-set", "variables": {"a": {"n": "ten"}}})",
        R"({"event": "variables-set", "variables": {"a": 1.5}})",
        R"({"event": "variables-set", "variables": {"a": {"x": "1"}}})",
        R"({"event": "wait-opened", "wait": []})"}) {
    const auto read = event_from_json(boost::json::parse(text));
    ASSERT_FALSE(read.has_value()) << text;
    EXPECT_EQ(read.error().problem, "bpmn.bad-json") << text;
  }
}

TEST(apply, refuses_an_event_out_of_its_place_and_leaves_the_state) {
  const World world(process_of(start() + user("a") + end() + chain("s", "a", "e")));
  Case one(world);
  one.begin();
  const auto before = text_of_state(one.state);
  const std::vector<Event> wrong = {Started{},
                                    Entered{.id = 2, .scope = 1},
                                    Entered{.id = 9, .scope = 1, .consumed = {0}},
                                    Entered{.id = 9, .scope = 8},
                                    Completed{1},
                                    Completed{99},
                                    Terminated{1},
                                    WaitClosed{5},
                                    TaskOpened{{.activity = one.task("a")}},
                                    IncidentResolved{1},
                                    LoopCollected{1, 1, {}},
                                    LoopOpened{1, 9'000'000, {}},
                                    FlowTaken{99, 0},
                                    Ended{}};
  for (const auto& event : wrong) {
    const auto done = bpmn::apply(one.state, event);
    ASSERT_FALSE(done.has_value()) << name_of(event);
    EXPECT_EQ(done.error().problem, "bpmn.event-out-of-place") << name_of(event);
    EXPECT_EQ(text_of_state(one.state), before) << name_of(event);
  }
}

}  // namespace
}  // namespace luoshi::bpmn
