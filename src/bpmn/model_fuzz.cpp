// Reads any bytes as a model and walks an instance of each process that would start, within small
// limits.
#include <cstddef>
#include <cstdint>

#include "bpmn/engine.hpp"
#include "bpmn/json.hpp"
#include "bpmn/model.hpp"

namespace {

using namespace luoshi;

class OneModel final : public bpmn::Surroundings {
 public:
  explicit OneModel(bpmn::Model model) : model_(std::move(model)) {}
  [[nodiscard]] const bpmn::Model& model() const { return model_; }
  [[nodiscard]] const bpmn::Process* process(const bpmn::ProcessRef& ref) const override {
    return model_.find(ref.id);
  }
  [[nodiscard]] const bpmn::Process* latest(std::string_view id) const override {
    return model_.find(id);
  }
  [[nodiscard]] Result<feel::Value> decide(std::string_view, const feel::Context&,
                                           feel::Run&) const override {
    return feel::Value(true);
  }

 private:
  bpmn::Model model_;
};

void walk(const OneModel& world, const bpmn::Process& process) {
  bpmn::EngineLimits limits;
  limits.steps_max = 200;
  limits.feel_steps_max = 20'000;
  limits.loop_items_max = 20;
  feel::Environment at{feel::icu_zones(), Instant{1'767'225'600'000}, "Asia/Shanghai"};
  feel::Context variables;
  variables.put("a", feel::Value::integer(7));
  variables.put("n", feel::Value::integer(2));
  bpmn::Instance instance;
  (void)bpmn::execute(world, instance, bpmn::Start{process.id, {}, variables}, at, limits);
  for (int step = 0; step < 20 && instance.status == bpmn::Status::running; ++step) {
    bpmn::Command command = bpmn::Cancel{};
    if (!instance.waits.empty() && step % 2 == 0) {
      const auto& wait = instance.waits.front();
      at.now = wait.schedule.due;
      if (wait.kind == bpmn::WaitKind::timer) command = bpmn::FireTimer{wait.id};
      if (wait.kind == bpmn::WaitKind::signal) command = bpmn::BroadcastSignal{wait.name, {}};
      if (wait.kind == bpmn::WaitKind::message) {
        command = bpmn::DeliverMessage{wait.name, wait.key, {}};
      }
    } else if (!instance.tasks.empty()) {
      command = bpmn::CompleteTask{instance.tasks.back().activity, variables};
    }
    const auto events = bpmn::execute(world, instance, command, at, limits);
    if (!events && events.error().kind == ErrorKind::internal) __builtin_trap();
  }
  const auto kept = bpmn::instance_from_json(bpmn::to_json(instance));
  if (!kept || bpmn::to_json(*kept) != bpmn::to_json(instance)) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view xml(reinterpret_cast<const char*>(data), size);
  auto model = bpmn::read_model(xml, "fuzz.bpmn");
  if (!model) return 0;
  const OneModel world(std::move(*model));
  for (const auto& process : world.model().processes) walk(world, process);
  return 0;
}
