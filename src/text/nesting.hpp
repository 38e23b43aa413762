// How deep the elements of an XML text stand in one another, told before it is parsed: a parser
// that counts no depth, and what goes through its tree by recursion, is kept from hostile files so.
#pragma once

#include <string_view>

namespace luoshi::text {

// Reads marks alone: a text that is no XML gets some answer, and its parser refuses it.
[[nodiscard]] bool nests_deeper(std::string_view xml, int depth_max);

}  // namespace luoshi::text
