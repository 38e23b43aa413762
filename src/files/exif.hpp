// What a camera wrote into a photo: how it was held, where and when. The block is TIFF as EXIF 2.32
// (CIPA DC-008) and TIFF 6.0 lay it out. Read for a proposal to a person, never as proof: whoever
// hands a photo in can write there what they like. A small reader of its own, within the bounds of
// the bytes and without recursion, since it runs in the server; anything malformed is no fact.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/clock.hpp"

namespace luoshi::files {

// Degrees of longitude and latitude times 10^7, east and north positive, as the camera says: WGS 84
// by the standard, though some phones write GCJ-02.
struct PhotoPosition {
  std::int64_t lon_e7 = 0;
  std::int64_t lat_e7 = 0;

  bool operator==(const PhotoPosition&) const = default;
};

struct Exif {
  int orientation = 1;  // 1 to 8 as EXIF counts them: 6 is to be turned right by 90 degrees
  std::optional<PhotoPosition> position;
  std::optional<Instant> taken;
};

// The facts of a TIFF block. A time without an offset of its own is taken to be of `offset`,
// written as in RFC 3339. The position 0, 0 is what phones write without one, and is none.
[[nodiscard]] Exif read_exif(std::string_view tiff, std::string_view offset);

}  // namespace luoshi::files
