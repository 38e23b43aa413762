#include "dmn/analysis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "dmn/atoms.hpp"

namespace luoshi::dmn {
namespace {

using feel::Kind;
using feel::TypeKind;

constexpr std::size_t gaps_shown = 5;
constexpr std::size_t overlaps_shown = 20;
constexpr std::size_t pairs_max = 8'000'000;
constexpr std::size_t visits_max = 400'000;

class Analysis {
 public:
  Analysis(const std::vector<AnalysedColumn>& columns, const std::vector<std::vector<Cell>>& cells)
      : columns_(columns), cells_(cells) {
    for (std::size_t column = 0; column < columns.size(); ++column) {
      std::vector<const Cell*> own;
      for (const auto& rule : cells) own.push_back(&rule[column]);
      atoms_.emplace_back(columns[column], own);
    }
    for (const auto& rule : cells) {
      std::vector<BitSet> sets;
      for (std::size_t column = 0; column < columns.size(); ++column) {
        sets.push_back(atoms_[column].of(rule[column]));
      }
      sets_.push_back(std::move(sets));
    }
  }

  void types();
  void overlaps();
  void unreachable(HitPolicy policy);
  void gaps();
  std::vector<TableFinding> findings;

 private:
  [[nodiscard]] bool is_known(std::size_t rule) const {
    return std::ranges::none_of(
        cells_[rule], [](const Cell& cell) { return cell.form == Cell::Form::expression; });
  }
  [[nodiscard]] bool is_empty(std::size_t rule) const {
    return std::ranges::any_of(sets_[rule], [](const BitSet& set) { return !set.any(); });
  }
  [[nodiscard]] std::string region(std::size_t a, std::size_t b) const;
  // Goes through all regions within `bounds` (a set of atoms a column, empty: all) that no rule of
  // `rules` answers; `take` says whether to go on.
  template <class Take>
  bool uncovered(const std::vector<std::size_t>& rules, const std::vector<BitSet>& bounds,
                 std::vector<std::string>& path, Take take);

  const std::vector<AnalysedColumn>& columns_;
  const std::vector<std::vector<Cell>>& cells_;
  std::vector<Atoms> atoms_;
  std::vector<std::vector<BitSet>> sets_;
  std::size_t visits_ = 0;
  bool cut_ = false;
  std::set<std::pair<std::size_t, std::vector<std::size_t>>> answered_;
};

std::optional<TypeKind> type_kind_of(Kind kind) {
  switch (kind) {
    case Kind::boolean:
      return TypeKind::boolean;
    case Kind::number:
      return TypeKind::number;
    case Kind::string:
      return TypeKind::string;
    case Kind::date:
      return TypeKind::date;
    case Kind::time:
      return TypeKind::time;
    case Kind::date_time:
      return TypeKind::date_time;
    case Kind::days_duration:
      return TypeKind::days_duration;
    case Kind::months_duration:
      return TypeKind::months_duration;
    default:
      return std::nullopt;
  }
}

void Analysis::types() {
  for (std::size_t rule = 0; rule < cells_.size(); ++rule) {
    for (std::size_t column = 0; column < columns_.size(); ++column) {
      const auto wanted = columns_[column].type.kind();
      if (wanted == TypeKind::any || wanted == TypeKind::list) continue;
      const auto clash = [&](Kind kind) {
        const auto own = type_kind_of(kind);
        return own && *own != wanted;
      };
      const auto& cell = cells_[rule][column];
      const auto value = std::ranges::find_if(
          cell.values, [&](const feel::Value& one) { return clash(one.kind()); });
      const auto interval = std::ranges::find_if(
          cell.intervals, [&](const Interval& one) { return clash(one.kind()); });
      if (value == cell.values.end() && interval == cell.intervals.end()) continue;
      const auto kind = value != cell.values.end() ? value->kind() : interval->kind();
      findings.push_back({rule + 1, column + 1, "dmn.cell-type",
                          fmt::format("{}, {}", name_of(kind), text_of(columns_[column].type))});
    }
  }
}

std::string Analysis::region(std::size_t a, std::size_t b) const {
  std::string text;
  for (std::size_t column = 0; column < columns_.size(); ++column) {
    auto both = sets_[a][column];
    both &= sets_[b][column];
    for (std::size_t atom = 0; atom < both.size(); ++atom) {
      if (!both.has(atom)) continue;
      text += fmt::format("{}{} {}", text.empty() ? "" : ", ", columns_[column].label,
                          atoms_[column].name(atom));
      break;
    }
  }
  return text;
}

void Analysis::overlaps() {
  std::size_t shown = 0;
  std::size_t pairs = 0;
  for (std::size_t a = 0; a < sets_.size(); ++a) {
    if (!is_known(a)) continue;
    for (auto b = a + 1; b < sets_.size(); ++b) {
      if (++pairs > pairs_max) {
        cut_ = true;
        return;
      }
      bool meet = is_known(b);
      for (std::size_t column = 0; meet && column < columns_.size(); ++column) {
        meet = sets_[a][column].meets(sets_[b][column]);
      }
      if (!meet) continue;
      findings.push_back(
          {b + 1, 0, "dmn.rules-overlap", fmt::format("{}, {}: {}", a + 1, b + 1, region(a, b))});
      if (++shown >= overlaps_shown) return;
    }
  }
}

template <class Take>
bool Analysis::uncovered(const std::vector<std::size_t>& rules, const std::vector<BitSet>& bounds,
                         std::vector<std::string>& path, Take take) {
  const auto column = path.size();
  if (rules.empty()) return take(path);
  if (column == columns_.size()) return true;
  if (++visits_ > visits_max) {
    cut_ = true;
    return false;
  }
  if (bounds.empty() && !answered_.emplace(column, rules).second) return true;
  for (std::size_t atom = 0; atom < atoms_[column].count(); ++atom) {
    if (!atoms_[column].is_inside(atom)) continue;
    if (!bounds.empty() && !bounds[column].has(atom)) continue;
    std::vector<std::size_t> left;
    for (const auto rule : rules) {
      if (sets_[rule][column].has(atom)) left.push_back(rule);
    }
    path.push_back(fmt::format("{} {}", columns_[column].label, atoms_[column].name(atom)));
    const bool on = uncovered(left, bounds, path, take);
    path.pop_back();
    if (!on) return false;
  }
  return true;
}

void Analysis::unreachable(HitPolicy policy) {
  for (std::size_t rule = 0; rule < sets_.size(); ++rule) {
    if (!is_known(rule)) continue;
    if (is_empty(rule)) {
      findings.push_back({rule + 1, 0, "dmn.rule-unreachable", "matches nothing"});
      continue;
    }
    if (policy != HitPolicy::first) continue;
    // Reached where the known rules before it leave something of its own region.
    std::vector<std::size_t> before;
    for (std::size_t at = 0; at < rule; ++at) {
      if (is_known(at)) before.push_back(at);
    }
    bool reached = before.empty();
    std::vector<std::string> path;
    const bool whole = before.empty() || uncovered(before, sets_[rule], path, [&](const auto&) {
                         reached = true;
                         return false;
                       });
    if (!reached && whole) {
      findings.push_back({rule + 1, 0, "dmn.rule-unreachable", "rules before it take all"});
    }
  }
}

void Analysis::gaps() {
  std::vector<std::size_t> all;
  for (std::size_t rule = 0; rule < sets_.size(); ++rule) all.push_back(rule);
  std::size_t shown = 0;
  std::vector<std::string> path;
  uncovered(all, {}, path, [&](const std::vector<std::string>& where) {
    findings.push_back({0, 0, "dmn.table-gap", fmt::format("{}", fmt::join(where, ", "))});
    return ++shown < gaps_shown;
  });
  if (cut_) findings.push_back({0, 0, "dmn.analysis-cut", {}});
}

}  // namespace

std::vector<TableFinding> analyse(const std::vector<AnalysedColumn>& columns,
                                  const std::vector<std::vector<Cell>>& cells, HitPolicy policy,
                                  bool has_default) {
  if (columns.empty() || cells.empty()) return {};
  Analysis analysis(columns, cells);
  analysis.types();
  if (policy == HitPolicy::unique) analysis.overlaps();
  analysis.unreachable(policy);
  const bool answers_one = policy != HitPolicy::collect && policy != HitPolicy::rule_order;
  if (answers_one && !has_default) analysis.gaps();
  return std::move(analysis.findings);
}

}  // namespace luoshi::dmn
