// One act over many items: those that may not take part are left out and named with the reason,
// the others go ahead.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ledger/act.hpp"
#include "supervision/item.hpp"

namespace luoshi::handling {

struct LeftOut {
  std::string item;
  std::string number;
  std::string headline;
  std::string problem;
  std::string detail;
};

struct Batch {
  std::vector<std::string> done;  // ids of items
  std::vector<LeftOut> left_out;
};

// Runs `body` over the items in the order given, each once. A failure of `body` for what the item
// is (conflict, forbidden, invalid, not_found) leaves it out; any other ends the act. Notes the
// count as a fact of the act. REQUIRES: `body` writes nothing when it fails for such a reason.
[[nodiscard]] Result<Batch> with_each(ledger::Act& act, const std::vector<std::string>& items,
                                      const std::function<Result<>(supervision::Item&)>& body);

}  // namespace luoshi::handling
