// A decision model made ready: the requirements graph of one file and of those it imports, each
// decision bound to what it needs. It may be evaluated from several threads at once.
//
// A model with findings still loads: what is broken in it yields null and a fault, so that one bad
// cell does not stop the rest. Who publishes a model asks for findings first.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dmn/definitions.hpp"
#include "dmn/trace.hpp"
#include "feel/run.hpp"

namespace luoshi::dmn {

class Model {
 public:
  // `main`, and the files its imports may mean by their namespaces. Errors: none; all that is wrong
  // is in findings(), each at "file:line: decision: cell".
  // With `analyse` the tables are gone through for what they leave open or say twice
  // (analysis.hpp).
  [[nodiscard]] static Model load(Definitions main, std::vector<Definitions> others = {},
                                  bool analyse = false);
  // From one file's bytes.
  [[nodiscard]] static Result<Model> read(std::string_view xml, std::string file,
                                          bool analyse = false);

  Model(Model&&) noexcept;
  Model& operator=(Model&&) noexcept;
  ~Model();

  // Of loading; besides those of logic: "dmn.unknown-requirement", "dmn.cycle",
  // "dmn.unknown-import", "dmn.name-twice".
  [[nodiscard]] const std::vector<Finding>& findings() const;
  [[nodiscard]] const Definitions& definitions() const;
  [[nodiscard]] std::vector<std::string> decisions() const;
  // Of an input, Any where it has none or there is no such input.
  [[nodiscard]] feel::Type input_type(std::string_view name) const;

  // The value of a decision, a decision service or a business knowledge model by its name. Inputs
  // are given by name; a decision that is given there is not evaluated; services and knowledge
  // models take their parameters so. not_found "dmn.no-decision".
  [[nodiscard]] Result<feel::Value> evaluate(std::string_view name, const feel::Context& inputs,
                                             feel::Run& run, Trace* trace = nullptr) const;

  struct Parts;  // of the implementation

 private:
  explicit Model(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace luoshi::dmn
