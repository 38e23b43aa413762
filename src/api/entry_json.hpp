// Entries of the ledger of acts as replies: the history of a record with what stood there before,
// and the ledger's own pages with commitments in place of closed values.
#pragma once

#include <boost/json/object.hpp>
#include <vector>

#include "api/problem.hpp"
#include "api/reply.hpp"
#include "ledger/entry.hpp"

namespace luoshi::api {

// `entries` are the whole history, oldest first; the reply is a page of it, newest first.
[[nodiscard]] Result<boost::json::object> history_json(store::Reader& reader,
                                                       std::vector<ledger::Entry> entries,
                                                       const Page& page, Language language);

// `entries` in the order of the reply; `next` is the place after them, if there is more.
[[nodiscard]] Result<boost::json::object> entries_json(store::Reader& reader,
                                                       const std::vector<ledger::Entry>& entries,
                                                       const std::optional<std::string>& next,
                                                       Language language);

// The sequence number a page begins below; invalid "list.cursor-malformed".
[[nodiscard]] Result<std::int64_t> seq_of(const Page& page);

}  // namespace luoshi::api
