// The boxes of ISO/IEC 14496-12 that HEIC, MP4 and QuickTime files are made of, walked without
// trusting their sizes. What stands in a box is for the caller.
#pragma once

#include <optional>
#include <string_view>

namespace luoshi::files {

struct Box {
  std::string_view type;  // four characters, for example "ftyp"
  std::string_view content;
};

// Takes the next box off `rest`. None at the end and where the box is broken or cut off; `rest` is
// empty in the first case only.
[[nodiscard]] std::optional<Box> next_box(std::string_view& rest);

// What stands in the first box of this type among those of `content`.
[[nodiscard]] std::optional<std::string_view> find_box(std::string_view content,
                                                       std::string_view type);

// True when the bytes are boxes and nothing else, to the last byte: no file cut off is.
[[nodiscard]] bool are_boxes(std::string_view bytes);

// True when the file is of this brand: as its major brand or among the compatible ones (4.3).
[[nodiscard]] bool has_brand(std::string_view bytes, std::string_view brand);

}  // namespace luoshi::files
