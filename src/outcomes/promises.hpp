// The promises of a report with what became of them: what a later report says, what was cited from
// elsewhere. The two stand side by side and are counted apart; there is no score.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "outcomes/cited.hpp"
#include "outcomes/outcome.hpp"
#include "supervision/item.hpp"

namespace luoshi::outcomes {

struct Promise {
  supervision::Item item;
  std::string promised;  // its words in the report, before any amendment
  std::optional<Outcome> outcome;
  std::vector<Cited> cited;  // those that stand
};

// What a reader of the list may see of it.
enum class View {
  office,   // everything
  visitor,  // items that are public, outcomes that were released
};

// In the order of the report. Without `later` no outcome is given.
[[nodiscard]] Result<std::vector<Promise>> load_promises(store::Reader& reader,
                                                         std::string_view earlier,
                                                         std::string_view later, View view);

// The words the item had in its report, before any amendment.
[[nodiscard]] Result<std::string> promised_words(store::Reader& reader,
                                                 const supervision::Item& item);

// The later report a report was held against that is nearest in years; empty where none was.
[[nodiscard]] Result<std::string> nearest_later(store::Reader& reader, std::string_view earlier,
                                                View view);

// Counts by Verdict, and of promises nothing is said of.
struct Counts {
  std::array<std::int64_t, 4> reported{};
  std::int64_t not_compared = 0;
  std::array<std::int64_t, 4> cited{};
  std::int64_t promises = 0;
  std::int64_t decided = 0;  // confirmed or corrected
};

struct SectionCounts {
  std::string section;  // see section_of
  Counts counts;
};

void count(Counts& counts, const Promise& promise);

// In the order the sections first appear.
[[nodiscard]] std::vector<SectionCounts> counts_by_section(const std::vector<Promise>& promises);

// The heading a promise is counted under: the second, as the first is the whole plan of the year.
[[nodiscard]] std::string section_of(const supervision::Item& item);

struct PromiseFilter {
  std::optional<Verdict> verdict;  // by either the report or what was cited
  std::optional<State> state;
  std::string section;
  std::string words;  // in the promise or in the passage
  bool cited = false;
  std::optional<Disclosure> disclosure;  // of the outcome or of a cited figure
};
[[nodiscard]] bool passes(const PromiseFilter& filter, const Promise& promise);

// Undecided pairs first, the least certain of them first.
void sort_by_certainty(std::vector<Promise>& promises);

}  // namespace luoshi::outcomes
