// Lists of cases by words, newest first, along the full-text index: a word that hundreds of
// thousands of cases hold costs no more than a rare one.
#pragma once

#include "casework/lists.hpp"

namespace luoshi::casework {

// So many cases with the words are looked at for one page, and for one count. A page for which no
// more were looked at may be short, or empty, and still have a next one.
inline constexpr std::int64_t search_looked_max = 20'000;

// REQUIRES: the filter has words. As list_cases; nothing is found by words without a character that
// can be searched for.
[[nodiscard]] Result<CasePage> search_cases(store::Reader& reader, const Scope& scope,
                                            const CaseFilter& filter, std::string_view after,
                                            std::int64_t limit);
// As count_cases; where more cases hold the words than are looked at, count_max + 1.
[[nodiscard]] Result<std::int64_t> count_found(store::Reader& reader, const Scope& scope,
                                               const CaseFilter& filter);

}  // namespace luoshi::casework
