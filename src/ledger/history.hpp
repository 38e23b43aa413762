// The past of a record, for time lines, and the ledger's pages of entries.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "ledger/entry.hpp"

namespace luoshi::ledger {

// The entries about a record ("item/itm_…") after `after_seq`, oldest first, at most `limit`: those
// whose subject it is, whole, and those that changed its row under another subject, with the
// changes of that row only. Private values are resolved.
[[nodiscard]] Result<std::vector<Entry>> history(store::Reader& reader, std::string_view record,
                                                 std::int64_t after_seq, std::int64_t limit);

// The entries before `before_seq`, newest first, at most `limit`. Private values are not resolved:
// this page is read by people who need not see them.
[[nodiscard]] Result<std::vector<Entry>> latest(store::Reader& reader, std::int64_t before_seq,
                                                std::int64_t limit);

}  // namespace luoshi::ledger
