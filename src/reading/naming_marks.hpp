// Where digits belong to names and not to amounts: quoted slogans, titles of works, note marks.
#pragma once

#include <string_view>
#include <vector>

#include "text/flat.hpp"

namespace luoshi::reading {

// `flat` without the marks of footnotes ([12], 〔3〕, ①), which would part a word from its number.
[[nodiscard]] text::Flat without_note_marks(text::Flat flat);

// For each character of a flattened passage: true inside a short quotation ("1+5") and inside the
// title of a work (《…》), where a number is part of a name.
[[nodiscard]] std::vector<bool> named_ranges(std::u32string_view flat);

}  // namespace luoshi::reading
