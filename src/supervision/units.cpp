#include "supervision/units.hpp"

#include <algorithm>

#include "text/unicode.hpp"

namespace luoshi::supervision {
namespace {

std::string without_space(std::string_view words) {
  std::u32string out;
  for (const auto c : text::from_utf8(words)) {
    if (!text::is_space(c)) out += text::fold_width(c);
  }
  return text::to_utf8(out);
}

bool called(const KnownUnit& unit, const std::string& words) {
  return unit.name == words || unit.id == words ||
         std::ranges::find(unit.short_names, words) != unit.short_names.end();
}

}  // namespace

const KnownUnit* Units::by_id(std::string_view id) const {
  const auto found = std::ranges::find(units_, id, &KnownUnit::id);
  return found == units_.end() ? nullptr : &*found;
}

const KnownUnit* Units::by_words(std::string_view words) const {
  const auto wanted = without_space(words);
  const KnownUnit* found = nullptr;
  for (const auto& unit : units_) {
    if (!unit.active || !called(unit, wanted)) continue;
    if (found != nullptr) return nullptr;
    found = &unit;
  }
  return found;
}

std::string Units::printed(std::string_view id) const {
  const auto* unit = by_id(id);
  if (unit == nullptr) return std::string(id);
  return unit->short_names.empty() ? unit->name : unit->short_names.front();
}

namespace {

// The longest name of the unit that stands in the words.
std::string_view named(const KnownUnit& unit, std::string_view words) {
  std::string_view longest;
  const auto look = [&](const std::string& name) {
    if (name.size() > longest.size() && words.contains(name)) longest = name;
  };
  look(unit.name);
  for (const auto& name : unit.short_names) look(name);
  return longest;
}

}  // namespace

// A name in the words wins over any duty. The longest duty word found in the words wins; of two as
// long, the one that stands first.
std::optional<Suggestion> Units::suggest(std::string_view words) const {
  std::optional<Suggestion> best;
  for (const auto& unit : units_) {
    const auto name = unit.active ? named(unit, words) : std::string_view{};
    if (name.size() > (best ? best->detail.size() : 0)) {
      best = Suggestion{unit.id, "named", std::string(name)};
    }
  }
  if (best) return best;
  std::size_t best_at = std::string_view::npos;
  for (const auto& unit : units_) {
    if (!unit.active) continue;
    for (const auto& duty : unit.duties) {
      const auto at = words.find(duty);
      if (duty.empty() || at == std::string_view::npos) continue;
      const auto length = best ? best->detail.size() : 0;
      if (duty.size() < length || (duty.size() == length && at >= best_at)) continue;
      best = Suggestion{unit.id, "duty", duty};
      best_at = at;
    }
  }
  return best;
}

Result<> Units::require(std::string_view id, std::string_view place) const {
  const auto* unit = by_id(id);
  if (unit == nullptr || !unit->active) {
    return fail(ErrorKind::invalid, "item.unit-unknown", std::string(id), std::string(place));
  }
  return {};
}

}  // namespace luoshi::supervision
