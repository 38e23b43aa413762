// A lead unit suggested for a statement, from the district's list of duties and from what the same
// task was assigned to last year. A suggestion only, always with its reason; a person decides.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "reading/report.hpp"

namespace luoshi::reading {

struct UnitDuties {
  std::string id;
  std::vector<std::string> names;   // full name and abbreviations: 区教育局, 教育局
  std::vector<std::string> duties;  // words of a report that point to this unit: 幼儿园, 学位
};

// What was assigned the year before.
struct PastAssignment {
  std::string headline;
  std::string unit_id;
};

struct Suggestion {
  enum class Reason {
    named,      // the statement names the unit
    last_year,  // a like task was this unit's last year
    duties,     // words of the statement stand in the unit's duties
  };

  std::string unit_id;
  Reason reason = Reason::duties;
  std::vector<std::string> words;  // the name, the words of the duties, or last year's headline
  double certainty = 0;            // 0..1
};

[[nodiscard]] const char* name_of(Suggestion::Reason reason);

// Holds the words of all units ready for look-up. Not changed by suggesting; safe to share.
class LeadSuggester {
 public:
  explicit LeadSuggester(std::vector<UnitDuties> units, std::vector<PastAssignment> past = {});

  // The best first, at most `most`; empty where nothing points to any unit. `words` is the text of
  // the statement, `section_path` the headings above it, which count less.
  [[nodiscard]] std::vector<Suggestion> suggest(std::string_view words,
                                                const std::vector<std::string>& section_path,
                                                std::size_t most = 3) const;

 private:
  struct Word {
    std::u32string text;
    std::size_t unit = 0;
    bool name = false;
  };
  struct Past {
    std::vector<std::string> tokens;  // sorted bigrams of the headline
    std::size_t assignment = 0;
  };

  std::vector<UnitDuties> units_;
  std::vector<PastAssignment> past_;
  std::vector<Past> past_tokens_;
  std::unordered_map<char32_t, std::vector<Word>> words_;  // by first character
};

}  // namespace luoshi::reading
