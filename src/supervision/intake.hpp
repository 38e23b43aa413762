// Taking in a source: what a report or a table holds becomes drafts, and the drafts rows.
//
// The same text again (same kind, same hash) makes no second source: only statements that no item
// of the source accounts for are added, and nothing a person corrected is touched.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "identity/actor.hpp"
#include "ledger/act.hpp"
#include "supervision/item.hpp"

namespace luoshi::supervision {

// An item before it has a number. Drafts stand in the order of the source, a parent before its
// children.
struct Draft {
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  Item item;
  std::size_t parent = none;  // index of another draft
};

// A source with all that was read in it. Of `source` the id, number and times are not set.
struct Intake {
  Source source;
  std::vector<Draft> drafts;
  std::int64_t set_aside = 0;     // pieces recognised as page furniture
  std::vector<Finding> findings;  // cells of a table that could not be read
};

struct TakenIn {
  std::string source;
  bool created = false;
  std::int64_t added = 0;
  std::int64_t known = 0;
  std::int64_t quantities = 0;  // of the items added
  std::map<std::string, std::int64_t, std::less<>> by_type;
};

inline constexpr auto kind_import = "source.import";
inline constexpr auto kind_reread = "source.reread";

// Gives the source its id, a new one or that of the same text imported before; the value is which
// of the two kinds the act is.
[[nodiscard]] Result<std::string> identify(store::Reader& reader, Random& random, Source& source);

// Errors: forbidden "item.not-supervision"; invalid "import.nothing-read" for a new source without
// a draft. REQUIRES: identify(), in the same transaction.
[[nodiscard]] Result<TakenIn> take_in(ledger::Act& act, const identity::Principal& who,
                                      std::string_view kind, Intake intake);

}  // namespace luoshi::supervision
