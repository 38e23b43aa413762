// Who is concerned when cases have changed: read from the changed rows by their keys, however many
// people there are. It says who may be told that something changed; what they then see, they ask
// for and are judged anew.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "casework/access.hpp"
#include "ledger/changes.hpp"

namespace luoshi::casework {

// A case that changed, as it stands.
struct Concern {
  std::string id;
  std::int64_t version = 0;
  std::vector<std::string> units;  // its desk, and every unit with a part in it
  std::vector<Task> tasks;         // those that changed
};

// The tables to ask the ledger about.
inline constexpr std::string_view concerned_tables = "case";

[[nodiscard]] Result<std::vector<Concern>> concerns_of(store::Reader& reader,
                                                       const ledger::Changes& changes);

// The case is among those of the scope.
[[nodiscard]] bool sees(const Scope& scope, const Concern& concern);

// One of the changed tasks waits for the worker, or did: a task that moves from one unit to another
// leaves the queue of a unit that has a part in the case.
[[nodiscard]] bool finds_in_queue(const Worker& worker, const Concern& concern);

}  // namespace luoshi::casework
