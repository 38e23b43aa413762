// What an expression is compiled to: a tree of small steps that know their place in the text.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "feel/ast.hpp"
#include "feel/run.hpp"

namespace luoshi::feel {

class Code {
 public:
  explicit Code(const Ast& tree) : begin_(tree.begin), end_(tree.end) {}
  virtual ~Code() = default;
  Code(const Code&) = delete;
  Code& operator=(const Code&) = delete;
  [[nodiscard]] virtual Value run(Run& run) const = 0;
  // Where the value lies already, without a copy; nullptr when it has to be made.
  [[nodiscard]] virtual const Value* look(Run&) const { return nullptr; }
  // The value when it is always the same.
  [[nodiscard]] virtual const Value* constant() const { return nullptr; }

 protected:
  void here(Run& run) const { run.place = {begin_, end_}; }

 private:
  std::size_t begin_;
  std::size_t end_;
};

using CodePointer = std::unique_ptr<const Code>;

// invalid "feel.unknown-name" with a finding for each.
[[nodiscard]] Result<CodePointer> compile(const Ast& tree, std::span<const std::string> variables);

}  // namespace luoshi::feel
