// A table of an official document on the pages of a PDF: the head repeats, rows do not break.
#pragma once

#include "format/official/pages.hpp"

namespace luoshi::format::official {

// `keep_end`: the last row stays with what follows the table.
void print_table(cairo_t* cairo, const Typesetter& type, Pages& pages, const Table& table,
                 bool keep_end);

}  // namespace luoshi::format::official
