// Reference systems of coordinates as Chinese sources deliver them, and the way from one to
// another.
//
// GCJ-02 is the shifted system that public maps in China must use, BD-09 the one that Baidu adds on
// top. Their forward formulas are public knowledge, not a published standard; the way back is found
// by iteration. The shift of GCJ-02 is defined within 72.004–137.8347 E, 0.8293–55.8271 N and
// nought elsewhere; at that border, far outside any district, there is no way back.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "geo/position.hpp"

namespace luoshi::geo {

enum class System { wgs84, cgcs2000, gcj02, bd09 };

inline constexpr std::array<std::string_view, 4> system_names{"wgs84", "cgcs2000", "gcj02", "bd09"};

[[nodiscard]] std::string_view name_of(System system);
[[nodiscard]] std::optional<System> system_of(std::string_view name);

// CGCS2000 and WGS 84 are taken as one: they differ by centimetres. There and back again is within
// 1e-8 degree.
[[nodiscard]] Degrees convert(Degrees degrees, System from, System to);

}  // namespace luoshi::geo
