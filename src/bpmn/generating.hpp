// Models made by chance for the tests: blocks of every kind inside one another, and a few flows
// that no one would draw.
#pragma once

#include <random>

#include "bpmn/testing.hpp"

namespace luoshi::bpmn {

inline const std::string generated_names =
    "<bpmn:message id=\"m\" name=\"news\"/><bpmn:signal id=\"g\" name=\"storm\"/>\n"
    "<bpmn:error id=\"x\" errorCode=\"E1\"/><bpmn:error id=\"y\" errorCode=\"E2\"/>\n"
    "<bpmn:escalation id=\"c\" escalationCode=\"C1\"/>\n";

class Generator {
 public:
  explicit Generator(std::uint64_t seed) : random_(seed) {}

  std::string model(int size) {
    left_ = size;
    const auto main = scope(0, true);
    left_ = size / 3;
    const auto called = scope(1, false);
    return definitions_of(generated_names + "<bpmn:process id=\"p\" isExecutable=\"true\">" + main +
                          "</bpmn:process><bpmn:process id=\"q\" isExecutable=\"true\">" + called +
                          "</bpmn:process>");
  }

 private:
  // A piece of a model with one way in and one way out.
  struct Block {
    std::string first;
    std::string last;
  };

  int pick(int count) { return static_cast<int>(random_() % static_cast<unsigned>(count)); }
  bool chance(int percent) { return pick(100) < percent; }
  std::string id(const char* kind) { return kind + std::to_string(++ids_); }
  std::string condition() {
    const char* all[] = {"=n &gt; 2", "=n &lt; 3", "=again", "=n = 1", "=true", "=n + 1 &gt; 4"};
    return all[pick(6)];
  }

  std::string scope(int depth, bool may_call) {
    std::string body;
    auto outer = std::exchange(out_, &body);
    auto outer_places = std::exchange(places_, {});
    const auto begin = id("start");
    body += start({}, begin);
    const auto block = sequence(depth, may_call);
    body += flow(begin, block.first);
    body += flow(block.last, final_event());
    if (chance(30)) handler(depth, may_call);
    if (chance(30)) wild_flow();
    places_ = std::move(outer_places);
    out_ = outer;
    return body;
  }

  std::string final_event() {
    const auto one = id("end");
    const char* all[] = {"",
                         "",
                         "",
                         "<bpmn:terminateEventDefinition/>",
                         "<bpmn:messageEventDefinition messageRef=\"m\"/>",
                         "<bpmn:signalEventDefinition signalRef=\"g\"/>",
                         "<bpmn:errorEventDefinition errorRef=\"x\"/>",
                         "<bpmn:escalationEventDefinition escalationRef=\"c\"/>"};
    *out_ += end(one, all[pick(8)]);
    return one;
  }

  std::string trigger(bool with_thrown) {
    const auto hour = timer("timeDuration", "PT1H");
    const char* all[] = {"<bpmn:messageEventDefinition messageRef=\"m\"/>",
                         "<bpmn:signalEventDefinition signalRef=\"g\"/>",
                         hour.c_str(),
                         "<bpmn:escalationEventDefinition escalationRef=\"c\"/>",
                         "<bpmn:errorEventDefinition errorRef=\"x\"/>",
                         "<bpmn:errorEventDefinition/>"};
    return all[pick(with_thrown ? 6 : 3)];
  }

  void handler(int depth, bool may_call) {
    const auto what = trigger(true);
    const bool interrupts = what.contains("error") || chance(50);
    std::string body;
    auto outer = std::exchange(out_, &body);
    auto outer_places = std::exchange(places_, {});
    const auto begin = id("hs");
    body += node("startEvent", begin, what, fmt::format("isInterrupting=\"{}\"", interrupts));
    const auto block = sequence(depth + 1, may_call);
    body += flow(begin, block.first) + flow(block.last, final_event());
    places_ = std::move(outer_places);
    out_ = outer;
    *out_ += node("subProcess", id("h"), body, "triggeredByEvent=\"true\"");
  }

  // A flow from some task to some other place of the scope.
  void wild_flow() {
    if (places_.size() < 3) return;
    const auto from = places_[static_cast<std::size_t>(pick(static_cast<int>(places_.size())))];
    if (from.starts_with("j")) return;
    const auto to = places_[static_cast<std::size_t>(pick(static_cast<int>(places_.size())))];
    *out_ += fmt::format("<bpmn:sequenceFlow id=\"{}\" sourceRef=\"{}\" targetRef=\"{}\"/>\n",
                         id("wild"), from, to);
  }

  Block sequence(int depth, bool may_call) {
    auto whole = block(depth, may_call);
    for (int count = pick(3); count > 0 && left_ > 0; --count) {
      const auto next = block(depth, may_call);
      *out_ += flow(whole.last, next.first);
      whole.last = next.last;
    }
    return whole;
  }

  Block block(int depth, bool may_call) {
    --left_;
    if (left_ <= 0 || depth > 4) return task();
    switch (pick(11)) {
      case 0:
        return branches("exclusiveGateway", depth, may_call);
      case 1:
      case 2:
        return branches("parallelGateway", depth, may_call);
      case 3:
      case 4:
        return branches("inclusiveGateway", depth, may_call);
      case 5:
        return again(depth, may_call);
      case 6:
        return sub_process(depth, may_call);
      case 7:
        return by_event(depth, may_call);
      case 8:
        return may_call ? call() : task();
      default:
        return task();
    }
  }

  std::string loop() {
    if (!chance(25)) return {};
    const std::string completion = chance(40)
                                       ? "<bpmn:completionCondition>=nrOfCompletedInstances &gt;= 2"
                                         "</bpmn:completionCondition>"
                                       : "";
    return fmt::format(
        "<bpmn:multiInstanceLoopCharacteristics isSequential=\"{}\"><bpmn:loopCardinality>=n"
        "</bpmn:loopCardinality>{}</bpmn:multiInstanceLoopCharacteristics>",
        chance(50), completion);
  }

  void boundary(const std::string& host) {
    if (!chance(30)) return;
    const auto what = trigger(true);
    const bool interrupts = what.contains("error") || chance(50);
    const auto one = id("b");
    *out_ += node("boundaryEvent", one, what,
                  fmt::format("attachedToRef=\"{}\" cancelActivity=\"{}\"", host, interrupts));
    const auto after = task();
    *out_ += flow(one, after.first) + flow(after.last, final_event());
  }

  Block task() {
    const auto one = id("t");
    switch (pick(7)) {
      case 0:
        *out_ +=
            node("serviceTask", one, extension("<zeebe:taskDefinition type=\"work\"/>") + loop());
        break;
      case 1:
        *out_ += node("receiveTask", one, loop(), "messageRef=\"m\"");
        break;
      case 2:
        *out_ += node("scriptTask", one,
                      extension("<zeebe:script expression=\"=n + 1\" resultVariable=\"n\"/>"));
        break;
      case 3:
        *out_ += node("intermediateThrowEvent", one,
                      chance(50) ? "<bpmn:signalEventDefinition signalRef=\"g\"/>"
                                 : "<bpmn:escalationEventDefinition escalationRef=\"c\"/>");
        places_.push_back(one);
        return {one, one};
      default:
        *out_ += user(one, loop());
        break;
    }
    places_.push_back(one);
    boundary(one);
    return {one, one};
  }

  Block branches(const char* kind, int depth, bool may_call) {
    const auto split = id("g");
    const auto join = id("j");
    const bool chooses = std::string_view(kind) != "parallelGateway";
    const int count = 2 + pick(2);
    std::string otherwise;
    for (int at = 0; at < count; ++at) {
      const auto inside = sequence(depth + 1, may_call);
      const bool is_default = chooses && at == count - 1;
      if (is_default) otherwise = split + "-" + inside.first;
      *out_ += flow(split, inside.first, chooses && !is_default ? condition() : "");
      *out_ += flow(inside.last, join);
    }
    *out_ += node(kind, split, {}, chooses ? "default=\"" + otherwise + "\"" : "");
    // Now and then the ways come together otherwise than they parted.
    const char* joins[] = {kind, kind, kind, "inclusiveGateway", "exclusiveGateway"};
    *out_ += node(joins[pick(5)], join);
    places_.push_back(join);
    return {split, join};
  }

  Block again(int depth, bool may_call) {
    const auto merge = id("m");
    const auto split = id("g");
    const auto inside = sequence(depth + 1, may_call);
    const auto after = task();
    *out_ += node("exclusiveGateway", merge);
    *out_ += node("exclusiveGateway", split, {}, "default=\"" + split + "-" + after.first + "\"");
    *out_ += flow(merge, inside.first) + flow(inside.last, split) +
             flow(split, merge, condition()) + flow(split, after.first);
    return {merge, after.last};
  }

  Block sub_process(int depth, bool may_call) {
    const auto one = id("sub");
    const auto inside = scope(depth + 1, may_call);
    *out_ += node("subProcess", one, inside + loop());
    places_.push_back(one);
    boundary(one);
    return {one, one};
  }

  Block by_event(int depth, bool may_call) {
    const auto gateway = id("g");
    const auto join = id("j");
    *out_ += node("eventBasedGateway", gateway);
    for (int at = 0; at < 2; ++at) {
      const auto event = id("w");
      *out_ += node("intermediateCatchEvent", event, trigger(false));
      const auto inside = block(depth + 1, may_call);
      *out_ += flow(gateway, event) + flow(event, inside.first) + flow(inside.last, join);
    }
    *out_ += node("exclusiveGateway", join);
    return {gateway, join};
  }

  Block call() {
    const auto one = id("call");
    *out_ += node("callActivity", one, loop(), "calledElement=\"q\"");
    places_.push_back(one);
    boundary(one);
    return {one, one};
  }

  std::mt19937_64 random_;
  int ids_ = 0;
  int left_ = 0;
  std::string* out_ = nullptr;
  std::vector<std::string> places_{};
};

}  // namespace luoshi::bpmn
