// Pixels: decoding a picture of others, making it smaller, turning it, writing it as JPEG. The
// decoders are libjpeg-turbo's, libpng's and libwebp's and the bytes are hostile, so all of this
// runs in the child that photo.hpp starts. Whatever stood beside the pixels is left behind: of a
// picture nothing but pixels comes in here, and nothing but pixels is written.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "files/picture_header.hpp"

namespace luoshi::files {

struct Picture {
  std::size_t width = 0;
  std::size_t height = 0;
  std::vector<std::uint8_t> rgb;  // rows from the top, three bytes a pixel
};

struct Sides {
  std::size_t width = 0;
  std::size_t height = 0;
};

// The sides that fit into a square of `side_max` pixels, never larger than they are.
[[nodiscard]] Sides fitted(Sides sides, std::size_t side_max);

// JPEG is decoded at the smallest eighth that is still no smaller than `fitted`; what is
// transparent becomes white. The sides are looked at again as the decoder sees them, before memory
// is taken. Errors: invalid "photo.broken", "photo.not-shown" (a GIF, a HEIC, a film in WebP);
// limit "photo.too-many-pixels".
[[nodiscard]] Result<Picture> decode(PictureKind kind, std::string_view bytes,
                                     std::size_t side_max);

// Each pixel is the mean of the area that it stands for, in whole numbers: the same everywhere.
// REQUIRES: both sides at least 1 and no larger than the picture's.
[[nodiscard]] Picture shrunk(const Picture& picture, Sides to);

// As it is to be seen when EXIF's orientation is 1 to 8.
[[nodiscard]] Picture turned(Picture picture, int orientation);

// JPEG with colours at half the sides and no segment of metadata. Internal "photo.not-made".
[[nodiscard]] Result<std::string> encode_jpeg(const Picture& picture, int quality);

}  // namespace luoshi::files
