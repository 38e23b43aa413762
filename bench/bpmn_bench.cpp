// How many instances of a process with one user task are started and completed in memory, on one
// core, beside bpmn-engine of npm (bpmn_peer/), which is given the same file. Both sides count
// processor time.
//
//   one_task        start and complete, the events kept
//   one_task_json   the same, the events written as JSON and the instance made again from them
//   one_task_peer   bpmn-engine with the model prepared once, or parsed each time: the faster
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <boost/json/serialize.hpp>
#include <string>

#include "bpmn/engine.hpp"
#include "bpmn/json.hpp"
#include "bpmn/model.hpp"
#include "feel/json.hpp"
#include "node_peer.hpp"

namespace luoshi::bench {
namespace {

constexpr int peer_milliseconds = 3000;

constexpr std::string_view one_task_model = R"(<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:bench">
  <process id="p" isExecutable="true">
    <startEvent id="start"/>
    <sequenceFlow id="f1" sourceRef="start" targetRef="task"/>
    <userTask id="task"/>
    <sequenceFlow id="f2" sourceRef="task" targetRef="end"/>
    <endEvent id="end"/>
  </process>
</definitions>
)";

class World final : public bpmn::Surroundings {
 public:
  World() : model_(*bpmn::read_model(one_task_model, "one_task.bpmn")) {}
  [[nodiscard]] const bpmn::Process* process(const bpmn::ProcessRef&) const override {
    return model_.main();
  }
  [[nodiscard]] const bpmn::Process* latest(std::string_view) const override {
    return model_.main();
  }
  [[nodiscard]] Result<feel::Value> decide(std::string_view id, const feel::Context&,
                                           feel::Run&) const override {
    return fail(ErrorKind::not_found, "dmn.no-decision", std::string(id));
  }

 private:
  bpmn::Model model_;
};

const feel::Context& peer() {
  static const feel::Context said = [] {
    const auto value = feel::from_json(ask({.folder = "bpmn_peer",
                                            .milliseconds = peer_milliseconds,
                                            .ending = ".bpmn",
                                            .input = std::string(one_task_model)}));
    return value && value->kind() == feel::Kind::context ? value->context() : feel::Context{};
  }();
  return said;
}

void rate(benchmark::State& state) {
  state.counters["per_second"] =
      benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

void one_task(benchmark::State& state) {
  const World world;
  const feel::Environment at{feel::icu_zones()};
  for (auto _ : state) {
    bpmn::Instance instance;
    auto begun = bpmn::execute(world, instance, bpmn::Start{"p", {}, {}}, at);
    auto done =
        bpmn::execute(world, instance, bpmn::CompleteTask{instance.tasks.front().activity, {}}, at);
    if (instance.status != bpmn::Status::completed) state.SkipWithError("not completed");
    benchmark::DoNotOptimize(begun);
    benchmark::DoNotOptimize(done);
  }
  rate(state);
}

void one_task_json(benchmark::State& state) {
  const World world;
  const feel::Environment at{feel::icu_zones()};
  for (auto _ : state) {
    bpmn::Instance instance;
    bpmn::Instance again;
    const auto keep = [&](const Result<bpmn::Events>& events) {
      for (const auto& event : *events) {
        const auto written = bpmn::to_json(event);
        benchmark::DoNotOptimize(boost::json::serialize(written));
        if (!bpmn::apply(again, *bpmn::event_from_json(written))) state.SkipWithError("not kept");
      }
    };
    keep(bpmn::execute(world, instance, bpmn::Start{"p", {}, {}}, at));
    keep(bpmn::execute(world, instance, bpmn::CompleteTask{instance.tasks.front().activity, {}},
                       at));
  }
  rate(state);
}

void one_task_peer(benchmark::State& state) {
  double best = 0;
  for (const auto& [name, value] : peer().entries) {
    if (value.kind() != feel::Kind::number) continue;
    const double nanos = value.number().to_double();
    if (best == 0 || nanos < best) best = nanos;
  }
  for (auto _ : state) benchmark::DoNotOptimize(best);
  state.counters["per_second"] = best == 0 ? 0 : 1e9 / best;
}

BENCHMARK(one_task);
BENCHMARK(one_task_json);
BENCHMARK(one_task_peer)->Iterations(1);

}  // namespace
}  // namespace luoshi::bench

BENCHMARK_MAIN();
