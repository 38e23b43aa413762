#include "feel/run.hpp"

namespace luoshi::feel {

void Run::exhausted(std::string_view id) {
  if (exhausted_) return;
  exhausted_ = true;
  fault(id);
}

Value Run::fault(std::string_view id, std::string detail) {
  ++faults_;
  if (diagnostics_.size() < limits_.diagnostics_max) {
    diagnostics_.push_back({std::string(id), std::move(detail), place.begin, place.end, where});
  }
  return {};
}

void Run::forget_faults(std::size_t count) {
  if (exhausted_) return;
  faults_ = count;
  if (diagnostics_.size() > count) diagnostics_.resize(count);
}

std::vector<Value> Run::visible(std::size_t count) const {
  std::vector<Value> all;
  all.reserve(count + 4);
  for (std::size_t at = 0; at < count; ++at) all.push_back(slot(at));
  return all;
}

bool Run::enter() {
  if (depth_ >= limits_.depth_max) {
    exhausted("feel.too-deep-calls");
    return false;
  }
  ++depth_;
  return true;
}

}  // namespace luoshi::feel
