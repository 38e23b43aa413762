#include "bpmn/model.hpp"

#include <algorithm>

#include "bpmn/compile.hpp"

namespace luoshi::bpmn {
namespace {

// In a file of several pools only those marked executable run; where none is marked, all that
// hold anything do.
std::vector<const ProcessText*> to_run(const Definitions& definitions) {
  std::vector<const ProcessText*> marked;
  std::vector<const ProcessText*> filled;
  for (const auto& one : definitions.processes) {
    if (one.executable) marked.push_back(&one);
    if (!one.nodes.empty()) filled.push_back(&one);
  }
  if (!marked.empty()) return marked;
  if (!filled.empty()) return filled;
  if (definitions.processes.empty()) return {};
  return {&definitions.processes.front()};
}

}  // namespace

const Process* Model::find(std::string_view id) const {
  for (const auto& one : processes) {
    if (one.id == id) return &one;
  }
  return nullptr;
}

bool is_warning(std::string_view problem) {
  constexpr std::string_view warnings[] = {"bpmn.no-default", "bpmn.dead-gateway", "bpmn.one-event",
                                           "bpmn.condition-not-asked", "bpmn.no-job"};
  return std::ranges::find(warnings, problem) != std::end(warnings);
}

Result<Model> read_model(std::string_view xml, const std::string& file, const Known& known) {
  auto definitions = TRY(read_definitions(xml, file));
  Model model;
  model.findings = std::move(definitions.findings);
  Findings findings(definitions.file, model.findings);
  // What is refused by name stands in no process; it holds back all of the file.
  const bool refused = !model.findings.empty();
  const auto texts = to_run(definitions);
  if (texts.empty()) model.findings.push_back({definitions.file, "bpmn.no-process", {}});
  Known inside = known;
  if (known.has_process) {
    inside.has_process = [&](std::string_view id) {
      return known.has_process(id) ||
             std::ranges::any_of(texts, [&](const auto* one) { return one->id == id; });
    };
  }
  for (const auto* text : texts) {
    const auto before = model.findings.size();
    auto process = compile(*text, definitions, inside, findings);
    check_shape(*text, process, findings);
    check_content(*text, process, inside, findings);
    process.runnable = !refused && std::ranges::all_of(
                                       model.findings.begin() + static_cast<std::ptrdiff_t>(before),
                                       model.findings.end(),
                                       [](const auto& one) { return is_warning(one.problem); });
    model.processes.push_back(std::move(process));
  }
  return model;
}

}  // namespace luoshi::bpmn
