// Reads any bytes as a model and evaluates all of its decisions, within small limits.
#include <cstddef>
#include <cstdint>

#include "dmn/model.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace luoshi;
  const std::string_view xml(reinterpret_cast<const char*>(data), size);
  const auto model = dmn::Model::read(xml, "fuzz.dmn", true);
  if (!model) return 0;
  const feel::Environment environment{feel::icu_zones()};
  feel::Limits limits;
  limits.steps_max = 20'000;
  limits.list_max = 5'000;
  limits.text_max = 1U << 16U;
  feel::Context inputs;
  inputs.put("a", feel::Value::integer(7));
  for (const auto& name : model->decisions()) {
    feel::Run run(environment, limits);
    dmn::Trace trace;
    (void)model->evaluate(name, inputs, run, &trace);
  }
  return 0;
}
