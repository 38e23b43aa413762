// What waits for a person, as counts that are links into the staff application.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "identity/actor.hpp"
#include "store/database.hpp"

namespace luoshi::supervision {

struct Waiting {
  std::string kind;  // to_review, to_confirm, to_approve, disclosure_to_approve, unassigned, …
  std::int64_t count = 0;
  std::string link;
  std::string source;  // where it is about one source, else empty
  std::string title;
};

// Only kinds this person can act on. `today` is the district's date, `soon` the last day that
// counts as due soon, both as 2019-12-31.
[[nodiscard]] Result<std::vector<Waiting>> todo_of(store::Reader& reader,
                                                   const identity::Principal& who,
                                                   std::string_view today, std::string_view soon);

}  // namespace luoshi::supervision
