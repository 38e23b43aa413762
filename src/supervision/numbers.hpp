// Numbers of items: the year, a serial that runs through the year over all sources, and the part of
// a child: 2019-017, 2019-017-2. A number is given once and never again.
#pragma once

#include <cstdint>
#include <string>

#include "base/clock.hpp"
#include "store/database.hpp"

namespace luoshi::supervision {

[[nodiscard]] std::string number_of(std::int64_t year, std::int64_t serial, std::int64_t part);

// The greatest serial given in the year, 0 when none.
[[nodiscard]] Result<std::int64_t> last_serial(store::Reader& reader, std::int64_t year);

// The greatest part given below this serial, 0 when none.
[[nodiscard]] Result<std::int64_t> last_part(store::Reader& reader, std::int64_t year,
                                             std::int64_t serial);

[[nodiscard]] Result<std::int64_t> next_source_number(store::Reader& reader);

// Smaller for newer sources, so that the board begins with the newest.
[[nodiscard]] std::int64_t rank_of(std::int64_t source_number);

[[nodiscard]] std::int64_t year_of(Instant instant);

}  // namespace luoshi::supervision
