#include "dmn/atoms.hpp"

#include <algorithm>

#include "feel/zones.hpp"

namespace luoshi::dmn {
namespace {

using feel::Kind;
using feel::Value;

constexpr std::size_t no_atom = ~std::size_t{0};

bool is_listed(Kind kind) {
  return kind == Kind::string || kind == Kind::boolean;
}

bool less(const Value& a, const Value& b) {
  return compare(a, b, feel::icu_zones()).value_or(0) < 0;
}

bool alike(const Value& a, const Value& b) {
  return equal(a, b, feel::icu_zones()).value_or(false);
}

}  // namespace

Atoms::Atoms(const AnalysedColumn& column, const std::vector<const Cell*>& cells) {
  cut(cells, column);
  name_line();
  first_point_ = names_.size();
  for (const auto& one : points_) names_.push_back(literal_of(one));
  const bool truths =
      std::ranges::any_of(points_, [](const Value& one) { return one.kind() == Kind::boolean; });
  if (line_ == Kind::null && !truths) names_.emplace_back("any other");
  outside_.resize(names_.size());
  if (column.allowed) restrict_to(*column.allowed);
}

void Atoms::restrict_to(const Cell& allowed) {
  const auto inside = of(allowed);
  for (std::size_t at = 0; at < outside_.size(); ++at) outside_[at] = !inside.has(at);
}

void Atoms::add(const Cell& cell) {
  std::vector<Value> all = cell.values;
  for (const auto& one : cell.intervals) {
    if (!one.low.is_null()) all.push_back(one.low);
    if (!one.high.is_null()) all.push_back(one.high);
  }
  for (const auto& one : all) {
    if (is_listed(one.kind()) && line_ != one.kind()) {
      if (std::ranges::none_of(points_, [&](const Value& p) { return alike(p, one); })) {
        points_.push_back(one);
      }
    } else if (line_ == Kind::null || line_ == one.kind()) {
      line_ = one.kind();
      cuts_.push_back(one);
    }
  }
}

void Atoms::cut(const std::vector<const Cell*>& cells, const AnalysedColumn& column) {
  if (column.allowed) add(*column.allowed);
  for (const auto* cell : cells) add(*cell);
  for (const bool truth : {true, false}) {
    const Value value(truth);
    const bool truths =
        std::ranges::any_of(points_, [](const Value& one) { return one.kind() == Kind::boolean; });
    if (truths && std::ranges::none_of(points_, [&](const Value& p) { return alike(p, value); })) {
      points_.push_back(value);
    }
  }
  std::ranges::sort(cuts_, less);
  cuts_.erase(std::unique(cuts_.begin(), cuts_.end(), alike), cuts_.end());
}

// Between two days that follow each other lies no day.
bool Atoms::is_hollow(std::size_t segment) const {
  if (line_ != Kind::date || segment % 2 != 0 || segment == 0 || segment == 2 * cuts_.size()) {
    return false;
  }
  const auto at = segment / 2;
  return days_of(cuts_[at].date()) - days_of(cuts_[at - 1].date()) == 1;
}

void Atoms::name_line() {
  if (cuts_.empty()) return;
  for (std::size_t at = 0; at <= 2 * cuts_.size(); ++at) {
    if (is_hollow(at)) {
      line_atoms_.push_back(no_atom);
      continue;
    }
    line_atoms_.push_back(names_.size());
    if (at % 2 == 1) {
      names_.push_back(literal_of(cuts_[at / 2]));
    } else if (at == 0) {
      names_.push_back("< " + literal_of(cuts_.front()));
    } else if (at == 2 * cuts_.size()) {
      names_.push_back("> " + literal_of(cuts_.back()));
    } else {
      names_.push_back("(" + literal_of(cuts_[at / 2 - 1]) + ".." + literal_of(cuts_[at / 2]) +
                       ")");
    }
  }
}

BitSet Atoms::of(const Cell& cell) const {
  BitSet set(count());
  if (cell.form != Cell::Form::set) {
    for (std::size_t at = 0; at < count(); ++at) {
      if (!outside_[at]) set.set(at);
    }
    return set;
  }
  const auto place = [&](const Value& end) {
    return static_cast<std::size_t>(std::ranges::lower_bound(cuts_, end, less) - cuts_.begin());
  };
  const auto mark = [&](std::size_t from, std::size_t to) {
    for (auto at = from; at <= to && at < line_atoms_.size(); ++at) {
      if (line_atoms_[at] != no_atom) set.set(line_atoms_[at]);
    }
  };
  for (const auto& one : cell.values) {
    if (one.kind() == line_) {
      const auto at = place(one);
      mark(2 * at + 1, 2 * at + 1);
      continue;
    }
    for (std::size_t at = 0; at < points_.size(); ++at) {
      if (alike(points_[at], one)) set.set(first_point_ + at);
    }
  }
  for (const auto& one : cell.intervals) {
    if (one.kind() != line_) continue;
    const auto from = one.low.is_null() ? 0 : 2 * place(one.low) + (one.low_closed ? 1 : 2);
    const auto to =
        one.high.is_null() ? 2 * cuts_.size() : 2 * place(one.high) + (one.high_closed ? 1 : 0);
    if (from <= to) mark(from, to);
  }
  if (cell.negated) set.flip();
  BitSet inside(count());
  for (std::size_t at = 0; at < outside_.size(); ++at) {
    if (!outside_[at]) inside.set(at);
  }
  set &= inside;
  return set;
}

}  // namespace luoshi::dmn
