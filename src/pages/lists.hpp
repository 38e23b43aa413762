// Lists of items as public pages show them.
#pragma once

#include <string>
#include <vector>

#include "pages/layout.hpp"
#include "pages/site.hpp"
#include "supervision/board.hpp"

namespace luoshi::pages {

// What the public may see at all: approved items whose disclosure is public.
[[nodiscard]] supervision::Filter public_filter();
[[nodiscard]] supervision::Scope public_scope();

// A list of links to items, each with its type, owner and due date.
[[nodiscard]] Html item_list(const Site& site, const Visitor& visitor,
                             const std::vector<supervision::Item>& items);

// "约 3.8 %", "3 – 5 万人", "不超过 3.8 %", as a person reads a quantity.
[[nodiscard]] std::string quantity_words(const Visitor& visitor,
                                         const supervision::Quantity& quantity);

}  // namespace luoshi::pages
