#include "dmn/table_index.hpp"

#include <algorithm>

namespace luoshi::dmn {

using feel::Kind;
using feel::Value;

ColumnIndex::ColumnIndex(const std::vector<const Cell*>& cells, const feel::Zones& zones) {
  std::vector<std::pair<std::uint32_t, Interval>> intervals;
  // Intervals of one kind only stand on one line.
  auto kind = Kind::null;
  for (const auto* cell : cells) {
    if (cell->form != Cell::Form::set || cell->negated) continue;
    for (const auto& one : cell->intervals) {
      if (kind == Kind::null) kind = one.kind();
    }
    for (const auto& one : cell->values) {
      if (kind == Kind::null && one.kind() != Kind::string && one.kind() != Kind::boolean) {
        kind = one.kind();
      }
    }
  }
  for (std::uint32_t rule = 0; rule < cells.size(); ++rule) {
    const auto& cell = *cells[rule];
    const auto on_line = [&](const Interval& one) { return one.kind() == kind; };
    const auto keyed = [&](const Value& one) {
      return one.kind() == Kind::string || one.kind() == kind;
    };
    if (cell.form != Cell::Form::set || cell.negated ||
        !std::ranges::all_of(cell.intervals, on_line) || !std::ranges::all_of(cell.values, keyed)) {
      rest_.push_back(rule);
      continue;
    }
    for (const auto& one : cell.values) {
      if (one.kind() == Kind::string && kind != Kind::string) {
        auto& rules = points_[one.string()];
        if (rules.empty() || rules.back() != rule) rules.push_back(rule);
      } else {
        intervals.emplace_back(rule, Interval{one, one, true, true});
      }
    }
    for (const auto& one : cell.intervals) intervals.emplace_back(rule, one);
  }
  build_segments(intervals, zones);
  for (const auto& [key, rules] : points_) worst_ = std::max(worst_, rules.size());
  for (const auto& rules : segments_) worst_ = std::max(worst_, rules.size());
  worst_ += rest_.size();
}

void ColumnIndex::build_segments(const std::vector<std::pair<std::uint32_t, Interval>>& all,
                                 const feel::Zones& zones) {
  const auto less = [&](const Value& a, const Value& b) {
    return compare(a, b, zones).value_or(0) < 0;
  };
  const auto alike = [&](const Value& a, const Value& b) {
    return compare(a, b, zones).value_or(1) == 0;
  };
  for (const auto& [rule, one] : all) {
    for (const auto* end : {&one.low, &one.high}) {
      if (!end->is_null()) cuts_.push_back(*end);
    }
  }
  std::ranges::sort(cuts_, less);
  cuts_.erase(std::unique(cuts_.begin(), cuts_.end(), alike), cuts_.end());
  if (cuts_.empty()) return;
  segments_.resize(2 * cuts_.size() + 1);
  const auto place = [&](const Value& end) {
    return static_cast<std::size_t>(std::ranges::lower_bound(cuts_, end, less) - cuts_.begin());
  };
  // Wide intervals in many segments would take more room than they save: such rules are tested.
  std::size_t room = 64 * all.size() + 4096;
  for (const auto& [rule, one] : all) {
    const auto from = one.low.is_null() ? 0 : 2 * place(one.low) + (one.low_closed ? 1 : 2);
    const auto to =
        one.high.is_null() ? segments_.size() - 1 : 2 * place(one.high) + (one.high_closed ? 1 : 0);
    if (to < from) continue;
    if (to - from + 1 > room) {
      rest_.push_back(rule);
      continue;
    }
    room -= to - from + 1;
    for (auto at = from; at <= to; ++at) {
      auto& rules = segments_[at];
      if (rules.empty() || rules.back() != rule) rules.push_back(rule);
    }
  }
  std::ranges::sort(rest_);
  rest_.erase(std::unique(rest_.begin(), rest_.end()), rest_.end());
  for (auto& rules : segments_) {
    std::erase_if(rules,
                  [&](std::uint32_t rule) { return std::ranges::binary_search(rest_, rule); });
  }
  for (auto& [key, rules] : points_) {
    std::erase_if(rules,
                  [&](std::uint32_t rule) { return std::ranges::binary_search(rest_, rule); });
  }
}

ColumnIndex::Found ColumnIndex::find(const Value& value, const feel::Zones& zones) const {
  Found found{nullptr, &rest_};
  if (!cuts_.empty() && value.kind() == cuts_.front().kind()) {
    const auto at = std::ranges::lower_bound(cuts_, value, [&](const Value& a, const Value& b) {
      return compare(a, b, zones).value_or(0) < 0;
    });
    const auto place = static_cast<std::size_t>(at - cuts_.begin());
    const bool on_cut = at != cuts_.end() && compare(*at, value, zones).value_or(1) == 0;
    found.hits = &segments_[2 * place + (on_cut ? 1 : 0)];
  } else if (value.kind() == Kind::string) {
    const auto rules = points_.find(value.string());
    if (rules != points_.end()) found.hits = &rules->second;
  }
  return found;
}

}  // namespace luoshi::dmn
