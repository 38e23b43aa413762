#include "handling/milestone_cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "text/unicode.hpp"

namespace luoshi::handling {

using supervision::Field;

std::string period_of_column(Field field, std::int64_t year) {
  const auto at = static_cast<int>(field) - static_cast<int>(Field::quarter_1);
  constexpr int quarters = 4;
  if (at < quarters) return fmt::format("{:04}-Q{}", year, at + 1);
  return fmt::format("{:04}-{:02}", year, at - quarters + 1);
}

std::string milestone_cell(const std::vector<Milestone>& milestones, Field field,
                           std::int64_t year) {
  const auto found =
      std::ranges::find(milestones, period_of_column(field, year), &Milestone::period);
  if (found == milestones.end()) return {};
  const auto& [percent, words] = std::tie(found->percent, found->words);
  if (!percent) return words;
  return fmt::format("{}%{}{}", percent.value_or(0), words.empty() ? "" : "；", words);
}

std::optional<MilestoneWords> read_milestone_cell(std::string_view cell) {
  const auto words = text::fold_space(text::from_utf8(cell));
  std::size_t at = 0;
  std::int64_t number = 0;
  while (at < words.size() && at < 4 && text::is_digit(text::fold_width(words[at]))) {
    number = number * 10 + static_cast<std::int64_t>(text::fold_width(words[at]) - U'0');
    ++at;
  }
  MilestoneWords out;
  const auto sign_at = words.find_first_of(U"%％");
  if (at == 0 || at >= words.size() || text::fold_width(words[at]) != U'%') {
    // A number alone, or a part of one before a per cent sign, would be a guess.
    const bool number_alone = at > 0 && at == words.size();
    if (number_alone || (at > 0 && sign_at != std::u32string::npos && sign_at < at + 4)) {
      return std::nullopt;
    }
    out.words = text::to_utf8(words);
    return out;
  }
  out.percent = number;
  auto rest = std::u32string_view(words).substr(at + 1);
  if (!rest.empty() && text::fold_width(rest.front()) == U'%') return std::nullopt;
  while (!rest.empty() && std::u32string_view(U"；;，,、：: ").contains(rest.front())) {
    rest.remove_prefix(1);
  }
  out.words = text::to_utf8(rest);
  return out;
}

}  // namespace luoshi::handling
