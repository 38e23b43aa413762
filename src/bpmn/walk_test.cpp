// A walk by chance over models made by chance: whatever is commanded, the rules of tokens hold, the
// same commands give the same events, and an instance made again from its events is the same.
#include <boost/json/parse.hpp>

#include "bpmn/generating.hpp"

namespace luoshi::bpmn {
namespace {

bool is_join(const Process& process, Index element) {
  const auto& one = process.at(element);
  return one.incoming.size() > 1 &&
         (one.kind == NodeKind::parallel_gateway || one.kind == NodeKind::inclusive_gateway);
}

// The first rule that an instance at rest breaks; empty where it keeps them all.
class Rules {
 public:
  Rules(const World& world, const Instance& state) : world_(world), state_(state) {}

  std::string broken() {
    if (state_.status != Status::running) {
      const bool empty = state_.activities.empty() && state_.tasks.empty() &&
                         state_.waits.empty() && state_.tokens.empty();
      return empty ? "" : "something is left of an instance that ended";
    }
    for (const auto& one : state_.activities) check(one);
    for (const auto& one : state_.tokens) check(one);
    for (const auto& one : state_.tasks) {
      const auto* activity = state_.find(one.activity);
      must(activity != nullptr && activity->stage == Stage::active, "a task without its activity");
    }
    for (const auto& one : state_.waits) {
      const auto* activity = state_.find(one.activity);
      must(activity != nullptr && activity->stage == Stage::active, "a wait without its activity");
      must(activity == nullptr || in_range(process(*activity), one.element), "a wait for nothing");
    }
    return broken_;
  }

 private:
  void must(bool holds, const char* rule) {
    if (!holds && broken_.empty()) broken_ = rule;
  }
  const Process& process(const Activity& one) const {
    return *world_.process(state_.processes[static_cast<std::size_t>(one.process)]);
  }
  static bool in_range(const Process& process, Index element) {
    return element >= 0 && static_cast<std::size_t>(element) < process.elements.size();
  }

  void check(const Activity& one) {
    must(one.id > last_ && one.id <= state_.last_id, "activities out of order");
    last_ = one.id;
    std::int64_t children = 0;
    std::int64_t tokens = 0;
    for (const auto& other : state_.activities) children += other.scope == one.id ? 1 : 0;
    for (const auto& other : state_.tokens) tokens += other.scope == one.id ? other.count : 0;
    must(children == one.children, "children counted wrong");
    must(tokens == one.tokens, "tokens counted wrong");
    must(one.stage == Stage::active || one.incident.has_value(), "left under way");
    const auto* scope = state_.find(one.scope);
    if (one.id == root_activity) {
      must(one.scope == no_activity && one.role == Role::process, "the root is no process");
      must(children + tokens > 0 || one.incident.has_value(), "an empty scope goes on");
      return;
    }
    must(scope != nullptr && one.scope < one.id, "a child outlives its scope");
    if (scope == nullptr) return;
    must(scope->stage == Stage::active, "a scope that has left has children");
    if (one.role == Role::process) return;
    must(in_range(process(one), one.element), "a token at no element");
    if (!in_range(process(one), one.element)) return;
    const auto& element = process(one).at(one.element);
    const auto around = scope->role == Role::process ? none : scope->element;
    if (one.role == Role::loop_instance) {
      must(scope->role == Role::loop_body && scope->element == one.element, "a stray instance");
    } else {
      must(element.parent == around && one.process == scope->process, "in the wrong scope");
      must(element.loop.has_value() == (one.role == Role::loop_body), "a loop without its body");
    }
    const bool holds = is_container(element.kind) || element.kind == NodeKind::call_activity ||
                       one.role == Role::loop_body;
    must(holds || children + tokens == 0, "a task with something inside");
    if (one.stage != Stage::active) return;
    must(!holds || children + tokens > 0, "an empty scope goes on");
    if (element.kind == NodeKind::user_task && one.role != Role::loop_body) {
      must(state_.find_task(one.id) != nullptr, "a user task that nobody is asked for");
    }
  }

  void check(const FlowToken& one) {
    must(one.count > 0, "a count of tokens below one");
    const auto* scope = state_.find(one.scope);
    must(scope != nullptr, "a token in no scope");
    if (scope == nullptr) return;
    const auto& flow = process(*scope).flow(one.flow);
    must(is_join(process(*scope), flow.target), "a token left on its way");
    const auto& join = process(*scope).at(flow.target);
    const bool all = std::ranges::all_of(
        join.incoming, [&](Index way) { return state_.tokens_on(one.scope, way) > 0; });
    must(!all || scope->incident.has_value(), "a join that is full does not fire");
  }

  const World& world_;
  const Instance& state_;
  ActivityId last_ = 0;
  std::string broken_{};
};

// Tokens on flows as the events alone tell them: what is taken must have been there.
class Ledger {
 public:
  std::string note(const World& world, const Instance& after, const Event& event) {
    if (const auto* taken = std::get_if<FlowTaken>(&event)) ++counts_[{taken->scope, taken->flow}];
    if (const auto* gone = std::get_if<Terminated>(&event)) drop(gone->activity);
    if (const auto* gone = std::get_if<TokensDropped>(&event)) drop(gone->scope);
    const auto* entered = std::get_if<Entered>(&event);
    if (entered == nullptr) return {};
    for (const auto flow : entered->consumed) {
      if (--counts_[{entered->scope, flow}] < 0) return "a join fired twice on one token";
    }
    const auto& process =
        *world.process(after.processes[static_cast<std::size_t>(entered->process)]);
    const auto& element = process.at(entered->element);
    const bool joins_all = is_join(process, entered->element) &&
                           element.kind == NodeKind::parallel_gateway && !entered->consumed.empty();
    if (joins_all && entered->consumed.size() != element.incoming.size()) {
      return "a parallel join fired on some of its ways";
    }
    return {};
  }

 private:
  void drop(ActivityId scope) {
    std::erase_if(counts_, [&](const auto& one) { return one.first.first == scope; });
  }
  std::map<std::pair<ActivityId, Index>, std::int64_t> counts_{};
};

// Commands by chance, some of them senseless.
class Walker {
 public:
  explicit Walker(std::uint64_t seed) : random_(seed) {}

  // Mostly something that can be done; now and then nonsense.
  Command next(const World& world, Case& one) {
    for (int tries = 0; tries < 8; ++tries) {
      auto command = any(world, one);
      if (pick(12) == 0 || can_be_done(command, one.state)) return command;
    }
    return SetVariables{no_activity, variables()};
  }
  int pick(int count) { return static_cast<int>(random_() % static_cast<unsigned>(count)); }

 private:
  static bool can_be_done(const Command& command, const Instance& state) {
    const auto waits = [&](WaitKind kind) {
      return std::ranges::any_of(state.waits, [&](const Wait& one) { return one.kind == kind; });
    };
    if (std::holds_alternative<DeliverMessage>(command)) return waits(WaitKind::message);
    if (std::holds_alternative<BroadcastSignal>(command)) return waits(WaitKind::signal);
    if (const auto* fire = std::get_if<FireTimer>(&command)) {
      const auto* wait = state.find_wait(fire->wait);
      return wait != nullptr && wait->kind == WaitKind::timer;
    }
    if (const auto* retry = std::get_if<RetryIncident>(&command)) {
      return state.find(retry->activity) != nullptr;
    }
    if (const auto* item = std::get_if<AddLoopItem>(&command)) {
      const auto* body = state.find(item->activity);
      return body != nullptr && body->loop.has_value();
    }
    if (const auto* item = std::get_if<RemoveLoopItem>(&command)) {
      const auto* instance = state.find(item->activity);
      return instance != nullptr && instance->role == Role::loop_instance;
    }
    const bool of_task = std::holds_alternative<CompleteTask>(command) ||
                         std::holds_alternative<FailTask>(command) ||
                         std::holds_alternative<ThrowError>(command) ||
                         std::holds_alternative<ThrowEscalation>(command);
    return !of_task || !state.tasks.empty();
  }

  Command any(const World& world, Case& one) {
    const auto& state = one.state;
    switch (pick(20)) {
      case 0:
        return FailTask{any_task(state), "broken"};
      case 1:
        return ThrowError{any_task(state), pick(2) == 0 ? "E1" : "E2", variables()};
      case 2:
        return ThrowEscalation{any_task(state), "C1", variables()};
      case 3:
      case 4:
        return DeliverMessage{"news", "", variables()};
      case 5:
        return BroadcastSignal{"storm", variables()};
      case 6:
      case 7:
        one.now.ms += 3'600'000;
        return FireTimer{state.waits.empty() ? 77 : of(state.waits).id};
      case 8:
      case 9:
      case 10:
        return RetryIncident{any_incident(state)};
      case 11:
        return SetVariables{pick(2) == 0 ? no_activity : any_activity(state), variables()};
      case 12:
        return Move{pick(5) == 0 ? no_activity : any_activity(state), any_element(world, state),
                    variables()};
      case 13:
        return AddLoopItem{any_activity(state), feel::Value::integer(pick(9))};
      case 14:
        return RemoveLoopItem{any_activity(state)};
      default:
        return CompleteTask{any_task(state), variables()};
    }
  }

 public:
  feel::Context variables() {
    feel::Context all;
    if (pick(3) > 0) all.put("n", feel::Value::integer(pick(5)));
    if (pick(3) > 0) all.put("again", feel::Value(pick(3) == 0));
    if (pick(9) == 0) all.put("d", feel::Value(feel::Date{2026, 1, pick(28) + 1}));
    return all;
  }

 private:
  template <class T>
  const T& of(const std::vector<T>& all) {
    return all[static_cast<std::size_t>(pick(static_cast<int>(all.size())))];
  }
  ActivityId any_task(const Instance& state) {
    return state.tasks.empty() ? 99 : of(state.tasks).activity;
  }
  ActivityId any_activity(const Instance& state) {
    return state.activities.empty() ? 99 : of(state.activities).id;
  }
  ActivityId any_incident(const Instance& state) {
    std::vector<ActivityId> all;
    for (const auto& one : state.activities) {
      if (one.incident) all.push_back(one.id);
    }
    return all.empty() ? 99 : of(all);
  }
  std::string any_element(const World& world, const Instance& state) {
    return of(world.process(of(state.processes))->elements).id;
  }

  std::mt19937_64 random_;
};

struct Tally {
  int commands = 0;
  int refused = 0;
  int models = 0;
  int ended = 0;
  std::size_t events = 0;
};

// One instance, `commands` long at most.
std::string walk(const World& world, Walker& walker, int commands, Tally& tally) {
  Case one(world);
  one.limits.steps_max = 300;
  Instance again;
  Ledger ledger;
  Command command = Start{"p", "", walker.variables()};
  for (int count = 0; count < commands; ++count) {
    const auto before = one.state;
    const feel::Environment at{feel::icu_zones(), one.now, "Asia/Shanghai"};
    const auto events = one.ask(command);
    ++tally.commands;
    if (!events) {
      ++tally.refused;
      if (events.error().kind == ErrorKind::internal) return events.error().detail;
      if (text_of_state(before) != text_of_state(one.state))
        return "a refused command did something";
    } else {
      tally.events += events->size();
      std::string said;
      for (const auto& event : *events) {
        const auto text = boost::json::serialize(to_json(event));
        said += text;
        const auto read = event_from_json(boost::json::parse(text));
        if (!read) return "an event cannot be read: " + text;
        if (!bpmn::apply(again, *read)) return "an event does not fit: " + text;
        if (auto wrong = ledger.note(world, again, event); !wrong.empty()) return wrong;
      }
      if (count % 8 == 0) {
        std::string second;
        for (const auto& event : *decide(world, before, command, at, one.limits)) {
          second += boost::json::serialize(to_json(event));
        }
        if (second != said) return "the same command gave other events";
      }
    }
    if (auto wrong = Rules(world, one.state).broken(); !wrong.empty()) {
      return wrong + " after " + boost::json::serialize(to_json(command));
    }
    const auto live = text_of_state(one.state);
    if (text_of_state(again) != live) return "made again it differs: " + live;
    if (count % 16 == 0) {
      const auto kept = instance_from_json(boost::json::parse(live));
      if (!kept || text_of_state(*kept) != live) return "kept it differs: " + live;
    }
    if (one.state.status != Status::running) {
      tally.ended += one.state.status == Status::completed ? 1 : 0;
      return {};
    }
    command = walker.next(world, one);
  }
  return {};
}

TEST(rules, are_broken_by_a_state_that_does_not_add_up) {
  const World world(process_of(start() + user("a") + end() + chain("s", "a", "e")));
  Case one(world);
  one.begin();
  EXPECT_EQ(Rules(world, one.state).broken(), "");
  auto counted = one.state;
  ++counted.activities.front().children;
  EXPECT_EQ(Rules(world, counted).broken(), "children counted wrong");
  auto unasked = one.state;
  unasked.tasks.clear();
  EXPECT_EQ(Rules(world, unasked).broken(), "a user task that nobody is asked for");
  auto stray = one.state;
  stray.tokens.push_back({root_activity, 0, 1});
  stray.activities.front().tokens = 1;
  EXPECT_EQ(Rules(world, stray).broken(), "a token left on its way");
}

TEST(walk, of_a_hundred_thousand_commands_keeps_the_rules_of_tokens) {
  constexpr int commands_min = 100'000;
  Tally tally;
  for (std::uint64_t seed = 1; tally.commands < commands_min; ++seed) {
    const auto xml = Generator(seed).model(14);
    const World world(xml);
    if (world.latest("p") == nullptr || !world.latest("p")->runnable) {
      ASSERT_FALSE(testing::Test::HasFailure()) << seed << "\n" << xml;
    }
    ++tally.models;
    Walker walker(seed * 7919);
    for (int count = 0; count < 6; ++count) {
      const auto wrong = walk(world, walker, 80, tally);
      ASSERT_EQ(wrong, "") << "model " << seed << " instance " << count << "\n" << xml;
    }
  }
  std::printf("%d commands, %d refused, %zu events, %d models, %d instances completed\n",
              tally.commands, tally.refused, tally.events, tally.models, tally.ended);
  EXPECT_GT(tally.ended, 100);
  EXPECT_LT(tally.refused, tally.commands / 2);
}

}  // namespace
}  // namespace luoshi::bpmn
