// A whole report read: structure, quantities, statements, derived targets.
#pragma once

#include <string_view>

#include "reading/report.hpp"

namespace luoshi::reading {

// `text` as text::decode gives it. Pure; time linear in its length.
[[nodiscard]] Report read_report(std::u32string_view text);

}  // namespace luoshi::reading
