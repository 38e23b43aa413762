// The decision tables of a package, asked by the ids of their decisions as a process names them, or
// by their names.
#pragma once

#include <list>
#include <map>
#include <string>
#include <string_view>

#include "catalog/findings.hpp"
#include "dmn/model.hpp"

namespace luoshi::catalog {

class ServiceTables {
 public:
  // The .dmn files among the files of a package. What is wrong becomes findings; with `analyse` the
  // tables are gone through for what they leave open or say twice.
  [[nodiscard]] static ServiceTables read(const std::map<std::string, std::string>& files,
                                          bool analyse, Findings& findings);

  // The value of a decision. Inputs that are texts are made dates and times where the model says
  // so. not_found "dmn.no-decision".
  [[nodiscard]] Result<feel::Value> decide(std::string_view id_or_name,
                                           const feel::Context& variables, feel::Run& run,
                                           dmn::Trace* trace = nullptr) const;
  [[nodiscard]] bool has(std::string_view id_or_name) const;
  // In the order of their files.
  [[nodiscard]] const std::list<dmn::Model>& models() const { return models_; }

 private:
  struct Decision {
    const dmn::Model* model = nullptr;
    std::string name;
  };
  void add_decisions(const dmn::Model& model, Findings& findings);

  std::list<dmn::Model> models_{};
  std::map<std::string, Decision, std::less<>> decisions_{};  // by id and by name
};

}  // namespace luoshi::catalog
