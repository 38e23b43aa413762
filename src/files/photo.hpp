// Photos of cases: what one says of itself, and the versions of it that may be shown to the public.
//
// The original stays in the archive as it was handed in, with where and when it was taken, for the
// desk alone. What is published is made anew from the pixels: upright, small, a JPEG without any
// metadata. Decoding happens in a child process (format/child.hpp): this program started again with
// the hidden command `make-photo`, whose body is photo_child_main(); a HEIC goes through libheif's
// `heif-convert` first, where it is installed.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "files/exif.hpp"

namespace luoshi::files {

struct PhotoFacts {
  std::uint32_t width = 0;  // pixels, as it is to be seen
  std::uint32_t height = 0;
  std::optional<PhotoPosition> position;
  std::optional<Instant> taken;
};

// The facts of a JPEG, PNG, WebP, GIF or HEIC, without decoding it. Cameras seldom write the offset
// of their clock; it is `offset` then. Errors: invalid "photo.not-a-photo", "photo.broken" (cut off
// too); limit "photo.too-many-pixels". Malformed EXIF is no error and yields no facts.
[[nodiscard]] Result<PhotoFacts> read_photo(std::string_view bytes,
                                            std::string_view offset = "+08:00");

enum class PhotoSize {
  thumbnail,  // for lists: at most 480 pixels a side
  published,  // for a page: at most 1,600 pixels a side
};

// Thread-safe; each call starts a child of its own and waits for it.
class PhotoMaker {
 public:
  // `program` is this program's own path, for the child. With "" the photo is decoded in this
  // process: for tests, never for files of others.
  explicit PhotoMaker(std::string program = "/proc/self/exe") : program_(std::move(program)) {}

  // A JPEG of the pixels alone, never larger than the original; the same bytes for the same photo.
  // Errors: those of read_photo; invalid "photo.not-shown" (GIF, animated WebP); unavailable
  // "photo.reader-missing" (HEIC where there is no heif-convert), "photo.not-made" (no child, or it
  // ran out of time or memory).
  [[nodiscard]] Result<std::string> make(std::string_view bytes, PhotoSize size) const;

 private:
  std::string program_;
};

// What the child does: reads a photo from `in`, writes its version or its error to `out`. `size` is
// "thumbnail" or "published"; with `upright` the orientation is carried out already. Returns the
// exit code.
int photo_child_main(std::string_view size, bool upright, std::istream& in, std::ostream& out);

}  // namespace luoshi::files
