#include "feel/iteration_code.hpp"

#include "feel/operator_code.hpp"

namespace luoshi::feel {

Value Filter::element(Run& run, const List& list, const Value& index) const {
  const auto at = index.number().to_int64();
  const auto size = static_cast<std::int64_t>(list.size());
  if (at && *at >= 1 && *at <= size) return list[static_cast<std::size_t>(*at - 1)];
  if (at && *at <= -1 && *at >= -size) return list[static_cast<std::size_t>(size + *at)];
  here(run);
  return run.fault("feel.no-element", index.number().text());
}

Value Filter::run(Run& run) const {
  const Operand of(*list_, run);
  const List single = of->kind() == Kind::list || of->is_null() ? List{} : List{*of};
  const auto& list = of->kind() == Kind::list ? of->list() : single;
  if (const auto* index = condition_->constant(); index && index->kind() == Kind::number) {
    return element(run, list, *index);
  }
  const auto faults = run.fault_count();
  List kept;
  for (std::size_t at = 0; at < list.size(); ++at) {
    if (!run.step()) return {};
    run.push(list[at]);
    auto value = condition_->run(run);
    run.pop();
    if (value.is_true()) {
      kept.push_back(list[at]);
    } else if (at == 0 && value.kind() == Kind::number) {
      return element(run, list, value);
    }
  }
  if (!list.empty()) return Value(std::move(kept));
  // Whether an index or a condition was meant shows only in its value.
  run.push({});
  const auto value = condition_->run(run);
  run.pop();
  run.forget_faults(faults);
  if (value.kind() == Kind::number) return element(run, list, value);
  return Value(List{});
}

struct Loop::State {
  List results{};
  bool unknown = false;
  bool decided = false;
};

bool Loop::finish(Run& run, State& state) const {
  if (partial_) {
    if (!run.step(static_cast<std::int64_t>(state.results.size()))) return false;
    run.set(*partial_, Value(state.results));
  }
  auto value = body_->run(run);
  if (kind_ == AstKind::for_) {
    if (static_cast<std::int64_t>(state.results.size()) >= run.limits().list_max) {
      run.exhausted("feel.list-too-long");
      return false;
    }
    state.results.push_back(std::move(value));
    return true;
  }
  const bool some = kind_ == AstKind::some;
  if (some ? value.is_true() : value.is_false()) {
    state.decided = true;
    return false;
  }
  state.unknown = state.unknown || value.kind() != Kind::boolean;
  return true;
}

bool Loop::visit(Run& run, std::size_t at, State& state, Value value) const {
  if (!run.step()) return false;
  run.push(std::move(value));
  const bool on = at + 1 < iterations_.size() ? go(run, at + 1, state) : finish(run, state);
  run.pop();
  return on;
}

bool Loop::go_between(Run& run, std::size_t at, State& state, const Value& low,
                      const Value& high) const {
  const auto steps = [&](std::int64_t from, std::int64_t to, auto make) {
    for (auto now = from;; now += from <= to ? 1 : -1) {
      if (!visit(run, at, state, make(now))) return false;
      if (now == to) return true;
    }
  };
  if (low.kind() == Kind::number && high.kind() == Kind::number) {
    const auto from = low.number().to_int64();
    const auto to = high.number().to_int64();
    if (from && to) return steps(*from, *to, [](std::int64_t n) { return Value::integer(n); });
  }
  if (low.kind() == Kind::date && high.kind() == Kind::date) {
    return steps(days_of(low.date()), days_of(high.date()),
                 [](std::int64_t day) { return Value(date_of(day)); });
  }
  here(run);
  run.fault("feel.type",
            std::string(name_of(low.kind())) + ".." + std::string(name_of(high.kind())));
  state.decided = true;
  state.unknown = true;
  return false;
}

bool Loop::go(Run& run, std::size_t at, State& state) const {
  const auto& iteration = iterations_[at];
  const auto low = iteration.low->run(run);
  if (iteration.high) return go_between(run, at, state, low, iteration.high->run(run));
  if (low.kind() == Kind::list) {
    for (const auto& one : low.list()) {
      if (!visit(run, at, state, one)) return false;
    }
    return true;
  }
  if (low.kind() == Kind::range && low.range().comparison == Comparison::none) {
    return go_between(run, at, state, low.range().low, low.range().high);
  }
  if (!low.is_null()) return visit(run, at, state, low);
  here(run);
  run.fault("feel.type", "in null");
  state.decided = true;
  state.unknown = true;
  return false;
}

Value Loop::run(Run& run) const {
  State state;
  if (kind_ != AstKind::for_) {
    go(run, 0, state);
    if (state.decided) return state.unknown ? Value() : Value(kind_ == AstKind::some);
    if (state.unknown) return {};
    return Value(kind_ == AstKind::every);
  }
  run.push(Value(List{}));
  go(run, 0, state);
  run.pop();
  if (state.decided) return {};
  return Value(std::move(state.results));
}

}  // namespace luoshi::feel
