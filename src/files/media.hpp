// What a file that somebody attaches is, told by its content, and whether an office keeps it.
//
// The one check of attachments: photos, documents, sound, film and plain text are taken, each up to
// a size of its own; what a browser or a desk would run (web pages, SVG, programs, macros),
// archives and whatever is not known are refused. The name never lets a file in; it only tells text
// apart from scripts, which are text too. No virus scanner, and no judge of what a photo shows.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/result.hpp"

namespace luoshi::files {

enum class MediaForm { photo, document, sound, film, text };

struct MediaType {
  std::string_view name;  // IANA, for example "image/jpeg"
  MediaForm form = MediaForm::photo;
  bool shown = false;  // every browser shows it as a picture without running anything

  bool operator==(const MediaType&) const = default;
};

// Most bytes of one file of this form.
[[nodiscard]] std::size_t bytes_max(MediaForm form);

// By magic bytes and by what the container holds: JPEG, PNG, WebP, GIF, HEIC; PDF, OFD, Word, Excel
// and PowerPoint of today and of old (WPS's own are among these); MP4 and QuickTime; MP3, AMR, M4A;
// plain text and CSV. None for everything else.
[[nodiscard]] std::optional<MediaType> media_type_of(std::string_view bytes, std::string_view name);

// As above, and held against the limits; place "file". Errors: invalid "evidence.empty",
// "evidence.type-refused", "photo.broken" (cut off on the way); limit "evidence.too-large",
// "photo.too-many-pixels".
[[nodiscard]] Result<MediaType> check_media(std::string_view bytes, std::string_view name);

}  // namespace luoshi::files
