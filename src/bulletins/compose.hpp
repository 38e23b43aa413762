// From the figures of a month and the words of the office to the document and the table. Pure: the
// same figures and words give the same document.
#pragma once

#include <string>

#include "bulletins/facts.hpp"
#include "format/official/document.hpp"
#include "format/table.hpp"

namespace luoshi::bulletins {

// What the program says where the office has written nothing: title, letterhead, addressee,
// opening, demands, signature and copies; the number stays empty.
[[nodiscard]] Wording usual_wording(const Facts& facts);
// `wording` with the usual words in its empty fields.
[[nodiscard]] Wording filled(const Wording& wording, const Facts& facts);

// The next number after one such as 启政督〔2019〕3号, in that year; empty where it has no such
// form.
[[nodiscard]] std::string next_number(std::string_view number, std::string_view year);

// `issued_on` is a date, empty for a draft, which then carries no date.
[[nodiscard]] format::official::Document compose(const Bulletin& bulletin, const Facts& facts);

// The monthly table: one row an item, for Excel.
[[nodiscard]] format::Table monthly_table(const Facts& facts);

}  // namespace luoshi::bulletins
