// Full-text search over records: one index, fed in the write that changes the record. Texts are cut
// into overlapping pairs of characters (text/bigrams), so a Chinese word of two characters is found
// and only where they stand side by side. The index holds nothing that is not in the rows and can
// be made again from them; it is not part of what the ledger proves.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "store/database.hpp"

namespace luoshi::search {

// Creates the index where it is missing. Run once at start, on the writer.
Result<> prepare(store::Writer& writer);

// Sets the text by which the record (of a kind such as "item") is found; an empty text takes it
// out. Costs little when the text is what it was.
Result<> put(store::Writer& writer, std::string_view kind, std::string_view id,
             std::string_view text);

// Empties the index of one kind, to be filled again.
Result<> clear(store::Writer& writer, std::string_view kind);

// The ids of the records of that kind that contain every word of the query, best first (BM25), at
// most `limit`. Words are parted by white space; each is found as it is written, its characters
// side by side; Latin words also by their beginning. A query without any word finds nothing.
[[nodiscard]] Result<std::vector<std::string>> find(store::Reader& reader, std::string_view kind,
                                                    std::string_view query, std::int64_t limit);

// For lists that search and filter in one statement. `matching` gives the parameter of
//     id IN (SELECT e.id FROM search_index x JOIN search_entry e ON e.number = x.rowid
//            WHERE search_index MATCH ? AND e.kind = 'item')
// and is empty when the query has no word; then the condition must be left out.
[[nodiscard]] std::string matching(std::string_view query);

}  // namespace luoshi::search
