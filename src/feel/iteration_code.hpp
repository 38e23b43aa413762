// The steps of an expression that go through many values: filters, for, some, every.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "feel/code.hpp"

namespace luoshi::feel {

// list[condition], list[number].
class Filter final : public Code {
 public:
  Filter(const Ast& tree, CodePointer list, CodePointer condition)
      : Code(tree), list_(std::move(list)), condition_(std::move(condition)) {}
  Value run(Run& run) const override;

 private:
  [[nodiscard]] Value element(Run& run, const List& list, const Value& index) const;

  CodePointer list_;
  CodePointer condition_;
};

// A collection, or the numbers or dates from low to high.
struct IterationCode {
  CodePointer low;
  CodePointer high;  // may be null
};

// for … return, some … satisfies, every … satisfies. Of `for` the results so far are a variable
// before those of the iterations.
class Loop final : public Code {
 public:
  Loop(const Ast& tree, AstKind kind, std::vector<IterationCode> iterations, CodePointer body,
       std::optional<std::size_t> partial)
      : Code(tree),
        kind_(kind),
        iterations_(std::move(iterations)),
        body_(std::move(body)),
        partial_(partial) {}
  Value run(Run& run) const override;

 private:
  struct State;
  // False when the loop is over before its end.
  bool go(Run& run, std::size_t at, State& state) const;
  bool visit(Run& run, std::size_t at, State& state, Value value) const;
  bool go_between(Run& run, std::size_t at, State& state, const Value& low,
                  const Value& high) const;
  bool finish(Run& run, State& state) const;

  AstKind kind_;
  std::vector<IterationCode> iterations_;
  CodePointer body_;
  std::optional<std::size_t> partial_;  // the slot of the results so far, where they are asked for
};

}  // namespace luoshi::feel
