// Deputies 委托: from one day to another somebody of the same unit does the tasks that are a
// person's by name. A deputy has no deputy of their own in those days, so that nobody hands on what
// was handed to them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "casework/access.hpp"
#include "ledger/act.hpp"

namespace luoshi::casework {

struct Deputy {
  std::string id;  // "dep_…"
  std::string person;
  std::string deputy;
  std::string from;  // 2026-03-02, both days count
  std::string to;
  bool withdrawn = false;
};

struct DeputyNew {
  std::string deputy;
  std::string from;
  std::string to;
};

// Those of the person and those they are themselves, the latest days first.
[[nodiscard]] Result<std::vector<Deputy>> deputies_of(store::Reader& reader,
                                                      std::string_view person);
// not_found "deputy.not-found".
[[nodiscard]] Result<Deputy> load_deputy(store::Reader& reader, std::string_view id);

// The id of the new one. `today` is the district's date. Forbidden "deputy.no-unit" for who does no
// daily work; invalid "deputy.faulty" with "deputy.oneself", "deputy.other-unit",
// "deputy.days-backwards" and "deputy.days-past"; conflict "deputy.overlaps" (the person has one in
// those days), "deputy.chain".
Result<std::string> set_deputy(ledger::Act& act, const Principal& who, const DeputyNew& deputy,
                               std::string_view today);
// From now on. not_found "deputy.not-found" for one of somebody else; conflict
// "deputy.withdrawn-already".
Result<> withdraw_deputy(ledger::Act& act, const Principal& who, std::string_view id);

}  // namespace luoshi::casework
