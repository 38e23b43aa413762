// Which part of the report each piece stands in: looking back, problems, outlook, plan, closing.
#pragma once

#include <string_view>
#include <vector>

#include "reading/pieces.hpp"

namespace luoshi::reading {

// Sets Piece::part of every draft.
void assign_parts(std::vector<Draft>& drafts);

// True for a paragraph in which the government turns from achievements to what is wanting.
[[nodiscard]] bool opens_problems(std::u32string_view flat);

// What an outermost heading announces.
enum class Section { review, plan, mixed, problems, unknown };
[[nodiscard]] Section section_of(std::u32string_view heading);

}  // namespace luoshi::reading
