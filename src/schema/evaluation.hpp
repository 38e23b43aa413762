// One evaluation of a Program on an instance. Internal to schema.
//
// A subschema is applied by check(): with a list to collect faults in, or without one, when only
// its answer matters. Which members or items have been evaluated is marked where a schema asks for
// it with unevaluated…; marks of a subschema that does not hold are dropped (core clause 11).
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "schema/node.hpp"
#include "schema/schema.hpp"

namespace luoshi::schema {

class Evaluation {
 public:
  Evaluation(const Program& program, const Limits& limits) : program_(program), limits_(limits) {}

  [[nodiscard]] Result<Report> whole(const Json& instance);

 private:
  using Faults = std::vector<Fault>;
  using Marks = std::vector<bool>;  // by place of a member or item
  using Parameters = std::vector<std::pair<std::string, std::string>>;

  // The schemas that are being applied to one value, innermost first.
  struct Frame {
    const Node& node;
    const Frame* outer;
  };
  struct Named {
    Label label;
    bool weak = true;  // a title of the schema itself is better
  };
  // A schema at a value.
  struct At {
    const Node& node;
    const Json& value;
    const Named& named;
    Marks* marks;
    Faults* faults;
    const Frame& frame;
  };

  bool check(NodeId id, const Json& value, const Named& named, Marks* marks, Faults* faults,
             const Frame* outer);
  bool in_place(const At& at, NodeId id, Faults* faults, Marks* marks);
  bool child(const At& at, NodeId id, std::size_t place);

  bool general(const At& at);
  bool number(const At& at);
  bool string(const At& at);
  bool array(const At& at);
  bool contains(const At& at);
  bool unique(const At& at);
  bool object(const At& at);
  bool required(const At& at);
  bool member(const At& at, std::size_t place);
  bool logic(const At& at);
  bool any_of(const At& at);
  // The fault that no branch holds; `collected` is the number of faults before the branches.
  bool say_branches(const At& at, const char* id, const char* keyword, Parameters parameters,
                    Faults causes, std::size_t collected);
  bool one_of(const At& at);
  bool conditions(const At& at);
  bool unevaluated(const At& at);

  // Counts steps; false when there have been too many.
  bool step(std::size_t count);
  void stop(const char* problem);
  [[nodiscard]] Match search(const Pattern& pattern, const std::string& text);
  // Notes a fault of a keyword at the value; always false.
  bool say(const At& at, std::string_view keyword, std::string_view id, Parameters parameters = {});
  void add(Faults* faults, Fault fault);
  [[nodiscard]] Label label_of(const Frame& frame, const std::string& property) const;

  const Program& program_;
  const Limits& limits_;
  std::string path_{};
  std::size_t steps_ = 0;
  int depth_ = 0;
  std::size_t collected_ = 0;
  bool complete_ = true;
  const char* stopped_ = nullptr;
};

}  // namespace luoshi::schema
