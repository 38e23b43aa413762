// What is told about a model when it is loaded.
#include "bpmn/testing.hpp"

namespace luoshi::bpmn {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(model, of_good_shape_has_nothing_to_tell) {
  EXPECT_THAT(found(process_of(start() + user("a") + end() + chain("s", "a", "e"))), IsEmpty());
}

TEST(model, tells_every_finding_with_its_place) {
  Known known;
  known.has_form = [](std::string_view id) { return id == "known"; };
  known.has_decision = [](std::string_view) { return false; };
  known.has_process = known.has_decision;
  struct Row {
    const char* problem;
    std::string body;
  };
  const auto frame = [](std::string_view body) {
    return start() + user("a") + end() + chain("s", "a", "e") + std::string(body);
  };
  const std::vector<Row> rows = {
      {"bpmn.unreachable at test.bpmn:12: z (Zzz)",
       frame("\n" + node("userTask", "z", {}, "name=\"Zzz\""))},
      {"bpmn.no-way-out at test.bpmn:8: w",
       start() + user("a") + node("exclusiveGateway", "w") + chain("s", "a", "w")},
      {"bpmn.no-start at test.bpmn:5: p", user("a") + end() + chain("a", "e")},
      {"bpmn.two-starts at test.bpmn:11: s2", frame(start({}, "s2") + flow("s2", "a"))},
      {"bpmn.dangling-flow at test.bpmn:11: e-gone (gone)", frame(flow("e", "gone"))},
      {"bpmn.way-in at test.bpmn:6: s ()", frame(flow("a", "s"))},
      {"bpmn.way-out at test.bpmn:8: e ()", frame(flow("e", "a"))},
      {"bpmn.no-host at test.bpmn:11: b (gone)",
       frame(node("boundaryEvent", "b", timer("timeDuration", "PT1H"), "attachedToRef=\"gone\"") +
             flow("b", "e"))},
      {"bpmn.timer at test.bpmn:11: b (soon)",
       frame(node("boundaryEvent", "b", timer("timeDuration", "soon"), "attachedToRef=\"a\"") +
             flow("b", "e"))},
      {"feel.syntax at test.bpmn:11: b (=1 +",
       frame(node("boundaryEvent", "b", timer("timeDuration", "=1 +"), "attachedToRef=\"a\"") +
             flow("b", "e"))},
      {"bpmn.unknown-reference at test.bpmn:11: b (gone)",
       frame(node("boundaryEvent", "b", "<bpmn:messageEventDefinition messageRef=\"gone\"/>",
                  "attachedToRef=\"a\"") +
             flow("b", "e"))},
      {"bpmn.unknown-form at test.bpmn:11: f (lost)",
       start() + user("a") + end() + chain("s", "a") + "\n" +
           user("f", extension("<zeebe:formDefinition formId=\"lost\"/>")) + chain("a", "f", "e")},
      {"bpmn.unknown-decision at test.bpmn:11: r (lost)",
       start() + user("a") + end() + chain("s", "a") + "\n" +
           node("businessRuleTask", "r",
                extension("<zeebe:calledDecision decisionId=\"lost\" resultVariable=\"x\"/>")) +
           chain("a", "r", "e")},
      {"bpmn.unknown-process at test.bpmn:11: c (lost)",
       start() + user("a") + end() + chain("s", "a") + "\n" +
           node("callActivity", "c", {}, "calledElement=\"lost\"") + chain("a", "c", "e")},
      {"bpmn.dead-gateway at test.bpmn:7: g",
       start() + node("exclusiveGateway", "g") + end() + flow("s", "g") + flow("g", "e", "=x")},
      {"bpmn.no-default at test.bpmn:7: g", start() + node("exclusiveGateway", "g") + end() +
                                                end("e2") + flow("s", "g") + flow("g", "e", "=x") +
                                                flow("g", "e2", "=y")},
      {"bpmn.no-condition at test.bpmn:12: g-e2 (g)", start() + node("exclusiveGateway", "g") +
                                                          end() + end("e2") + flow("s", "g") +
                                                          flow("g", "e", "=x") + flow("g", "e2")},
      {"bpmn.event-gateway-target at test.bpmn:7: g (a)",
       start() + node("eventBasedGateway", "g") + user("a") + end() + chain("s", "g", "a", "e")},
      {"bpmn.unknown-default at test.bpmn:11: g (nothing)",
       start() + user("a") + end() + chain("s", "a") + "\n" +
           node("exclusiveGateway", "g", {}, "default=\"nothing\"") + chain("a", "g", "e")},
      {"bpmn.id-twice at test.bpmn:11: a (a)", frame(user("a"))},
      {"bpmn.loop-without-end at test.bpmn:11: l ()",
       start() + user("a") + end() + chain("s", "a") + "\n" +
           user("l", "<bpmn:multiInstanceLoopCharacteristics/>") + chain("a", "l", "e")},
      {"bpmn.wrong-trigger at test.bpmn:11: t",
       frame(node("endEvent", "t", timer("timeDuration", "PT1H")) + flow("a", "t"))},
      {"bpmn.unknown-link at test.bpmn:11: t (L)",
       frame(node("intermediateThrowEvent", "t", "<bpmn:linkEventDefinition name=\"L\"/>") +
             flow("a", "t"))},
      {"bpmn.no-script at test.bpmn:11: t", frame(node("scriptTask", "t") + flow("a", "t"))},
      {"bpmn.script-language at test.bpmn:11: t (javascript)",
       frame(
           node("scriptTask", "t", "<bpmn:script>1</bpmn:script>", "scriptFormat=\"javascript\"") +
           flow("a", "t"))},
      {"bpmn.flow-across at test.bpmn:14: a-in",
       frame(node("subProcess", "sub", "\n" + user("in")) + flow("a", "in"))},
      {"bpmn.sub-process-start at test.bpmn:11: sub",
       frame(node("subProcess", "sub",
                  node("startEvent", "is", timer("timeDuration", "PT1H")) + user("in") +
                      chain("is", "in")) +
             flow("a", "sub"))},
  };
  for (const auto& row : rows) {
    EXPECT_THAT(found(process_of(row.body), known), Contains(HasSubstr(row.problem)))
        << row.problem;
  }
}

TEST(model, refuses_by_name_what_it_does_not_carry_out) {
  struct Row {
    const char* name;
    std::string body;
  };
  const std::vector<Row> rows = {
      {"complexGateway", node("complexGateway", "x")},
      {"transaction", node("transaction", "x")},
      {"adHocSubProcess", node("adHocSubProcess", "x")},
      {"compensateEventDefinition",
       node("boundaryEvent", "x", "<bpmn:compensateEventDefinition/>", "attachedToRef=\"a\"")},
      {"conditionalEventDefinition",
       node("intermediateCatchEvent", "x", "<bpmn:conditionalEventDefinition/>")},
      {"cancelEventDefinition", node("endEvent", "x", "<bpmn:cancelEventDefinition/>")},
      {"isForCompensation", node("userTask", "x", {}, "isForCompensation=\"true\"")},
      {"standardLoopCharacteristics", user("x", "<bpmn:standardLoopCharacteristics/>")},
      {"multiple event definitions",
       node("intermediateCatchEvent", "x",
            timer("timeDuration", "PT1H") + "<bpmn:signalEventDefinition signalRef=\"g\"/>")},
      {"instantiating event gateway", node("eventBasedGateway", "x", {}, "instantiate=\"true\"")},
      {"choreographyTask", node("choreographyTask", "x")},
  };
  for (const auto& row : rows) {
    const auto xml = process_of(start() + user("a") + end() + chain("s", "a", "e") + row.body);
    EXPECT_THAT(found(xml), Contains(AllOf(HasSubstr("bpmn.not-carried-out at test.bpmn:11: x"),
                                           HasSubstr(row.name))));
    EXPECT_FALSE(read_model(xml, "test.bpmn")->processes.front().runnable);
  }
}

TEST(model, refuses_files_that_are_no_model) {
  EXPECT_THAT(found("<a"), ElementsAre(HasSubstr("bpmn.not-xml at test.bpmn:1")));
  EXPECT_THAT(found("<a/>"), ElementsAre(HasSubstr("bpmn.not-bpmn")));
  EXPECT_THAT(found("<!DOCTYPE a [<!ENTITY b \"c\">]><definitions/>"),
              ElementsAre(HasSubstr("bpmn.doctype")));
  EXPECT_THAT(found("<definitions/>"), ElementsAre(HasSubstr("bpmn.no-process")));
  std::string deep = "<definitions>";
  for (int level = 0; level < 500; ++level) deep += "<a>";
  EXPECT_THAT(found(deep), ElementsAre(HasSubstr("bpmn.too-deep")));
  EXPECT_THAT(found(std::string(model_bytes_max + 1, ' ')),
              ElementsAre(HasSubstr("bpmn.too-large")));
}

TEST(model, with_faults_does_not_start) {
  const auto xml = process_of(start() + user("a") + chain("s", "a") + node("complexGateway", "x"));
  EXPECT_FALSE(read_model(xml, "f")->main()->runnable);
}

}  // namespace
}  // namespace luoshi::bpmn
