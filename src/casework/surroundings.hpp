// What the procedure of a case may ask: the processes and tables of its own service version. What
// the tables said is kept, in words for whom it concerns.
#pragma once

#include <string>
#include <vector>

#include "bpmn/engine.hpp"
#include "casework/world.hpp"
#include "catalog/service.hpp"
#include "dmn/explain.hpp"

namespace luoshi::casework {

struct Reason {
  std::string decision;  // its name
  std::string zh;
  std::string en;
};

// Lives as long as one command; not thread-safe.
class ServiceSurroundings final : public bpmn::Surroundings {
 public:
  ServiceSurroundings(const World& world, const catalog::Service& service)
      : world_(world), service_(service) {}

  [[nodiscard]] const bpmn::Process* process(const bpmn::ProcessRef& ref) const override;
  [[nodiscard]] const bpmn::Process* latest(std::string_view id) const override;
  [[nodiscard]] Result<feel::Value> decide(std::string_view decision,
                                           const feel::Context& variables,
                                           feel::Run& run) const override;

  [[nodiscard]] std::vector<Reason> take_reasons() { return std::move(reasons_); }

 private:
  [[nodiscard]] std::string title(std::string_view code, dmn::Language language) const;

  const World& world_;
  const catalog::Service& service_;
  mutable std::vector<Reason> reasons_;
};

}  // namespace luoshi::casework
