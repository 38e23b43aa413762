// Tells recorded sound by its frames: MP3 and AMR, which have no container. Nothing is decoded.
#pragma once

#include <string_view>

namespace luoshi::files {

// Two frames of MPEG layer III, one behind the other (ISO/IEC 11172-3, 2.4.1.3), after the tag of
// ID3v2 if there is one.
[[nodiscard]] bool is_mp3(std::string_view bytes);

// RFC 4867, section 5: the magic of narrow-band and wide-band files.
[[nodiscard]] bool is_amr(std::string_view bytes);

}  // namespace luoshi::files
