#include "catalog/package_check.hpp"

#include "catalog/scenarios.hpp"
#include "catalog/services.hpp"
#include "dmn/cases.hpp"

namespace luoshi::catalog {
namespace {

// limits.cases.json beside limits.dmn.
void check_cases(const Service& service, const ServiceBytes& files, Findings& findings) {
  for (const auto& model : service.tables().models()) {
    auto name = model.definitions().file;
    name.replace(name.rfind(".dmn"), 4, ".cases.json");
    const auto cases = files.find(name);
    if (cases == files.end()) continue;
    const auto outcomes = dmn::run_cases(model, cases->second);
    if (!outcomes) {
      findings.add(outcomes.error(), name);
      continue;
    }
    for (const auto& one : *outcomes) {
      if (one.passed) continue;
      findings.add(name, static_cast<int>(one.number), "service.case-differs",
                   one.decision + ": " + one.got + " ≠ " + one.expected);
    }
  }
}

void check_scenarios(const Service& service, const ServiceBytes& files, Findings& findings) {
  const auto text = files.find("scenarios.yaml");
  if (text == files.end()) {
    findings.add("scenarios.yaml", 0, "scenario.missing");
    return;
  }
  const auto scenarios = read_scenarios(text->second, service);
  if (!scenarios) {
    findings.add(scenarios.error(), "scenarios.yaml");
  } else if (scenarios->empty()) {
    findings.add("scenarios.yaml", 1, "scenario.missing");
  }
}

}  // namespace

Result<std::vector<Finding>> check_package(const std::filesystem::path& folder,
                                           const std::filesystem::path& overrides) {
  const auto service = load_service(folder, overrides);
  if (!service) {
    if (service.error().findings.empty()) return Failure(service.error());
    return service.error().findings;
  }
  const auto files = TRY(read_service_files(folder, overrides));
  Findings findings;
  for (const auto& note : service->notes()) findings.add(note);
  check_scenarios(*service, files, findings);
  check_cases(*service, files, findings);
  return findings.take();
}

}  // namespace luoshi::catalog
