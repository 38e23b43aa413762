// One evaluation under way: what it may know of the world, what it has used up, what went wrong.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "feel/value.hpp"

namespace luoshi::feel {

// What an expression may know of the world. `zone` is where now() and today() are told.
struct Environment {
  const Zones& zones;
  Instant now{};
  std::string zone = "Etc/UTC";
};

// Why a part of an expression came to null (clause 10.3.2.13.2: an error yields null and is told).
struct Diagnostic {
  std::string id;         // stable: feel.type, feel.no-member, …
  std::string detail;     // the facts of this case
  std::size_t begin = 0;  // bytes of the expression's text
  std::size_t end = 0;
  std::string where{};  // decision and cell, filled in by who evaluates a model
};

struct Limits {
  std::int64_t steps_max = 20'000'000;
  std::int64_t list_max = 2'000'000;  // elements of one list
  std::size_t text_max = 16U << 20U;  // bytes of one string
  int depth_max = 400;                // of calls
  std::size_t diagnostics_max = 100;  // later ones are counted, not kept
};

class Run {
 public:
  explicit Run(const Environment& environment, Limits limits = {})
      : environment_(environment), limits_(limits), steps_left_(limits.steps_max) {}

  [[nodiscard]] const Environment& environment() const { return environment_; }
  [[nodiscard]] const Zones& zones() const { return environment_.zones; }
  [[nodiscard]] const Limits& limits() const { return limits_; }

  // False once the steps are used up; the whole evaluation then comes to null.
  bool step(std::int64_t count = 1) {
    steps_left_ -= count;
    if (steps_left_ >= 0) return true;
    exhausted("feel.too-many-steps");
    return false;
  }
  [[nodiscard]] bool is_exhausted() const { return exhausted_; }
  void exhausted(std::string_view id);

  // Notes a fault and yields null.
  Value fault(std::string_view id, std::string detail = {});
  [[nodiscard]] const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }
  [[nodiscard]] std::size_t fault_count() const { return faults_; }
  // Forgets the faults after the first `count`: those of a try that came to nothing.
  void forget_faults(std::size_t count);

  // The part of the text being evaluated, for faults.
  struct Place {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  Place place{};
  std::string where{};

  // Variables: the ones given, then the local ones.
  [[nodiscard]] const Value& slot(std::size_t at) const {
    return at < given_.size() ? given_[at] : locals_[base_ + at - given_.size()];
  }
  // REQUIRES: a local one.
  void set(std::size_t at, Value value) { locals_[base_ + at - given_.size()] = std::move(value); }
  void push(Value value) { locals_.push_back(std::move(value)); }
  void pop() { locals_.pop_back(); }
  Value& top() { return locals_.back(); }
  [[nodiscard]] std::vector<Value> visible(std::size_t count) const;

  // Calls that nest; false, and a fault, when there are too many.
  bool enter();
  void leave() { --depth_; }

  // Evaluates `body` with other variables.
  class Frame {
   public:
    Frame(Run& run, std::span<const Value> given)
        : run_(run), given_(run.given_), base_(run.base_) {
      run.given_ = given;
      run.base_ = run.locals_.size();
    }
    ~Frame() {
      run_.locals_.resize(run_.base_);
      run_.given_ = given_;
      run_.base_ = base_;
    }
    Frame(const Frame&) = delete;
    Frame& operator=(const Frame&) = delete;

   private:
    Run& run_;
    std::span<const Value> given_;
    std::size_t base_;
  };

 private:
  const Environment& environment_;
  Limits limits_;
  std::int64_t steps_left_;
  bool exhausted_ = false;
  int depth_ = 0;
  std::span<const Value> given_{};
  std::size_t base_ = 0;
  std::deque<Value> locals_{};  // a value stays where it is while others come and go
  std::vector<Diagnostic> diagnostics_{};
  std::size_t faults_ = 0;
};

}  // namespace luoshi::feel
