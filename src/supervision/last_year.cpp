#include "supervision/last_year.hpp"

#include <set>

#include "text/bigrams.hpp"

namespace luoshi::supervision {
namespace {

// Numbers change from year to year; what they count does not.
std::set<std::string> pairs_of(const std::string& headline) {
  std::set<std::string> pairs;
  for (auto& pair : text::bigrams(headline)) {
    if (pair.front() < '0' || pair.front() > '9') pairs.insert(std::move(pair));
  }
  return pairs;
}

}  // namespace

void LastYear::add(std::string number, std::string headline, std::string lead_unit) {
  const auto pairs = pairs_of(headline);
  for (const auto& pair : pairs) by_pair_[pair].push_back(works_.size());
  works_.push_back({std::move(number), std::move(headline), std::move(lead_unit), pairs.size()});
}

Result<LastYear> LastYear::load(store::Reader& reader, std::int64_t year) {
  LastYear last;
  TRY(reader.each(
      "SELECT number, headline, lead_unit FROM item WHERE year = ? AND lead_unit IS NOT NULL "
      "AND state <> 'rejected' ORDER BY serial, part",
      {year - 1}, [&](const store::Row& row) {
        last.add(row.string(0), row.string(1), row.string(2));
        return true;
      }));
  return last;
}

std::optional<Suggestion> LastYear::suggest(const std::string& headline) const {
  const auto pairs = pairs_of(headline);
  std::map<std::size_t, std::size_t> shared;
  for (const auto& pair : pairs) {
    const auto found = by_pair_.find(pair);
    if (found == by_pair_.end()) continue;
    for (const auto at : found->second) ++shared[at];
  }
  const Work* best = nullptr;
  double best_likeness = 0.6;  // Dice: of all pairs of both, six in ten are common
  for (const auto& [at, count] : shared) {
    const auto all = static_cast<double>(pairs.size() + works_[at].pairs);
    if (const auto likeness = 2.0 * static_cast<double>(count) / all; likeness >= best_likeness) {
      if (best != nullptr && likeness == best_likeness) continue;
      best = &works_[at];
      best_likeness = likeness;
    }
  }
  if (best == nullptr) return std::nullopt;
  return Suggestion{best->lead_unit, "last_year", best->number + " " + best->headline};
}

}  // namespace luoshi::supervision
