// The proposal of milestones.hpp: even quarters from a numeric target.
#include <fmt/format.h>

#include <algorithm>

#include "base/clock.hpp"
#include "handling/milestones.hpp"

namespace luoshi::handling {
namespace {

constexpr int quarters_max = 12;

struct Quarter {
  int year = 0;
  int number = 1;  // 1 to 4

  [[nodiscard]] std::string name() const { return fmt::format("{:04}-Q{}", year, number); }
  void next() {
    if (++number > 4) {
      number = 1;
      ++year;
    }
  }
};

Quarter quarter_of(std::string_view date) {
  const auto month = std::stoi(std::string(date.substr(5, 2)));
  return {std::stoi(std::string(date.substr(0, 4))), (month + 2) / 3};
}

// The one target that adds up over the year: a level with a whole value. A share, a rank or a
// growth does not add up by quarters.
const supervision::Quantity* target_of(const Item& item) {
  const supervision::Quantity* found = nullptr;
  for (const auto& quantity : item.quantities) {
    if (quantity.kind != reading::Kind::target || quantity.role != reading::Role::level) continue;
    const bool whole = !quantity.value.empty() && std::ranges::all_of(quantity.value, [](char c) {
      return c >= '0' && c <= '9';
    });
    if (!whole || quantity.value.size() > 12 || quantity.unit == "%" || found != nullptr) {
      return nullptr;
    }
    found = &quantity;
  }
  return found;
}

std::string words_at(const supervision::Quantity* target, std::int64_t at, std::int64_t count) {
  if (target == nullptr) return {};
  const auto total = std::stoll(target->value);
  const auto part = total / count * at + total % count * at / count;
  if (part == 0) return {};
  return fmt::format("{}累计{}{}", target->indicator, part,
                     target->unit == "-" ? "" : target->unit);
}

}  // namespace

std::vector<Milestone> propose_milestones(const Item& item) {
  if (!is_date(item.due_date)) return {};
  const auto first = item.carriage.start_date.empty() ? fmt::format("{:04}-01-01", item.year)
                                                      : item.carriage.start_date;
  if (first > item.due_date) return {};
  std::vector<Milestone> all;
  const auto last = quarter_of(item.due_date).name();
  for (auto quarter = quarter_of(first); std::ssize(all) < quarters_max; quarter.next()) {
    Milestone milestone;
    milestone.period = quarter.name();
    milestone.due_date = usual_due_date(item, milestone.period);
    all.push_back(std::move(milestone));
    if (quarter.name() == last) break;
  }
  const auto* target = target_of(item);
  const auto count = static_cast<std::int64_t>(all.size());
  for (std::int64_t at = 1; at <= count; ++at) {
    auto& milestone = all[static_cast<std::size_t>(at - 1)];
    milestone.percent = 100 * at / count;
    milestone.words = words_at(target, at, count);
  }
  return all;
}

}  // namespace luoshi::handling
