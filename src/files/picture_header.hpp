// What the header of a picture says: its kind, how many pixels it has, and where its EXIF stands.
// Told by the bytes alone, without decoding one pixel and within their bounds, so that a picture
// that is cut off, broken or too large is known before any memory is spent on it. No judge of the
// pixels: a decoder may still find them damaged (picture.hpp).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace luoshi::files {

enum class PictureKind { jpeg, png, webp, gif, heic };

struct PictureHeader {
  std::uint32_t width = 0;  // pixels, as they are stored: `exif` may ask to turn them
  std::uint32_t height = 0;
  std::string_view exif;  // the TIFF block (exif.hpp); empty where the picture has none
};

// By the first bytes; none for what is no picture of these kinds.
[[nodiscard]] std::optional<PictureKind> picture_kind(std::string_view bytes);

// None where the container does not hold together to its end: cut off, without size, or, for a GIF,
// with anything behind it. Bytes behind the end of a JPEG are no fault: phones keep a film there.
[[nodiscard]] std::optional<PictureHeader> read_header(PictureKind kind, std::string_view bytes);

// Most pixels of a picture that Luoshi decodes. JPEG is decoded at a fraction of its size, so the
// largest cameras of phones pass; of the others every pixel must be held at once.
[[nodiscard]] std::uint64_t pixels_max(PictureKind kind);
[[nodiscard]] bool has_too_many_pixels(PictureKind kind, std::uint64_t width, std::uint64_t height);

}  // namespace luoshi::files
